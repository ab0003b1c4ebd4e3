#include "core/ingest/record_splitter.h"

#include "core/base/failure.h"
#include "core/ingest/byte_masks.h"
#include "core/ingest/read_sizes.h"

#include <algorithm>
#include <cstring>

namespace vignette {

namespace {

bool isLineEnd(char c) {
    return c == '\n' || c == '\r';
}

/// Lines that end in the text; CR LF counts once.
std::uint64_t lineEndsIn(std::string_view text) {
    std::uint64_t lines = 0;
    std::size_t i = 0;
    for (; i + 65 <= text.size(); i += 64) {
        const std::uint64_t lf = maskOf(text.data() + i, '\n');
        const std::uint64_t cr = maskOf(text.data() + i, '\r');
        const std::uint64_t lfBehind = (lf >> 1) | (text[i + 64] == '\n' ? std::uint64_t{1} << 63 : 0);
        lines += static_cast<std::uint64_t>(std::popcount(lf | (cr & ~lfBehind)));
    }
    for (; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++lines;
    return lines;
}

} // namespace

/// 64 bytes of text from m_at and where its marks stand.
struct RecordSplitter::Window {
    std::size_t start = 0;
    std::size_t size = 0;
    std::uint64_t lf = 0;
    std::uint64_t cr = 0;     ///< only those without LF behind
    std::uint64_t crLf = 0;   ///< LF with CR before
    std::uint64_t quotes = 0; ///< quotes and escapes
};

RecordSplitter::RecordSplitter(TextStream& stream, ByteSource& source, const Dialect& dialect,
                               std::string fileName)
    : m_stream(stream), m_source(source), m_delimiter(dialect.delimiter), m_quote(dialect.quote),
      m_escape(dialect.escape == dialect.quote ? std::nullopt : dialect.escape),
      m_skipsBlanks(dialect.skipsBlanks), m_fileName(std::move(fileName)) {
    fill();
    m_byteOffset = m_stream.markBytes();
}

/// Reads on; false when there was nothing left.
bool RecordSplitter::fill() {
    if (m_isAtEnd) return false;
    const std::size_t wanted = m_filled + kReadStep + kScanPadding;
    if (m_text.capacity() < wanted) m_text.reserve(std::max(wanted * 2, m_usualSize));
    m_text.resize(wanted);
    const std::size_t got = m_stream.read({m_text.data() + m_filled, kReadStep});
    m_isAtEnd = got < kReadStep;
    m_filled += got;
    std::memset(m_text.data() + m_filled, 0, kScanPadding);
    return got > 0;
}

void RecordSplitter::skipLines(std::uint32_t count) {
    for (std::uint32_t line = 0; line < count; ++line) {
        std::size_t at = 0;
        for (;;) {
            while (at < m_filled && !isLineEnd(m_text[at]))
                ++at;
            if (at + 1 < m_filled || !fill()) break;
            if (at > kRecordLimit) return;
        }
        if (at >= m_filled) return;
        const bool isPair = m_text[at] == '\r' && at + 1 < m_filled && m_text[at + 1] == '\n';
        cut(at + (isPair ? 2 : 1));
        startNumbering();
    }
}

std::optional<RecordBlock> RecordSplitter::next(const Limits& limits) {
    for (;;) {
        // One byte is held back until the next is known: a CR may be half of CR LF.
        const std::size_t end = m_isAtEnd ? m_filled : (m_filled > 0 ? m_filled - 1 : 0);
        if (scanTo(end, limits)) {
            if (mayEnd(limits)) return cut(m_recordEnd);
            m_at = m_recordEnd;
            continue;
        }
        checkLimits();
        if (!fill() && m_at == m_filled) break;
    }
    if (m_filled == 0) return std::nullopt;
    checkEnd();
    if (m_recordEnd < m_filled) ++m_records;
    return cut(m_filled);
}

/// True when the block is complete.
bool RecordSplitter::scanTo(std::size_t end, const Limits& limits) {
    while (m_at < end) {
        const char* bytes = m_text.data() + m_at;
        Window window{.start = m_at, .size = std::min<std::size_t>(64, end - m_at)};
        const std::uint64_t valid = lowBits(window.size);
        window.lf = maskOf(bytes, '\n') & valid;
        const std::uint64_t anyCr = maskOf(bytes, '\r') & valid;
        if (anyCr != 0 || window.lf != 0) {
            const std::uint64_t lfBehind =
                (maskOf(bytes, '\n') >> 1) |
                (bytes[window.size] == '\n' ? std::uint64_t{1} << (window.size - 1) : 0);
            window.cr = anyCr & ~lfBehind;
            const bool isCrBefore = m_at > 0 && m_text[m_at - 1] == '\r';
            window.crLf = window.lf & ((anyCr << 1) | (isCrBefore ? 1 : 0));
        }
        if (m_quote) window.quotes |= maskOf(bytes, *m_quote) & valid;
        if (m_escape) window.quotes |= maskOf(bytes, *m_escape) & valid;
        const bool isPlain = window.quotes == 0 && !m_inQuotes && m_escapedTo <= m_at;
        if (isPlain ? takePlainWindow(window, limits) : takeQuotedWindow(window, limits)) return true;
        m_at = window.start + window.size;
    }
    return false;
}

bool RecordSplitter::takePlainWindow(const Window& window, const Limits& limits) {
    const std::uint64_t ends = window.lf | window.cr;
    if (ends == 0) return false;
    const auto count = static_cast<std::size_t>(std::popcount(ends));
    const bool mayFinish = m_records + count >= limits.rows || window.start + 64 >= limits.bytes;
    if (mayFinish) return takeQuotedWindow(window, limits);
    m_records += count;
    m_recordEnd = window.start + 64 - static_cast<std::size_t>(std::countl_zero(ends));
    const auto pairs = static_cast<std::uint64_t>(std::popcount(window.crLf));
    m_lineEnds.crLf += pairs;
    m_lineEnds.lf += static_cast<std::uint64_t>(std::popcount(window.lf)) - pairs;
    m_lineEnds.cr += static_cast<std::uint64_t>(std::popcount(window.cr));
    return false;
}

bool RecordSplitter::takeQuotedWindow(const Window& window, const Limits& limits) {
    m_hasQuotes = m_hasQuotes || window.quotes != 0;
    std::uint64_t marks = window.lf | window.cr | window.quotes;
    while (marks != 0) {
        const std::size_t at = window.start + lowestBit(marks);
        marks &= marks - 1;
        if (at >= m_escapedTo && takeMark(at, limits)) return true;
    }
    return false;
}

bool RecordSplitter::takeMark(std::size_t at, const Limits& limits) {
    const char mark = m_text[at];
    if (m_escape && mark == *m_escape) {
        m_escapedTo = at + 2;
        return false;
    }
    if (m_quote && mark == *m_quote) {
        if (m_inQuotes) {
            checkQuoteLength(at);
            m_inQuotes = false;
            m_closedAt = at;
        } else if (m_closedAt != SIZE_MAX && m_closedAt + 1 == at) {
            m_inQuotes = true; // the second of a doubled quote
        } else if (isCellStart(at)) {
            m_inQuotes = true;
            m_quoteStart = at;
        }
        return false;
    }
    return !m_inQuotes && endRecord(at, limits);
}

bool RecordSplitter::endRecord(std::size_t at, const Limits& limits) {
    if (m_text[at] == '\r')
        ++m_lineEnds.cr;
    else if (at > 0 && m_text[at - 1] == '\r')
        ++m_lineEnds.crLf;
    else
        ++m_lineEnds.lf;
    m_recordEnd = at + 1;
    ++m_records;
    return m_records >= limits.rows || m_recordEnd >= limits.bytes;
}

/// Whether a block may end behind the last whole record.
bool RecordSplitter::mayEnd(const Limits& limits) {
    if (limits.tail == 0) return true;
    while (m_filled - m_recordEnd < limits.tail && fill()) {
    }
    if (m_filled - m_recordEnd < limits.tail) return false;
    const char blanks[] = {m_delimiter, '\n', '\r'};
    const std::string_view text(m_text.data(), m_recordEnd);
    return text.find_first_not_of(std::string_view(blanks, sizeof blanks)) != std::string_view::npos ||
           m_recordEnd > kRecordLimit;
}

bool RecordSplitter::isCellStart(std::size_t at) const {
    if (m_skipsBlanks)
        while (at > m_recordEnd && m_text[at - 1] == ' ')
            --at;
    return at == m_recordEnd || (m_text[at - 1] == m_delimiter && at - 1 >= m_escapedTo);
}

void RecordSplitter::checkQuoteLength(std::size_t at) const {
    if (at - m_quoteStart > kCellLimit)
        throw Failure(FailureCode::BadInput,
                      m_fileName + ": a quote that opens on line " +
                          std::to_string(linesBefore(m_quoteStart)) +
                          " is not closed within 1 MiB. Correct that line, or choose no quote mark for this "
                          "file.");
}

void RecordSplitter::checkLimits() const {
    if (m_inQuotes) checkQuoteLength(m_at);
    if (m_at - m_recordEnd > kRecordLimit)
        throw Failure(FailureCode::BadInput, m_fileName + ": line " +
                                                 std::to_string(linesBefore(m_recordEnd)) +
                                                 " is longer than 64 MiB, so this is not a table of rows. "
                                                 "Export it again with line ends.");
}

/// The file ended: an open quote that swallowed other lines makes all of them doubtful.
void RecordSplitter::checkEnd() const {
    if (!m_inQuotes) return;
    std::string_view swallowed(m_text.data() + m_quoteStart, m_filled - m_quoteStart);
    while (!swallowed.empty() && isLineEnd(swallowed.back()))
        swallowed.remove_suffix(1);
    if (lineEndsIn(swallowed) == 0) return;
    throw Failure(FailureCode::BadInput,
                  m_fileName + ": a quote that opens on line " + std::to_string(linesBefore(m_quoteStart)) +
                      " is never closed, so the rows behind it can't be told apart. Correct that line, or "
                      "choose no quote mark for this file.");
}

/// Hands out text[0, end) and keeps the rest for the next block.
RecordBlock RecordSplitter::cut(std::size_t end) {
    RecordBlock block;
    block.index = m_nextIndex++;
    block.records = m_records;
    block.hasQuotes = m_hasQuotes;
    block.isLast = m_isAtEnd && end == m_filled;
    block.size = end;
    block.firstLine = m_line;
    block.byteOffset = m_byteOffset;
    block.diskBytes = m_source.diskBytesRead() - m_diskBytes;
    m_diskBytes += block.diskBytes;

    std::vector<char> rest;
    m_usualSize = std::max(m_usualSize, end + end / 16 + 2 * kReadStep);
    rest.reserve(m_isAtEnd ? m_filled - end + kScanPadding : m_usualSize);
    rest.assign(m_text.begin() + static_cast<std::ptrdiff_t>(end),
                m_text.begin() + static_cast<std::ptrdiff_t>(m_filled + kScanPadding));
    m_text.resize(end + kScanPadding);
    std::memset(m_text.data() + end, 0, kScanPadding);
    block.text = std::move(m_text);
    m_text = std::move(rest);
    m_filled -= end;
    m_at = m_recordEnd = m_records = m_quoteStart = m_escapedTo = 0;
    m_closedAt = SIZE_MAX;
    m_inQuotes = m_hasQuotes = false;
    m_line += lineEndsIn(block.view());
    m_byteOffset += m_stream.decoder().sourceLength(block.view());
    return block;
}

std::uint64_t RecordSplitter::linesBefore(std::size_t at) const {
    return m_line + lineEndsIn({m_text.data(), at});
}

} // namespace vignette
