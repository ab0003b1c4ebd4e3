#pragma once

#include "core/model/release.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// The picture of likeness as hexagons of at least 11 people; smaller ones are left out. The picture's edges
/// are not a patient's place: the outermost 11 people or half a percent on each side are drawn in. A cell
/// belongs to a persona when more than half of its people, and at least 11, do. Shades are fifths of the
/// cells by number of people. `personaOf`: index into the shown personas a segment, −1 for none. At least 200
/// people make a picture.
std::vector<ShownMapCell> shownMap(const LikenessMap& map, std::span<const std::uint16_t> labels,
                                   const std::vector<int>& personaOf);

} // namespace vignette
