#pragma once

#include "ui/charts/likeness_map_view.h"
#include "ui/theme/theme.h"

#include <vector>

namespace vignette {

QRectF boundsOfMarks(const std::vector<LikenessMapView::Mark>& marks);

/// A mark's place in the room: one scale for both axes, centred.
QPointF placedMark(QPointF mark, const QRectF& bounds, const QRectF& room);

/// Many marks as a picture in squares of 3 pixels: the colour of the group most of a square belongs to,
/// denser towards the full colour on a logarithmic scale. `colours` by group; marks of no group count as
/// grey.
QImage densityImage(const std::vector<LikenessMapView::Mark>& marks, const QRectF& bounds, QSize size,
                    const std::vector<QColor>& colours, const ColourTheme& theme);

} // namespace vignette
