#include "ui/checks/bar_cells.h"

#include "ui/checks/check_table.h"
#include "ui/theme/style_sheet.h"

#include <QPainter>

#include <algorithm>

namespace vignette {

namespace {
constexpr int kFigureWidth = 48;
constexpr int kBarHeight = 10;
} // namespace

void BarCells::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(CheckModel::BarRole);
    if (!share.isValid()) return;
    const ColourTheme& theme = currentTheme();
    const QRect room = option.rect.adjusted(4, 0, -kFigureWidth, 0);
    const double full = std::max(0, room.width());
    const double length = std::max(1.0, full * std::clamp(share.toDouble(), 0.0, 1.0));
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const double left = isMirrored ? option.rect.right() - 4 - length : room.left();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(index.data(Qt::FontRole).isValid() ? theme.secondary : theme.accent);
    painter->drawRoundedRect(QRectF(left, room.center().y() - kBarHeight / 2.0 + 0.5, length, kBarHeight), 2,
                             2);
    painter->restore();
}

} // namespace vignette
