#pragma once

#include "core/model/segmentation.h"
#include "ui/charts/likeness_map_view.h"

#include <vector>

namespace vignette {

/// The picture of likeness as hexagons of at least 11 people; others are left out. A cell's group is the
/// segment more than half of its people belong to, else −1. Shades are fifths of the cells by people. The
/// outermost half percent on each side is drawn in to the edge. Under 200 people: no cells. Without labels
/// every cell is of no group.
std::vector<LikenessMapView::Cell> likenessCells(const LikenessMap& map,
                                                 const std::vector<std::uint16_t>& labels);

/// The middle of each group's cells, for its name; groups without cells stand in the middle of all.
std::vector<QPointF> middlesOfGroups(const std::vector<LikenessMapView::Cell>& cells, std::size_t groups);

} // namespace vignette
