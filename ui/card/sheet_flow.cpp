#include "ui/card/sheet_flow.h"

#include <algorithm>

namespace vignette {
namespace {

/// A row that would leave less than this share of a sheet empty moves to the next sheet whole.
constexpr double kMovedWhole = 0.38;

double heightOf(const std::vector<Fragment>& column) {
    double height = 0.0;
    for (std::size_t i = 0; i < column.size(); ++i)
        height += column[i].height + (i == 0 ? 0.0 : column[i].gapBefore);
    return height;
}

class RowFlow {
public:
    RowFlow(const FlowArea& area, double rowGap) : m_area(area), m_rowGap(rowGap), m_y(area.firstTop) {
        newSheet();
    }

    void addRow(RowFragments row) {
        if (row.left.empty() && row.right.empty()) return;
        double start = m_isAtTop ? m_y : m_y + m_rowGap;
        const double needed = std::max(heightOf(row.left), heightOf(row.right));
        const double whole = m_area.bottom - m_area.nextTop;
        if (m_area.isPaged && !m_isAtTop && start + needed > m_area.bottom && needed < whole * kMovedWhole) {
            start = nextSheet();
        }
        std::size_t left = 0;
        std::size_t right = 0;
        for (;;) {
            const double leftBottom = placeColumn(row.left, left, start);
            const double rightBottom = placeColumn(row.right, right, start);
            m_y = std::max(leftBottom, rightBottom);
            m_isAtTop = m_isAtTop && m_y <= start;
            if (left >= row.left.size() && right >= row.right.size()) return;
            start = nextSheet();
        }
    }

    Flow finish() { return {std::move(m_sheets), m_y}; }

private:
    void newSheet() {
        m_sheets.emplace_back();
        m_sheets.back().size = m_area.sheet;
        m_isAtTop = true;
    }

    double nextSheet() {
        newSheet();
        m_y = m_area.nextTop;
        return m_y;
    }

    /// Fragments that must stay together, from `first`.
    static std::size_t chainEnd(const std::vector<Fragment>& column, std::size_t first) {
        std::size_t last = first;
        while (last + 1 < column.size() && column[last].staysWithNext)
            ++last;
        return last + 1;
    }

    /// Places what fits from `next` on and moves `next` past it; returns the bottom.
    double placeColumn(std::vector<Fragment>& column, std::size_t& next, double start) {
        double y = start;
        bool isFirst = true;
        while (next < column.size()) {
            const std::size_t end = chainEnd(column, next);
            double top = y + (isFirst ? 0.0 : column[next].gapBefore);
            double height = 0.0;
            for (std::size_t i = next; i < end; ++i)
                height += column[i].height + (i == next ? 0 : column[i].gapBefore);
            const Fragment* head = isFirst && next > 0 ? column[next].repeatedHead.get() : nullptr;
            const double headHeight = head == nullptr ? 0.0 : head->height;
            const double room = m_area.bottom - top - headHeight;
            if (m_area.isPaged && height > room) {
                const bool hasWholeSheet = isFirst && m_isAtTop;
                if (!hasWholeSheet) return y;
                if (!splitChain(column, next, end, room)) {
                    // Nothing can be cut: better past the margin than lost.
                } else {
                    continue;
                }
            }
            if (head != nullptr) place(m_sheets.back(), *head, top);
            top += headHeight;
            for (std::size_t i = next; i < end; ++i) {
                if (i != next) top += column[i].gapBefore;
                place(m_sheets.back(), column[i], top);
                top += column[i].height;
            }
            y = top;
            next = end;
            isFirst = false;
        }
        return y;
    }

    /// Makes the chain fit by letting go of what keeps it together, else by cutting its first fragment.
    static bool splitChain(std::vector<Fragment>& column, std::size_t first, std::size_t end, double room) {
        double height = 0.0;
        for (std::size_t i = first; i < end; ++i) {
            const double gap = i == first ? 0.0 : column[i].gapBefore;
            if (height + gap + column[i].height <= room) {
                height += gap + column[i].height;
                continue;
            }
            Fragment rest = cutOff(column[i], room - height - gap);
            if (!rest.items.empty()) {
                rest.repeatedHead = column[i].repeatedHead;
                column[i].staysWithNext = false;
                column.insert(column.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
                return true;
            }
            if (i == first) return false;
            column[i - 1].staysWithNext = false;
            return true;
        }
        return false;
    }

    const FlowArea& m_area;
    double m_rowGap;
    double m_y;
    bool m_isAtTop = true;
    std::vector<LaidSheet> m_sheets;
};

} // namespace

void place(LaidSheet& sheet, const Fragment& fragment, double y) {
    for (CardItem item : fragment.items) {
        moveDown(item, y);
        sheet.items.push_back(std::move(item));
    }
    for (SlotHit hit : fragment.editable) {
        hit.rect.translate(0, y);
        sheet.editable.push_back(std::move(hit));
    }
    for (StatementHit hit : fragment.statements) {
        hit.rect.translate(0, y);
        sheet.statements.push_back(std::move(hit));
    }
}

Flow flowRows(const std::vector<RowFragments>& rows, const FlowArea& area, double rowGap) {
    RowFlow flow(area, rowGap);
    for (const RowFragments& row : rows)
        flow.addRow(row);
    return flow.finish();
}

} // namespace vignette
