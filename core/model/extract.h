#pragma once

#include "core/base/dates.h"
#include "core/base/hash.h"
#include "core/model/identifier.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

inline constexpr std::uint32_t kMostHeaderRows = 9;

/// How a delimited text file is written. Guessed, shown, editable; never taken from the language of the
/// screen.
struct Dialect {
    char delimiter = ',';
    std::optional<char> quote = '"'; ///< doubled inside quotes
    std::optional<char> escape;      ///< such as a backslash before a quote
    bool skipsBlanks = false;        ///< blanks behind a delimiter are dropped; a quote may follow them
    /// UTF-8, UTF-16LE, UTF-16BE, windows-1250 … 1257, ISO-8859-1, -2, -5, -7, -15, KOI8-R, macintosh,
    /// Shift_JIS, EUC-JP, GB18030, Big5, EUC-KR
    std::string encoding = "UTF-8";
    char decimalMark = '.';
    std::optional<char> thousandsMark; ///< dropped between digits before the decimal mark
    bool hasHeader = true;
    std::uint32_t headerRows = 1; ///< rows of the header, 1 to kMostHeaderRows; joined into one name a column
    std::uint32_t skipLines = 0;  ///< preamble lines before the header (and a "sep=" line)
    /// Of a workbook the name on the tab, of a zip archive of several tables the path of the table inside it;
    /// empty for a text file.
    std::string sheet = {};
    bool operator==(const Dialect&) const = default;
};

/// A file as it was when surveyed. A source that changed since stops the import.
struct SourceFile {
    std::filesystem::path path; ///< never leaves the machine: not stored in the study, not in exports
    std::string name; ///< file name only; "visits.csv in clinic.zip" for one of several in an archive
    std::uint64_t bytes = 0;
    Digest contentHash; ///< of the file's bytes as they stand on disk
};

/// What the values of a column look like over all rows.
enum class ColumnType {
    Empty,    ///< nothing but missing values
    Number,   ///< decimal numbers
    Integer,  ///< whole numbers that count or measure
    Flag,     ///< two levels that mean yes and no (or 0 and 1, or F and M)
    Category, ///< a few levels
    Code,     ///< coded text: leading zeros, ICD, more than 15 digits
    Date,     ///< one DateFormat fits
    Text,     ///< free text: mean over 5 words, or over half distinct with blanks
    Unique,   ///< nearly all different and not continuous
};

const char* toText(ColumnType type);
ColumnType columnTypeFromText(const std::string& text);

struct LevelCount {
    std::string text;
    std::uint64_t count = 0;
    bool operator==(const LevelCount&) const = default;
};

struct ColumnSurvey {
    std::string name; ///< the header, made unique ("name (2)") when it repeats or is empty
    ColumnType type = ColumnType::Empty;
    std::optional<DateFormat> dateFormat; ///< for Date
    bool isDateAmbiguous = false;         ///< day and month could be swapped in every row
    std::uint64_t valueCount = 0;         ///< cells with a value
    std::uint64_t missingCount = 0;
    std::map<std::string, std::uint64_t> missingTokens; ///< which texts were read as missing: "", "NA", "?"
    std::uint64_t distinctCount = 0;                    ///< exact up to the dictionary cap, then at least
    bool hasAllLevels = false;                          ///< `levels` is the full dictionary
    std::vector<LevelCount> levels;                     ///< sorted by bytes; empty when over the cap
    std::uint64_t numberCount = 0;                      ///< cells that read as numbers
    std::optional<double> minimum;                      ///< of the numbers; screen only, never released
    std::optional<double> maximum;
    std::optional<Date> firstDate;
    std::optional<Date> lastDate;
    std::uint64_t longestBytes = 0;
    double meanWords = 0.0;                  ///< words a value
    double shareWithBlanks = 0.0;            ///< values with a blank inside
    std::uint64_t coercedCount = 0;          ///< cells that did not fit the type and were read as missing
    std::vector<IdentifierFinding> findings; ///< what the identifier scanner saw
};

/// Why a row was set aside.
enum class RowProblemKind {
    TooFewCells,
    TooManyCells,
    UnclosedQuote,
    FieldTooLong,
    MalformedText,
    NoPatientKey,
    RepeatedHeader, ///< the header once more: joined files, or another table
    TotalsRow       ///< the last row sums the others up
};
const char* toText(RowProblemKind kind);
RowProblemKind rowProblemKindFromText(const std::string& text);

struct RowProblem {
    RowProblemKind kind = RowProblemKind::TooFewCells;
    std::uint64_t line = 0;       ///< 1-based line of the file where the row starts
    std::uint64_t byteOffset = 0; ///< in the decompressed file
    std::uint64_t cells = 0;      ///< how many cells it has
    std::string shape;            ///< letters as A, digits as 9, cut at 60: the raw text is never kept
};

/// What pass 1 learned about one file, over every row.
struct ExtractSurvey {
    SourceFile source;
    Dialect dialect;
    std::uint64_t rowCount = 0; ///< rows kept
    std::uint64_t setAsideCount = 0;
    std::map<RowProblemKind, std::uint64_t> setAsideByReason;
    std::vector<RowProblem> problems; ///< the first 1,000
    std::uint64_t malformedCells = 0; ///< cells with bytes that are not valid text, replaced
    std::vector<ColumnSurvey> columns;
    std::vector<std::string> sheetNames = {}; ///< of a workbook or an archive, to choose from: Dialect::sheet
    bool isWorkbook = false;                  ///< fixed: commas, UTF-8, decimal points
    std::vector<std::string> notes; ///< deviations in plain words: "mixed line ends", "a sep= line was used"
};

/// The first rows as text, for the screen only; masking dropped columns is the screen's duty (ScreeningPlan).
struct ExtractPreview {
    Dialect dialect;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< at most 100, as wide as the header
};

} // namespace vignette
