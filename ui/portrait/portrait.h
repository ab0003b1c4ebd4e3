#pragma once

#include "core/model/portrait_recipe.h"

#include <QImage>
#include <QPainter>
#include <QRectF>

namespace vignette {

/// The tile a portrait stands on: the recipe's light background, on light and dark pages alike.
struct PortraitFrame {
    qreal cornerShare = 0.10; ///< corner radius as a share of the side: 0 square, 0.5 a circle
};

/// Draws the portrait into the largest square in the middle of `target`, in the painter's own units. Paths in
/// solid colours only (no transparency, no pixels), so that it prints as vectors; nothing is painted outside
/// the square. The painter comes back as it was. A target without area draws nothing.
void paintPortrait(QPainter& painter, const QRectF& target, const PortraitRecipe& recipe,
                   const PortraitFrame& frame = {});

/// The portrait on a transparent picture of side × side points, in side × devicePixelRatio pixels.
QImage portraitImage(const PortraitRecipe& recipe, int side, qreal devicePixelRatio,
                     const PortraitFrame& frame = {});

} // namespace vignette
