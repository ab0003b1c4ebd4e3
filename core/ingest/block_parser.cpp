#include "core/ingest/block_parser.h"

#include "core/base/text.h"
#include "core/ingest/byte_masks.h"
#include "core/ingest/cell_repair.h"

#include <algorithm>
#include <stdexcept>

namespace vignette {

namespace {

/// Walks the bytes of a text that may end a cell: delimiters, line ends and, where there are any, quotes and
/// escapes.
class MarkWalker {
public:
    MarkWalker(const char* text, std::size_t size, std::span<const char> marks)
        : m_text(text), m_size(size), m_marks(marks) {
        load();
    }
    /// Position of the next mark, or the size of the text.
    std::size_t next() {
        while (m_mask == 0) {
            m_base += 64;
            if (m_base >= m_size) return m_size;
            load();
        }
        const std::size_t at = m_base + lowestBit(m_mask);
        m_mask &= m_mask - 1;
        return at;
    }
    /// Forgets marks before `at`.
    void skipTo(std::size_t at) {
        if (at >= m_base + 64) {
            m_base = at - at % 64;
            if (m_base < m_size)
                load();
            else
                m_mask = 0;
        }
        if (m_base < at) m_mask &= ~lowBits(at - m_base);
    }

private:
    void load() {
        if (m_base >= m_size) return;
        m_mask = 0;
        for (const char mark : m_marks)
            m_mask |= maskOf(m_text + m_base, mark);
        m_mask &= lowBits(m_size - m_base);
    }

    const char* m_text;
    std::size_t m_size;
    std::span<const char> m_marks;
    std::size_t m_base = 0;
    std::uint64_t m_mask = 0;
};

std::vector<char> marksOf(const Dialect& dialect, bool hasQuotes) {
    std::vector<char> marks = {dialect.delimiter, '\n', '\r'};
    if (hasQuotes && dialect.quote) marks.push_back(*dialect.quote);
    if (hasQuotes && dialect.escape && dialect.escape != dialect.quote) marks.push_back(*dialect.escape);
    return marks;
}

class Parser {
public:
    Parser(RecordBlock& block, const ParsePlan& plan, const Utf8Decoder& decoder)
        : m_block(block), m_plan(plan), m_decoder(decoder), m_text(block.text.data()),
          m_marks(marksOf(plan.dialect, block.hasQuotes)), m_walker(m_text, block.size, m_marks) {
        const std::size_t columns = plan.wanted.size();
        m_parsed.batch.columns.resize(columns);
        m_out.resize(columns);
        for (std::size_t c = 0; c < columns; ++c) {
            if (!plan.wanted[c]) continue;
            m_parsed.batch.columns[c].resize(block.records);
            m_out[c] = m_parsed.batch.columns[c].data();
        }
        if (plan.dialect.escape && plan.dialect.escape != plan.dialect.quote) m_escape = *plan.dialect.escape;
    }

    ParsedBlock run() {
        while (m_at < m_block.size)
            parseRow();
        for (auto& column : m_parsed.batch.columns)
            if (!column.empty()) column.resize(m_rows);
        m_parsed.batch.index = m_block.index;
        m_parsed.batch.rowCount = m_rows;
        m_parsed.batch.sourceBytes = m_block.diskBytes;
        m_parsed.trouble.malformedCells =
            repairCells(m_block.view(), m_parsed.batch.columns, m_parsed.batch.unescaped);
        m_parsed.batch.text = std::move(m_block.text);
        return std::move(m_parsed);
    }

private:
    void parseRow() {
        // The splitter counted the records by the same rules; writing past that count would be our bug.
        if (m_rows == m_block.records) throw std::logic_error("a block has more rows than were counted");
        const std::size_t rowStart = m_at;
        m_cells = 0;
        m_isTooLong = m_isUnclosed = false;
        bool isRowOver = false;
        while (!isRowOver) {
            const std::size_t cellStart = m_at;
            const std::size_t mark = m_walker.next();
            isRowOver = isQuote(mark) && mark == cellStart ? takeQuotedCell(cellStart)
                                                           : takePlainCell(cellStart, mark);
        }
        finishRow(rowStart);
    }

    bool isQuote(std::size_t at) const {
        return at < m_block.size && m_plan.dialect.quote && m_text[at] == *m_plan.dialect.quote;
    }
    bool isEscape(std::size_t at) const { return m_escape && at < m_block.size && m_text[at] == *m_escape; }

    /// A cell that does not start with a quote; quotes inside it are letters. True at the end of a row.
    bool takePlainCell(std::size_t start, std::size_t mark) {
        std::size_t end = mark;
        bool hasEscapes = false;
        while (isQuote(end) || isEscape(end)) {
            if (isEscape(end)) {
                hasEscapes = true;
                m_walker.skipTo(end + 2);
            }
            end = m_walker.next();
        }
        const std::size_t written = hasEscapes ? dropEscapes(start, end) : end;
        put(start, written);
        return passEnd(end);
    }

