#pragma once

#include <QStyledItemDelegate>

namespace vignette {

/// Draws a bar from zero to the cell's CheckModel::BarRole, its figure at the right; other cells as usual.
class BarCells : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace vignette
