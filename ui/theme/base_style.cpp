#include "ui/theme/base_style.h"

#include "ui/icons/icons.h"
#include "ui/theme/style_sheet.h"

#include <QPainter>
#include <QStyleOption>

namespace vignette {

namespace {

constexpr int kSide = 14;
constexpr double kRound = 3.0;

void drawTickBox(QPainter& painter, const QStyleOption& option) {
    const ColourTheme& theme = currentTheme();
    const bool isOn = option.state & QStyle::State_On;
    const bool isPartly = option.state & QStyle::State_NoChange;
    const bool isEnabled = option.state & QStyle::State_Enabled;
    QRectF box(0, 0, kSide, kSide);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor strong = isEnabled ? theme.accent : theme.muted;
    painter.setPen(QPen(isOn || isPartly ? strong : theme.muted, 1.0));
    painter.setBrush(isOn || isPartly ? strong : theme.surface);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kRound, kRound);
    if (isOn || isPartly)
        icon(isOn ? IconName::Check : IconName::Minus, theme.onAccent)
            .paint(&painter, box.adjusted(1, 1, -1, -1).toRect());
    painter.restore();
}

} // namespace

BaseStyle::BaseStyle() : QProxyStyle(QStringLiteral("Fusion")) {
    setObjectName(QStringLiteral("fusion"));
}

void BaseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == PE_IndicatorItemViewItemCheck && option && painter) return drawTickBox(*painter, *option);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int BaseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* data) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace vignette
