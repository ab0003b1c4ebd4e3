#include "ui/theme/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace vignette {

FlowLayout::FlowLayout(int gap, QWidget* parent, End end) : QLayout(parent), m_gap(gap), m_end(end) {
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item) m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return flow(QRect(0, 0, width, 0), Pass::Measure);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    return size;
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty()) width += item->sizeHint().width() + m_gap;
    return {std::max(0, width - m_gap), minimumSize().height()};
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    flow(rect, Pass::Place);
}

int FlowLayout::flow(const QRect& rect, Pass pass) const {
    int top = rect.top();
    std::vector<QLayoutItem*> row;
    int width = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        const int wanted = item->sizeHint().width();
        if (!row.empty() && width + m_gap + wanted > rect.width()) {
            top += placeRow(row, rect, top, pass) + m_gap;
            row.clear();
            width = 0;
        }
        width += (row.empty() ? 0 : m_gap) + wanted;
        row.push_back(item);
    }
    return top + placeRow(row, rect, top, pass) - rect.top();
}

int FlowLayout::placeRow(const std::vector<QLayoutItem*>& row, const QRect& rect, int top, Pass pass) const {
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int height = 0;
    for (const QLayoutItem* item : row)
        height = std::max(height, item->sizeHint().height());
    if (pass == Pass::Measure) return height;
    int left = rect.left();
    for (QLayoutItem* item : row) {
        const QSize size = item->sizeHint().boundedTo(QSize(std::max(rect.width(), 1), height));
        if (m_end == End::Trailing && item == m_items.back() && row.size() > 1)
            left = rect.right() + 1 - size.width();
        const QPoint corner(left, top + (height - size.height()) / 2);
        item->setGeometry(QStyle::visualRect(direction, rect, QRect(corner, size)));
        left += size.width() + m_gap;
    }
    return height;
}

} // namespace vignette
