#include "ui/collect/preview_header.h"

#include "ui/collect/preview_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"

#include <QPainter>

#include <algorithm>

namespace vignette {

namespace {
constexpr int kHeight = 42;
constexpr int kSide = 8;
constexpr int kBand = 12;

QFont nameFont() {
    return screenFont(12, QFont::DemiBold);
}
QFont lineFont() {
    return screenFont(kSmallPixels);
}
} // namespace

void paintHatch(QPainter& painter, const QRect& rect) {
    const ColourTheme& theme = currentTheme();
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, theme.raised);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(blended(theme.line, theme.raised, 0.75), kBand * 0.35));
    const int first = (rect.left() + rect.top()) / kBand * kBand;
    for (int at = first; at <= rect.right() + rect.bottom() + kBand; at += kBand)
        painter.drawLine(QPointF(at - rect.top() + 2, rect.top() - 2),
                         QPointF(at - rect.bottom() - 2, rect.bottom() + 2));
    painter.restore();
}

PreviewHeader::PreviewHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
    setAccessibleName(tr("Columns"));
}

QString PreviewHeader::line(int section) const {
    return model() ? model()->headerData(section, Qt::Horizontal, PreviewModel::LineRole).toString()
                   : QString();
}

int PreviewHeader::widthFor(int section) const {
    const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    return std::max(QFontMetrics(nameFont()).horizontalAdvance(name),
                    QFontMetrics(lineFont()).horizontalAdvance(line(section))) +
           2 * kSide + 2;
}

QSize PreviewHeader::sizeHint() const {
    return {QHeaderView::sizeHint().width(), kHeight};
}

void PreviewHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const ColourTheme& theme = currentTheme();
    const bool isHidden = model()->headerData(section, Qt::Horizontal, PreviewModel::HiddenRole).toBool();
    painter->save();
    if (isHidden)
        paintHatch(*painter, rect);
    else
        painter->fillRect(rect, theme.raised);
    painter->setPen(theme.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(rect.topRight(), rect.bottomRight());
    const QRect inner = rect.adjusted(kSide, 5, -kSide / 2, -5);
    const auto put = [&](const QFont& font, const QColor& colour, const QString& text, Qt::Alignment place) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(inner, static_cast<int>(place | Qt::AlignLeading) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width()));
    };
    put(nameFont(), theme.text, model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString(),
        Qt::AlignTop);
    put(lineFont(), theme.secondary, line(section), Qt::AlignBottom);
    painter->restore();
}

} // namespace vignette
