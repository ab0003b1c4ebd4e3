#include "ui/segment/chip_flow.h"

#include <QStyle>
#include <QWidget>

namespace vignette {

ChipFlow::ChipFlow(int gap, QWidget* parent) : QLayout(parent), m_gap(gap) {
    setContentsMargins(0, 0, 0, 0);
}

ChipFlow::~ChipFlow() {
    qDeleteAll(m_items);
}

QLayoutItem* ChipFlow::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int ChipFlow::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), Work::Measure);
}

QSize ChipFlow::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    return size;
}

void ChipFlow::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, Work::Place);
}

int ChipFlow::arrange(const QRect& rect, Work work) const {
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    QPoint at = rect.topLeft();
    int lineHeight = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        const QSize size = item->sizeHint();
        if (at.x() > rect.left() && at.x() + size.width() > rect.right() + 1) {
            at = {rect.left(), at.y() + lineHeight + m_gap};
            lineHeight = 0;
        }
        if (work == Work::Place) item->setGeometry(QStyle::visualRect(direction, rect, QRect(at, size)));
        at.rx() += size.width() + m_gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    return at.y() + lineHeight - rect.top();
}

} // namespace vignette