    /// A cell in quotes, written over itself without them. True at the end of a row.
    bool takeQuotedCell(std::size_t start) {
        std::size_t from = start + 1; // of the piece not yet written
        std::size_t written = start + 1;
        const auto keepUpTo = [&](std::size_t end) {
            if (written != from) std::copy(m_text + from, m_text + end, m_text + written);
            written += end - from;
        };
        std::size_t at = m_walker.next();
        for (;; at = m_walker.next()) {
            if (at >= m_block.size) break;
            if (isEscape(at)) {
                keepUpTo(at);
                from = at + 1;
                m_walker.skipTo(at + 2);
                continue;
            }
            if (!isQuote(at)) continue;
            if (!isQuote(at + 1)) break;
            keepUpTo(at);
            from = at + 1;
            m_walker.skipTo(at + 2);
        }
        keepUpTo(std::min(at, m_block.size));
        std::size_t end = at;
        if (at >= m_block.size) {
            m_isUnclosed = true;
        } else {
            // Text between the closing quote and the delimiter belongs to the cell as it stands.
            end = m_walker.next();
            while (isQuote(end) || isEscape(end)) {
                if (isEscape(end)) m_walker.skipTo(end + 2);
                end = m_walker.next();
            }
            from = at + 1;
            keepUpTo(end);
        }
        put(start + 1, written);
        std::fill(m_text + written, m_text + std::min(end, m_block.size), ' ');
        return passEnd(end);
    }

    /// Moves text over its escapes; returns where it ends now. The gap is filled so that lines still count.
    std::size_t dropEscapes(std::size_t start, std::size_t end) {
        std::size_t written = start;
        for (std::size_t i = start; i < end; ++i) {
            if (m_text[i] == *m_escape && i + 1 < end) ++i;
            m_text[written++] = m_text[i];
        }
        std::fill(m_text + written, m_text + end, ' ');
        return written;
    }

    void put(std::size_t start, std::size_t end) {
        if (end - start > kCellLimit) m_isTooLong = true;
        if (m_cells < m_out.size() && m_out[m_cells] != nullptr)
            m_out[m_cells][m_rows] = {m_text + start, end - start};
        ++m_cells;
    }

    /// Steps behind the delimiter or line end at `end`; true at the end of a row.
    bool passEnd(std::size_t end) {
        if (end >= m_block.size) {
            m_at = m_block.size;
            return true;
        }
        m_at = end + 1;
        if (m_text[end] == m_plan.dialect.delimiter) return false;
        if (m_text[end] == '\r' && m_at < m_block.size && m_text[m_at] == '\n') {
            m_walker.next();
            ++m_at;
        }
        return true;
    }

    void finishRow(std::size_t rowStart) {
        if (m_cells == 1 && isLineEndAt(rowStart)) {
            ++m_parsed.trouble.blankLines;
            return;
        }
        if (m_isUnclosed)
            setAside(RowProblemKind::UnclosedQuote, rowStart);
        else if (m_isTooLong)
            setAside(RowProblemKind::FieldTooLong, rowStart);
        else if (m_cells < m_out.size())
            setAside(RowProblemKind::TooFewCells, rowStart);
        else if (m_cells > m_out.size())
            setAside(RowProblemKind::TooManyCells, rowStart);
        else
            ++m_rows;
    }

    bool isLineEndAt(std::size_t at) const { return m_text[at] == '\n' || m_text[at] == '\r'; }

    void setAside(RowProblemKind kind, std::size_t rowStart) {
        BlockTrouble& trouble = m_parsed.trouble;
        ++trouble.setAside[kind];
        if (trouble.problems.size() >= kProblemsKept) return;
        m_linesCounted += countLines(m_countedTo, rowStart);
        m_bytesCounted += m_decoder.sourceLength({m_text + m_countedTo, rowStart - m_countedTo});
        m_countedTo = rowStart;
        trouble.problems.push_back({.kind = kind,
                                    .line = m_block.firstLine + m_linesCounted,
                                    .byteOffset = m_block.byteOffset + m_bytesCounted,
                                    .cells = m_cells,
                                    .shape = shapeOf({m_text + rowStart, m_at - rowStart})});
    }

    std::uint64_t countLines(std::size_t from, std::size_t to) const {
        std::uint64_t lines = 0;
        for (std::size_t i = from; i < to; ++i)
            if (m_text[i] == '\n' || (m_text[i] == '\r' && m_text[i + 1] != '\n')) ++lines;
        return lines;
    }

    RecordBlock& m_block;
    const ParsePlan& m_plan;
    const Utf8Decoder& m_decoder;
    char* m_text;
    std::vector<char> m_marks;
    MarkWalker m_walker;
    std::optional<char> m_escape;
    ParsedBlock m_parsed;
    std::vector<std::string_view*> m_out; ///< where a wanted column's cells go
    std::size_t m_at = 0;
    std::size_t m_rows = 0;
    std::size_t m_cells = 0; ///< of the row at hand
    bool m_isTooLong = false;
    bool m_isUnclosed = false;
    std::size_t m_countedTo = 0;
    std::uint64_t m_linesCounted = 0;
    std::uint64_t m_bytesCounted = 0;
};

} // namespace

std::uint64_t BlockTrouble::setAsideCount() const {
    std::uint64_t count = 0;
    for (const auto& [kind, rows] : setAside)
        count += rows;
    return count;
}

ParsedBlock parseBlock(RecordBlock block, const ParsePlan& plan, const Utf8Decoder& decoder) {
    return Parser(block, plan, decoder).run();
}

} // namespace vignette
