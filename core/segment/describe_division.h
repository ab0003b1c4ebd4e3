#pragma once

#include "core/model/segmentation.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// Sizes, centres, sum of squares and final numbers of a division, for methods that have no centres of their
/// own in the space of features: a centre is the mean of the segment's patients, rounded to steps of 2⁻¹⁶
/// (exact sums), and the sum of squares is about it. Segments are numbered by weight, largest first, ties by
/// centre. `labels` hold one number below k a patient; every segment needs a patient of weight above 0.
Segmentation describeDivision(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                              std::vector<std::uint16_t> labels, std::size_t k, Progress& progress);

} // namespace vignette
