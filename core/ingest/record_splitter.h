#pragma once

#include "core/ingest/text_stream.h"
#include "core/model/extract.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Cells longer than this are refused; a quote still open after it is taken as never closed.
inline constexpr std::size_t kCellLimit = std::size_t{1} << 20;
/// Rows longer than this are no rows of a table.
inline constexpr std::size_t kRecordLimit = std::size_t{64} << 20;

/// How lines end in what was read so far (outside quotes).
struct LineEnds {
    std::uint64_t lf = 0;
    std::uint64_t crLf = 0;
    std::uint64_t cr = 0;
    bool isMixed() const { return (lf > 0) + (crLf > 0) + (cr > 0) > 1; }
};

/// Whole records, cut from the text of an extract. `text` holds `size` bytes and kScanPadding zeros.
struct RecordBlock {
    std::size_t index = 0;
    std::vector<char> text;
    std::size_t size = 0;
    std::size_t records = 0;      ///< blank lines count
    bool hasQuotes = false;       ///< a quote or an escape stands somewhere in it
    bool isLast = false;          ///< the file ends with it
    std::uint64_t firstLine = 1;  ///< of the file
    std::uint64_t byteOffset = 0; ///< of the decompressed file
    std::uint64_t diskBytes = 0;  ///< read from disk for this block, for progress
    std::string_view view() const { return {text.data(), size}; }
};

/// Cuts a text stream at ends of records that are not inside quotes (RFC 4180: a quote opens only at the
/// start of a cell, a doubled quote inside quotes is a quote). LF, CR LF and CR all end a line. Where it cuts
/// depends on the text and the limits alone. Serial; time is linear in the text whatever it holds. Throws
/// Failure(BadInput) with the line for a quote that is never closed and for a line without end.
class RecordSplitter {
public:
    struct Limits {
        std::size_t rows = 65'536;
        std::size_t bytes = std::size_t{32} << 20; ///< a block ends with the record that reaches it
        std::size_t tail =
            0; ///< so many bytes at the file's end are never parted, nor blank lines at its start
    };
    RecordSplitter(TextStream& stream, ByteSource& source, const Dialect& dialect, std::string fileName);

    void skipLines(std::uint32_t count);
    /// The next block is number 0 and stands for all that was read from disk so far.
    void startNumbering() {
        m_nextIndex = 0;
        m_diskBytes = 0;
    }
    /// Empty at the end of the file.
    std::optional<RecordBlock> next(const Limits& limits);
    const LineEnds& lineEnds() const { return m_lineEnds; }
    std::uint64_t nextLine() const { return m_line; } ///< 1-based; of the file

private:
    struct Window;
    bool fill();
    bool scanTo(std::size_t end, const Limits& limits);
    bool takePlainWindow(const Window& window, const Limits& limits);
    bool takeQuotedWindow(const Window& window, const Limits& limits);
    bool takeMark(std::size_t at, const Limits& limits);
    bool endRecord(std::size_t at, const Limits& limits);
    bool mayEnd(const Limits& limits);
    void checkQuoteLength(std::size_t at) const;
    void checkLimits() const;
    void checkEnd() const;
    RecordBlock cut(std::size_t end);
    bool isCellStart(std::size_t at) const;
    std::uint64_t linesBefore(std::size_t at) const;

    TextStream& m_stream;
    ByteSource& m_source;
    char m_delimiter;
    std::optional<char> m_quote;
    std::optional<char> m_escape;
    bool m_skipsBlanks;
    std::string m_fileName;

    std::vector<char> m_text;    ///< of the block in the making, with padding
    std::size_t m_filled = 0;    ///< bytes of text in it
    std::size_t m_at = 0;        ///< scanned up to here
    std::size_t m_recordEnd = 0; ///< end of the last whole record
    std::size_t m_records = 0;
    std::size_t m_quoteStart = 0;
    std::size_t m_closedAt = SIZE_MAX; ///< where the last quote closed
    std::size_t m_escapedTo = 0;       ///< bytes before this are escaped
    bool m_inQuotes = false;
    bool m_hasQuotes = false;
    bool m_isAtEnd = false;

    std::size_t m_nextIndex = 0;
    std::uint64_t m_line = 1;
    std::uint64_t m_byteOffset = 0;
    std::uint64_t m_diskBytes = 0;
    std::size_t m_usualSize = 0;
    LineEnds m_lineEnds;
};

} // namespace vignette
