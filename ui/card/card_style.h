#pragma once

#include "ui/theme/theme.h"

#include <QSizeF>
#include <Qt>

namespace vignette {

/// Sizes in points (1/72 inch) of everything on a card. Nothing printed is smaller than 8, no story text
/// than 10.
struct CardMetrics {
    double body = 10.3;
    double small = 8.6;
    double table = 9.0;
    double heading = 11.4;
    double name = 23.5;
    double title = 13.4;
    double rowGap = 18.0;   ///< between rows of blocks
    double blockGap = 16.0; ///< between blocks of a column
    double itemGap = 8.0;   ///< between bars
    double cellPad = 3.3;   ///< above and below a table cell's text
    double portrait = 116.0;

    static CardMetrics roomy();
    static CardMetrics compact(); ///< tried when a page would need a second sheet
};

/// The sheet a card is laid on.
struct CardSheet {
    QSizeF size{595.0, 842.0}; ///< points; the height counts only when the sheet is paged
    double margin = 34.5;
    double bandHeight = 6.0; ///< the coloured band at the top
    bool isPaged = true;     ///< false: one page as high as its content

    static CardSheet a4();
    static CardSheet letter();
    static CardSheet screen(double width); ///< width in points
};

/// How a card is drawn.
struct CardStyle {
    enum class Medium {
        Screen, ///< shaped text, placeholders of empty slots shown
        Print,  ///< text that stays searchable in a PDF, empty slots left out
    };
    ColourTheme theme = lightTheme();
    Medium medium = Medium::Screen;
    Qt::LayoutDirection direction = Qt::LeftToRight; ///< right to left mirrors the whole sheet
    CardMetrics metrics;

    bool isPrint() const { return medium == Medium::Print; }
    bool isRightToLeft() const { return direction == Qt::RightToLeft; }
};

} // namespace vignette
