#include "core/ingest/cell_cutter.h"

#include "core/ingest/record_splitter.h"

#include <algorithm>

namespace vignette {

namespace {

std::vector<char> marksOf(const Dialect& dialect, bool hasQuotes) {
    std::vector<char> marks = {dialect.delimiter, '\n', '\r'};
    if (hasQuotes && dialect.quote) marks.push_back(*dialect.quote);
    if (hasQuotes && dialect.escape && dialect.escape != dialect.quote) marks.push_back(*dialect.escape);
    return marks;
}

} // namespace

CellCutter::CellCutter(char* text, std::size_t size, const Dialect& dialect, bool hasQuotes)
    : m_text(text), m_size(size), m_delimiter(dialect.delimiter), m_quote(dialect.quote),
      m_escape(dialect.escape == dialect.quote ? std::nullopt : dialect.escape),
      m_skipsBlanks(dialect.skipsBlanks), m_isBare(!hasQuotes && !dialect.skipsBlanks),
      m_marks(marksOf(dialect, hasQuotes)), m_walker(text, size, m_marks) {}

void CellCutter::openColumns(RawBatch& batch, const std::vector<bool>& wanted, std::size_t rows) {
    m_room = rows;
    batch.columns.resize(wanted.size());
    m_out.resize(wanted.size());
    for (std::size_t c = 0; c < wanted.size(); ++c) {
        if (!wanted[c]) {
            batch.columns[c].clear();
            continue;
        }
        batch.columns[c].resize(rows);
        m_out[c] = batch.columns[c].data();
    }
}

void CellCutter::makeRoomFor(RawBatch& batch, std::size_t rows) {
    m_room = rows;
    for (std::size_t c = 0; c < m_out.size(); ++c) {
        if (m_out[c] == nullptr) continue;
        batch.columns[c].resize(rows);
        m_out[c] = batch.columns[c].data();
    }
}

CutRow CellCutter::next(std::size_t row) {
    m_row = {};
    m_row.start = m_at;
    m_rewrites.clear();
    if (m_isBare)
        cutBareRow(row);
    else
        cutRow(row);
    m_row.end = m_at;
    return m_row;
}

/// Most files, most blocks: every mark ends a cell. What the loop needs stands in local variables, since what
/// it writes might be any member for all the compiler knows.
void CellCutter::cutBareRow(std::size_t row) {
    MarkWalker walker = m_walker;
    const char* const text = m_text;
    const std::size_t size = m_size;
    const char delimiter = m_delimiter;
    const std::size_t columns = m_out.size();
    std::string_view* const* const out = m_out.data();
    std::size_t start = m_at;
    std::size_t end = start;
    std::size_t cell = 0;
    std::size_t longest = 0;
    for (;; ++cell, start = end + 1) {
        end = walker.next();
        longest = std::max(longest, end - start);
        if (cell < columns && out[cell] != nullptr) out[cell][row] = {text + start, end - start};
        if (end >= size || text[end] != delimiter) break;
    }
    m_walker = walker;
    m_row.isTooLong = longest > kCellLimit;
    m_row.cells = cell + 1;
    passEnd(end);
}

void CellCutter::cutRow(std::size_t row) {
    bool isRowOver = false;
    while (!isRowOver) {
        if (m_skipsBlanks) skipBlanks();
        const std::size_t cellStart = m_at;
        const std::size_t mark = m_walker.next();
        isRowOver = isQuote(mark) && mark == cellStart ? takeQuotedCell(row, cellStart)
                                                       : takePlainCell(row, cellStart, mark);
    }
}

void CellCutter::skipBlanks() {
    while (m_at < m_size && m_text[m_at] == ' ')
        ++m_at;
}

/// A cell that does not start with a quote; quotes inside it are letters. True at the end of a row.
bool CellCutter::takePlainCell(std::size_t row, std::size_t start, std::size_t mark) {
    std::size_t end = mark;
    bool hasEscapes = false;
    while (isQuote(end) || isEscape(end)) {
        if (isEscape(end)) {
            hasEscapes = true;
            m_walker.skipTo(end + 2);
        } else {
            m_row.hasQuote = m_row.isOdd = true;
        }
        end = m_walker.next();
    }
    if (hasEscapes)
        m_rewrites.push_back({.cell = m_row.cells, .start = start, .end = end, .isQuoted = false});
    put(row, start, end);
    return passEnd(end);
}

/// A cell in quotes. True at the end of a row.
bool CellCutter::takeQuotedCell(std::size_t row, std::size_t start) {
    m_row.hasQuote = true;
    bool isAsItStands = true;
    std::size_t at = m_walker.next();
    for (;; at = m_walker.next()) {
        if (at >= m_size) break;
        if (!isEscape(at) && !isQuote(at)) continue;
        if (isQuote(at) && !isQuote(at + 1)) break;
        isAsItStands = false;
        m_walker.skipTo(at + 2);
    }
    if (at >= m_size) m_row.isUnclosed = true;
    const std::size_t end = at >= m_size ? at : endBehindQuote();
    if (!m_row.isUnclosed && end != at + 1) {
        m_row.isOdd = true;
        isAsItStands = false;
    }
    if (!isAsItStands)
        m_rewrites.push_back({.cell = m_row.cells, .start = start + 1, .end = end, .isQuoted = true});
    put(row, start + 1, isAsItStands ? at : end);
    return passEnd(end);
}

/// Text between a closing quote and the delimiter belongs to the cell as it stands.
std::size_t CellCutter::endBehindQuote() {
    std::size_t end = m_walker.next();
    while (isQuote(end) || isEscape(end)) {
        if (isEscape(end)) m_walker.skipTo(end + 2);
        end = m_walker.next();
    }
    return end;
}

void CellCutter::put(std::size_t row, std::size_t start, std::size_t end) {
    if (end - start > kCellLimit) m_row.isTooLong = true;
    setCell(m_row.cells, row, start, end);
    ++m_row.cells;
}

/// Steps behind the delimiter or line end at `end`; true at the end of a row.
bool CellCutter::passEnd(std::size_t end) {
    if (end >= m_size) {
        m_at = m_size;
        return true;
    }
    m_at = end + 1;
    if (m_text[end] == m_delimiter) return false;
    if (m_text[end] == '\r' && m_at < m_size && m_text[m_at] == '\n') {
        m_walker.next();
        ++m_at;
    }
    return true;
}

void CellCutter::rewriteCells(std::size_t row) {
    for (const Rewrite& cell : m_rewrites)
        rewrite(cell, row);
}

/// Moves a cell's text over its marks. The gap is filled so that lines still count.
void CellCutter::rewrite(const Rewrite& cell, std::size_t row) {
    bool isInQuotes = cell.isQuoted;
    std::size_t written = cell.start;
    // An escaped CR right before the LF that ends the row is of that line end.
    const bool endsInPair = m_text[cell.end] == '\n' && cell.end > cell.start && m_text[cell.end - 1] == '\r';
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
    setCell(cell.cell, row, cell.start, written);
}

std::size_t CellCutter::collapseQuotes(std::size_t start, std::size_t end) {
    std::size_t written = start;
    for (std::size_t i = start; i < end; ++i) {
        m_text[written++] = m_text[i];
        if (isQuote(i) && i + 1 < end && isQuote(i + 1)) ++i;
    }
    std::fill(m_text + written, m_text + end, ' ');
    return written;
}

} // namespace vignette
