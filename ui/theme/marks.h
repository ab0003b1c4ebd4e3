#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace vignette {

/// The shape that stands for a persona beside its hue: circle, triangle, square, diamond, cross, pentagon for
/// numbers 1 to 6, the same outlined from 7, and again from 13. Numbers under 1 are drawn as 1.
QPainterPath markPath(const QRectF& box, int number);

/// Drawn into the largest square in the middle of `box`; the painter comes back as it was.
void paintMark(QPainter& painter, const QRectF& box, int number, int hue, const ColourTheme& theme);

/// For item views and buttons: side × side points.
QPixmap markPixmap(int side, int number, int hue, const ColourTheme& theme, qreal devicePixelRatio);

} // namespace vignette
