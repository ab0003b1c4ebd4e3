#pragma once

#include <QProxyStyle>

namespace vignette {

/// Qt's Fusion, but tick boxes inside lists and tables are drawn in the theme's colours: Fusion derives their
/// frame from the window colour, where it vanishes in the dark. Buttons of dialogs carry words alone.
class BaseStyle : public QProxyStyle {
    Q_OBJECT

public:
    BaseStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
};

} // namespace vignette
