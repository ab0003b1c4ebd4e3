#pragma once

#include "ui/card/card_layout.h"

#include <QPainter>

namespace vignette {

/// Paints one laid sheet with its top left corner at the painter's origin, one unit a point: scale the
/// painter first. The ground is the theme's surface. Works on screen, pictures and PDF; everything stays
/// vector and text.
void paintSheet(QPainter& painter, const LaidSheet& sheet, const CardStyle& style);

} // namespace vignette
