#include "core/ingest/guess_dialect.h"

#include "core/base/text.h"
#include "core/ingest/guess_encoding.h"
#include "core/ingest/guess_header.h"
#include "core/ingest/guess_marks.h"

#include <algorithm>
#include <map>

namespace vignette {

namespace {

using Row = std::vector<std::string>;
constexpr std::string_view kDelimiters = ",;\t|"; // the first wins a tie
constexpr std::size_t kBytesScored = std::size_t{128} << 10;
constexpr std::size_t kRowsScored = 1'000;
constexpr std::size_t kMostPreamble = 100;

/// Narrows the sample to what is scored; the cut end is then no row.
ExtractStart beginningOf(const ExtractStart& sample) {
    ExtractStart start{
        .fileName = sample.fileName, .text = sample.text.substr(0, kBytesScored), .isWhole = sample.isWhole};
    if (sample.text.size() > kBytesScored) start.isWhole = false;
    const bool hasLineEnd = start.text.find_first_of("\r\n") != std::string::npos;
    return hasLineEnd ? start : sample;
}

/// "sep=;" on the first line, as spreadsheets write and read it.
std::optional<char> separatorLine(std::string_view text) {
    std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
    const bool isSeparator = line.size() == 5 && toLowerAscii(line.substr(0, 4)) == "sep=";
    return isSeparator ? std::optional(line[4]) : std::nullopt;
}

bool isReadable(std::string_view cell, bool isQuotedRow) {
    return isQuotedRow || cell.find_first_of(",;\t|\"") == std::string_view::npos;
}

/// How even the rows are times how readable the cells are, 0 to 1.
double scoreOf(const SampleRecords& records) {
    std::map<std::size_t, double> widths;
    double rows = 0.0;
    double cells = 0.0;
    double readable = 0.0;
    for (std::size_t r = 0; r < records.rows.size(); ++r) {
        const Row& row = records.rows[r];
        if (row.empty()) continue;
        rows += 1.0;
        widths[row.size()] += 1.0;
        for (const std::string& cell : row) {
            cells += 1.0;
            if (isReadable(cell, records.isQuoted[r])) readable += 1.0;
        }
    }
    if (rows == 0.0) return 0.0;
    double evenness = 0.0;
    for (const auto& [width, count] : widths) {
        const auto w = static_cast<double>(width);
        evenness += (count / rows) * (count / rows) * (w - 1.0) / w;
    }
    const double oddity = static_cast<double>(records.oddQuotes) / cells;
    return evenness * (readable / cells) * (1.0 - std::min(0.9, oddity));
}

/// Quote marks worth trying: ' only where cells start and end with it and " never opens one.
std::vector<Dialect> candidatesFor(const ExtractStart& sample, std::optional<char> delimiter) {
    const std::string_view text = sample.text;
    std::vector<Dialect> candidates;
    for (const char mark : kDelimiters) {
        Dialect dialect;
        dialect.delimiter = delimiter.value_or(mark);
        candidates.push_back(dialect);
        const bool hasBlanks = text.find(std::string{dialect.delimiter, ' ', '"'}) != std::string_view::npos;
        if (hasBlanks && dialect.delimiter != ' ') {
            dialect.skipsBlanks = true;
            candidates.push_back(dialect);
            dialect.skipsBlanks = false;
        }
        const bool hasEscapes = text.find("\\\"") != std::string_view::npos;
        if (hasEscapes) {
            dialect.escape = '\\';
            candidates.push_back(dialect);
            dialect.escape.reset();
        }
        const std::string opening{dialect.delimiter, '\''};
        const std::string closing{'\'', dialect.delimiter};
        const std::string doubled{dialect.delimiter, '"'};
        const bool hasApostrophes = text.find(opening) != std::string_view::npos &&
                                    text.find(closing) != std::string_view::npos &&
                                    text.find(doubled) == std::string_view::npos;
        if (hasApostrophes) {
            dialect.quote = '\'';
            candidates.push_back(dialect);
        }
        if (delimiter) break;
    }
    return candidates;
}

Dialect bestOf(const std::vector<Dialect>& candidates, const ExtractStart& sample) {
    Dialect best = candidates.front();
    double bestScore = 0.0;
    for (const Dialect& candidate : candidates) {
        constexpr double kClearly = 1e-9;
        const double score = scoreOf(recordsOf(sample, candidate, kRowsScored));
        if (score <= bestScore + kClearly) continue;
        best = candidate;
        bestScore = score;
    }
    return best;
}

/// Index of the record the table starts with: the first as wide as most, or one cell narrower right before
/// them (a header without a name for row names), that is not a title padded with delimiters.
std::size_t tableStart(const std::vector<Row>& rows) {
    const std::size_t usual = usualWidth(rows);
    if (usual < 2) return 0;
    const std::size_t most = std::min(rows.size(), kMostPreamble);
    for (std::size_t r = 0; r < most; ++r) {
        if (rows[r].empty()) continue;
        if (rows[r].size() > usual) return 0;
        const bool isTitle = usual >= 3 && filledCells(rows[r]) <= 1;
        const bool isOneShort = usual >= 3 && rows[r].size() + 1 == usual && r + 1 < rows.size() &&
                                rows[r + 1].size() == usual && filledCells(rows[r]) == rows[r].size();
        if ((rows[r].size() == usual || isOneShort) && !isTitle) return r;
    }
    return 0;
}

} // namespace

Dialect guessDialect(const ExtractStart& raw) {
    const bool isSheet = raw.isWorkbook;
    const std::string encoding = isSheet ? "UTF-8" : guessEncoding(raw.text, raw.fileName);
    const ExtractStart sample = beginningOf(decodedSample(raw, encoding));
    const std::optional<char> separator = isSheet ? std::nullopt : separatorLine(sample.text);
    Dialect dialect = isSheet ? Dialect{} : bestOf(candidatesFor(sample, separator), sample);
    dialect.sheet = raw.sheet;
    dialect.encoding = encoding;
    dialect.skipLines = separator ? 1 : 0;

    SampleRecords records = recordsOf(sample, dialect, kRowsScored);
    std::vector<Row>& rows = records.rows;
    if (rows.empty()) return dialect;
    if (auto first = repairedRecord(sample, dialect, records, 0, usualWidth(rows)))
        rows[0] = std::move(*first);
    const std::size_t start = tableStart(rows);
    if (start > 0) dialect.skipLines = records.lines[start];
    dialect.hasHeader = isHeader(rows, start);
    if (dialect.hasHeader) dialect.headerRows = headerRowsOf(rows, start);
    if (isSheet) return dialect; // numbers of a workbook have no marks of their own
    const std::size_t firstRow = start + (dialect.hasHeader ? dialect.headerRows : 0);
    guessMarks({rows.data() + std::min(firstRow, rows.size()), rows.size() - std::min(firstRow, rows.size())},
               dialect);
    return dialect;
}

Dialect guessDialect(const std::filesystem::path& file, const std::string& sheet) {
    return guessDialect(readRawSample(file, sheet));
}

} // namespace vignette
