#include "core/ingest/block_parser.h"

#include "core/ingest/cell_repair.h"
#include "core/ingest/mark_walker.h"
#include "core/ingest/row_meaning.h"
#include "core/ingest/row_repair.h"

#include <algorithm>
#include <stdexcept>

namespace vignette {

namespace {

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
        m_room = block.records;
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
        if (m_block.isLast && m_rows > 0) setTotalsAside();
        for (auto& column : m_parsed.batch.columns)
            if (!column.empty()) column.resize(m_rows);
        m_parsed.batch.index = m_block.index;
        m_parsed.batch.rowCount = m_rows;
        m_parsed.batch.sourceBytes = m_block.diskBytes;
        if (!m_decoder.isPassThrough())
            m_parsed.trouble.malformedCells = replacedCells(m_block.view(), m_parsed.batch.columns);
        m_parsed.trouble.malformedCells +=
            repairCells(m_block.view(), m_parsed.batch.columns, m_parsed.batch.unescaped);
        m_parsed.batch.text = std::move(m_block.text);
        return std::move(m_parsed);
    }

private:
    /// A cell whose text must be moved over marks inside it, once its row is known to be kept.
    struct Rewrite {
        std::size_t cell = 0;
        std::size_t start = 0;
        std::size_t end = 0;
        bool isQuoted = false;
    };

    void parseRow() {
        // The splitter counted the records by the same rules; writing past that count would be our bug.
        if (m_rows == m_room) throw std::logic_error("a block has more rows than were counted");
        const std::size_t rowStart = m_at;
        m_cells = 0;
        m_hasQuote = m_isTooLong = m_isUnclosed = m_isOdd = false;
        m_rewrites.clear();
        bool isRowOver = false;
        while (!isRowOver) {
            if (m_plan.dialect.skipsBlanks) skipBlanks();
            const std::size_t cellStart = m_at;
            const std::size_t mark = m_walker.next();
            isRowOver = isQuote(mark) && mark == cellStart ? takeQuotedCell(cellStart)
                                                           : takePlainCell(cellStart, mark);
        }
        finishRow(rowStart);
    }

