#include "core/ingest/row_repair.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::size_t kNoStray = SIZE_MAX;

/// Reads one row strictly, taking the byte at `stray` for a letter.
class StrictReader {
public:
    StrictReader(std::string_view row, const Dialect& dialect, std::size_t stray)
        : m_row(row), m_dialect(dialect), m_quote(dialect.quote), m_stray(stray) {}

    std::optional<std::vector<CellSpan>> read() {
        for (;;) {
            if (m_dialect.skipsBlanks)
                while (m_at < m_row.size() && m_row[m_at] == ' ')
                    ++m_at;
            if (!(isQuote(m_at) ? takeQuoted() : takePlain())) return std::nullopt;
            if (m_at >= m_row.size()) return std::move(m_cells);
            ++m_at;
        }
    }

private:
    bool isQuote(std::size_t at) const { return at < m_row.size() && m_row[at] == m_quote && at != m_stray; }
    bool isEnd(std::size_t at) const { return at >= m_row.size() || m_row[at] == m_dialect.delimiter; }

    bool takePlain() {
        const std::size_t start = m_at;
        for (; !isEnd(m_at); ++m_at)
            if (isQuote(m_at) || m_row[m_at] == '\n' || m_row[m_at] == '\r') return false;
        m_cells.push_back({.start = start, .size = m_at - start, .isQuoted = false});
        return true;
    }
    bool takeQuoted() {
        const std::size_t start = ++m_at;
        for (; m_at < m_row.size(); ++m_at) {
            if (!isQuote(m_at)) continue;
            if (!isQuote(m_at + 1)) break;
            ++m_at;
        }
        if (m_at >= m_row.size() || !isEnd(m_at + 1)) return false;
        m_cells.push_back({.start = start, .size = m_at - start, .isQuoted = true});
        ++m_at;
        return true;
    }

    std::string_view m_row;
    const Dialect& m_dialect;
    std::optional<char> m_quote;
    std::size_t m_stray;
    std::size_t m_at = 0;
    std::vector<CellSpan> m_cells;
};

std::size_t quotesIn(std::string_view text, char quote) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), quote));
}

bool canRepair(std::string_view text, const Dialect& dialect) {
    const bool hasEscape = dialect.escape && dialect.escape != dialect.quote;
    return dialect.quote && !hasEscape && text.size() <= kRepairBytes &&
           quotesIn(text, *dialect.quote) <= kRepairQuotes;
}

/// The row of one line, which holds a stray quote when its marks don't pair.
std::optional<std::vector<CellSpan>> rowOfLine(std::string_view line, const Dialect& dialect,
                                               std::size_t width) {
    if (quotesIn(line, *dialect.quote) % 2 == 1) return cellsWithStrayQuote(line, dialect, width);
    auto cells = strictCells(line, dialect);
    return cells && cells->size() == width ? cells : std::nullopt;
}

} // namespace

std::optional<std::vector<CellSpan>> strictCells(std::string_view row, const Dialect& dialect) {
    return StrictReader(row, dialect, kNoStray).read();
}

std::optional<std::vector<CellSpan>> cellsWithStrayQuote(std::string_view row, const Dialect& dialect,
                                                         std::size_t width) {
    if (!canRepair(row, dialect) || quotesIn(row, *dialect.quote) % 2 == 0) return std::nullopt;
    std::optional<std::vector<CellSpan>> found;
    for (std::size_t at = row.find(*dialect.quote); at != std::string_view::npos;
         at = row.find(*dialect.quote, at + 1)) {
        auto cells = StrictReader(row, dialect, at).read();
        if (!cells || cells->size() != width) continue;
        if (found && *found != *cells) return std::nullopt;
        found = std::move(cells);
    }
    return found;
}

std::optional<std::vector<std::vector<CellSpan>>>
rowsWithStrayQuote(std::string_view record, const Dialect& dialect, std::size_t width) {
    if (!canRepair(record, dialect)) return std::nullopt;
    std::vector<std::vector<CellSpan>> rows;
    for (std::size_t start = 0; start < record.size();) {
        const std::size_t end = std::min(record.find_first_of("\r\n", start), record.size());
        auto cells = rowOfLine(record.substr(start, end - start), dialect, width);
        if (!cells) return std::nullopt;
        for (CellSpan& cell : *cells)
            cell.start += start;
        rows.push_back(std::move(*cells));
        const bool isPair = record.substr(end).starts_with("\r\n");
        start = end + (isPair ? 2 : 1);
    }
    return rows.size() < 2 ? std::nullopt : std::optional(std::move(rows));
}

std::string textOf(std::string_view row, const CellSpan& cell, const Dialect& dialect) {
    const std::string_view raw = row.substr(cell.start, cell.size);
    if (!cell.isQuoted) return std::string(raw);
    std::string text;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        text += raw[i];
        const bool isDoubled = raw[i] == *dialect.quote && i + 1 < raw.size() && raw[i + 1] == *dialect.quote;
        if (isDoubled) ++i;
    }
    return text;
}

} // namespace vignette
