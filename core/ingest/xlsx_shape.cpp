#include "core/ingest/xlsx_shape.h"

#include "core/ingest/column_names.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::uint64_t kLookedAt = std::uint64_t{4} << 20;

class ShapeTaker final : public RowTaker {
public:
    Then take(std::uint32_t, std::span<SheetCell> cells) override {
        m_first = std::min(m_first, cells.front().column);
        m_last = std::max(m_last, cells.back().column);
        ++m_rows;
        if (cells.size() >= 2) ++m_tableRows;
        // Wider than any table that is read: there is nothing more to learn.
        m_isTooWide = m_last - m_first >= kMostColumns;
        return m_isTooWide ? Then::Pause : Then::GoOn;
    }
    bool isTooWide() const { return m_isTooWide; }
    SheetShape shape() const {
        if (m_rows == 0) return {};
        return {.firstColumn = m_first,
                .columns = m_last - m_first + 1,
                .rows = m_rows,
                .tableRows = m_tableRows,
                .isWhole = false,
                .merged = {}};
    }

private:
    std::uint32_t m_first = UINT32_MAX;
    std::uint32_t m_last = 0;
    std::uint64_t m_rows = 0;
    std::uint64_t m_tableRows = 0;
    bool m_isTooWide = false;
};

} // namespace

SheetShape shapeOf(const SheetScanner::Book& book, const std::string& part) {
    ShapeTaker taker;
    SheetScanner scanner(book, part, taker);
    bool hasMore = true;
    while (hasMore && !taker.isTooWide() && scanner.xmlBytesRead() < kLookedAt)
        hasMore = scanner.advance();
    SheetShape shape = taker.shape();
    shape.isWhole = !hasMore;
    if (shape.isWhole) shape.merged = scanner.facts().merged;
    return shape;
}

CoveredCells::CoveredCells(std::vector<MergedArea> merged) : m_merged(std::move(merged)) {
    std::sort(m_merged.begin(), m_merged.end(),
              [](const MergedArea& a, const MergedArea& b) { return a.firstRow < b.firstRow; });
}

void CoveredCells::moveTo(std::uint32_t row) {
    m_row = row;
    for (; m_next < m_merged.size() && m_merged[m_next].firstRow <= row; ++m_next) {
        const MergedArea& area = m_merged[m_next];
        const std::size_t end = std::min<std::size_t>(area.lastColumn, kMostColumns) + 1;
        if (m_columns.size() < end) m_columns.resize(end);
        for (std::size_t c = area.firstColumn; c < end; ++c)
            if (m_columns[c].lastRow < area.lastRow)
                m_columns[c] = {
                    .firstRow = area.firstRow, .lastRow = area.lastRow, .firstColumn = area.firstColumn};
    }
}

bool CoveredCells::isCovered(std::uint32_t column) const {
    if (column >= m_columns.size()) return false;
    const Cover& cover = m_columns[column];
    const bool isFirst = m_row == cover.firstRow && column == cover.firstColumn;
    return m_row <= cover.lastRow && !isFirst;
}

} // namespace vignette