    void skipBlanks() {
        while (m_at < m_block.size && m_text[m_at] == ' ')
            ++m_at;
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
            } else {
                m_hasQuote = m_isOdd = true;
            }
            end = m_walker.next();
        }
        if (hasEscapes)
            m_rewrites.push_back({.cell = m_cells, .start = start, .end = end, .isQuoted = false});
        put(start, end);
        return passEnd(end);
    }

    /// A cell in quotes. True at the end of a row.
    bool takeQuotedCell(std::size_t start) {
        m_hasQuote = true;
        bool isAsItStands = true;
        std::size_t at = m_walker.next();
        for (;; at = m_walker.next()) {
            if (at >= m_block.size) break;
            if (!isEscape(at) && !isQuote(at)) continue;
            if (isQuote(at) && !isQuote(at + 1)) break;
            isAsItStands = false;
            m_walker.skipTo(at + 2);
        }
        if (at >= m_block.size) m_isUnclosed = true;
        const std::size_t end = at >= m_block.size ? at : endBehindQuote();
        if (!m_isUnclosed && end != at + 1) {
            m_isOdd = true;
            isAsItStands = false;
        }
        if (!isAsItStands)
            m_rewrites.push_back({.cell = m_cells, .start = start + 1, .end = end, .isQuoted = true});
        put(start + 1, isAsItStands ? at : end);
        return passEnd(end);
    }

    /// Text between a closing quote and the delimiter belongs to the cell as it stands.
    std::size_t endBehindQuote() {
        std::size_t end = m_walker.next();
        while (isQuote(end) || isEscape(end)) {
            if (isEscape(end)) m_walker.skipTo(end + 2);
            end = m_walker.next();
        }
        return end;
    }

    /// Moves a cell's text over its marks. The gap is filled so that lines still count.
    void rewrite(const Rewrite& cell) {
        bool isInQuotes = cell.isQuoted;
        std::size_t written = cell.start;
        // An escaped CR right before the LF that ends the row is of that line end.
        const bool endsInPair =
            m_text[cell.end] == '\n' && cell.end > cell.start && m_text[cell.end - 1] == '\r';
        for (std::size_t i = cell.start; i < cell.end; ++i) {
            if (isEscape(i) && (isInQuotes || !cell.isQuoted) && i + 1 < cell.end) {
                ++i;
            } else if (isInQuotes && isQuote(i)) {
                if (i + 1 < cell.end && isQuote(i + 1)) {
                    ++i;
                } else {
                    isInQuotes = false;
                    continue;
                }
            }
            m_text[written++] = m_text[i];
        }
        if (endsInPair) --written;
        std::fill(m_text + written, m_text + cell.end, ' ');
        setCell(cell.cell, m_rows, cell.start, written);
    }

    void put(std::size_t start, std::size_t end) {
        if (end - start > kCellLimit) m_isTooLong = true;
        setCell(m_cells, m_rows, start, end);
        ++m_cells;
    }
    void setCell(std::size_t column, std::size_t row, std::size_t start, std::size_t end) {
        if (column < m_out.size() && m_out[column] != nullptr)
            m_out[column][row] = {m_text + start, end - start};
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
        if (isBlankRow(rowStart)) return noteBlank(rowStart);
        const bool isFitting = m_cells == m_out.size();
        // The file may be cut off inside the quotes, so its last cell is not to be trusted either way.
        if (m_isUnclosed) return setAside(RowProblemKind::UnclosedQuote, rowStart);
        if (m_hasQuote && (!isFitting || m_isOdd) && repair(rowStart)) return;
        if (m_isTooLong) return setAside(RowProblemKind::FieldTooLong, rowStart);
        if (m_cells < m_out.size()) return setAside(RowProblemKind::TooFewCells, rowStart);
        if (m_cells > m_out.size()) return setAside(RowProblemKind::TooManyCells, rowStart);
        if (mayRepeatHeader(rowStart) &&
            repeatsHeader(rowText(rowStart, m_at), m_plan.headerCells, m_plan.dialect))
            return setAside(RowProblemKind::RepeatedHeader, rowStart);
        if (m_isAfterGap) lookBehindGap(rowStart);
        if (m_isOdd) ++m_parsed.trouble.oddQuoteRows;
        m_lastRow = rowStart;
        m_lastRowEnd = m_at;
        for (const Rewrite& cell : m_rewrites)
            rewrite(cell);
        ++m_rows;
    }

    bool isBlankRow(std::size_t rowStart) const {
        if (m_cells == 1) return m_text[rowStart] == '\n' || m_text[rowStart] == '\r';
        if (m_text[rowStart] != m_plan.dialect.delimiter) return false;
        return rowText(rowStart, m_at).size() == m_cells - 1;
    }
    void noteBlank(std::size_t rowStart) {
        ++m_parsed.trouble.blankLines;
        if (m_isAfterGap) return;
        m_isAfterGap = m_rows > 0;
        m_hadDigits = hasDigit({m_text + m_lastRow, rowStart - m_lastRow});
    }
    /// Words without a digit, behind a gap below rows with digits, may be the header of another table.
    void lookBehindGap(std::size_t rowStart) {
        m_isAfterGap = false;
        auto& headers = m_parsed.trouble.otherHeaders;
        if (!m_hadDigits || hasDigit(rowText(rowStart, m_at)) || headers.size() >= kOtherHeadersKept) return;
        headers.push_back(lineOf(rowStart));
    }

    std::string_view rowText(std::size_t start, std::size_t end) const {
        while (end > start && (m_text[end - 1] == '\n' || m_text[end - 1] == '\r'))
            --end;
        return {m_text + start, end - start};
    }

    /// A quick look: the header's first name stands at the row's start.
    bool mayRepeatHeader(std::size_t rowStart) const {
        if (m_plan.headerCells.empty()) return false;
        const std::string& name = m_plan.headerCells.front();
        std::size_t at = rowStart;
        if (isQuote(at)) ++at;
        if (!name.empty() && m_text[at] != name.front()) return false;
        return std::string_view(m_text + at, m_block.size - at).starts_with(name);
    }

    /// Reads a record again of which one quote mark is a letter; false when that doesn't explain it. Lines
    /// that are rows each on its own are rows.
    bool repair(std::size_t rowStart) {
        const std::string_view record = rowText(rowStart, m_at);
        const std::size_t width = m_out.size();
        if (const auto rows = rowsWithStrayQuote(record, m_plan.dialect, width)) {
            makeRoomFor(rows->size());
            for (const auto& cells : *rows)
                keepRepaired(rowStart, cells);
            return true;
        }
        const auto cells = cellsWithStrayQuote(record, m_plan.dialect, width);
        if (cells) keepRepaired(rowStart, *cells);
        return cells.has_value();
    }
    void keepRepaired(std::size_t rowStart, const std::vector<CellSpan>& cells) {
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::size_t start = rowStart + cells[c].start;
            const std::size_t end = start + cells[c].size;
            setCell(c, m_rows, start, cells[c].isQuoted ? collapse(start, end) : end);
        }
        ++m_parsed.trouble.repairedRows;
        m_isAfterGap = false;
        m_lastRow = rowStart;
        m_lastRowEnd = m_at;
        ++m_rows;
    }
    /// Doubled quotes become one; returns where the text ends now.
    std::size_t collapse(std::size_t start, std::size_t end) {
        std::size_t written = start;
        for (std::size_t i = start; i < end; ++i) {
            m_text[written++] = m_text[i];
            if (isQuote(i) && i + 1 < end && isQuote(i + 1)) ++i;
        }
        std::fill(m_text + written, m_text + end, ' ');
        return written;
    }
    /// A record that falls into several rows needs more room than the splitter counted.
    void makeRoomFor(std::size_t rows) {
        m_room += rows - 1;
        for (std::size_t c = 0; c < m_out.size(); ++c) {
            if (m_out[c] == nullptr) continue;
            auto& column = m_parsed.batch.columns[c];
            column.resize(m_room);
            m_out[c] = column.data();
        }
    }

    /// Only near the file's end, which stands in one block: so it does not depend on where blocks end.
    void setTotalsAside() {
        const bool isAtEnd = m_block.size - m_lastRow <= m_plan.tailBytes;
        const bool isOnlyRow = m_block.index == 0 && m_rows < 2 && m_parsed.trouble.setAside.empty();
        if (!isAtEnd || isOnlyRow || m_out.size() < 2 ||
            !startsWithTotal(rowText(m_lastRow, m_lastRowEnd), m_plan.dialect))
            return;
        --m_rows;
        m_at = m_lastRowEnd;
        m_cells = m_out.size();
        setAside(RowProblemKind::TotalsRow, m_lastRow);
    }

    void setAside(RowProblemKind kind, std::size_t rowStart) {
        BlockTrouble& trouble = m_parsed.trouble;
        ++trouble.setAside[kind];
        m_isAfterGap = false;
        if (trouble.problems.size() >= kProblemsKept) return;
        const std::uint64_t line = lineOf(rowStart);
        trouble.problems.push_back({.kind = kind,
                                    .line = line,
                                    .byteOffset = m_block.byteOffset + m_bytesCounted,
                                    .cells = m_cells,
                                    .shape = shapeOf({m_text + rowStart, m_at - rowStart})});
    }

    /// Counts on from the last call; from the start when the row lies before it.
    std::uint64_t lineOf(std::size_t rowStart) {
        if (rowStart < m_countedTo) m_countedTo = m_linesCounted = m_bytesCounted = 0;
        m_linesCounted += countLines(m_countedTo, rowStart);
        m_bytesCounted += m_decoder.sourceLength({m_text + m_countedTo, rowStart - m_countedTo});
        m_countedTo = rowStart;
        return m_block.firstLine + m_linesCounted;
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
    std::size_t m_room = 0;  ///< rows that fit into m_out
    std::size_t m_cells = 0; ///< of the row at hand
    bool m_hasQuote = false;
    bool m_isOdd = false; ///< a quote mark in it is neither a border nor doubled
    bool m_isTooLong = false;
    bool m_isUnclosed = false;
    std::vector<Rewrite> m_rewrites;
    std::size_t m_lastRow = 0; ///< where the last row that was kept starts
    std::size_t m_lastRowEnd = 0;
    bool m_isAfterGap = false; ///< blank lines lie between it and the row at hand …
    bool m_hadDigits = false;  ///< … and it had digits
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
