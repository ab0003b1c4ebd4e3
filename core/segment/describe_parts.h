#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace vignette {

inline constexpr std::uint32_t kNoPart = std::numeric_limits<std::uint32_t>::max();

/// A finished division as a Segmentation: segments numbered by weight, then by centre, then by part; centres
/// rounded to steps of 2⁻¹⁶ (halves away from zero); the sum of squares to them, exact and rounded once.
/// `partOfRow`: 0..parts−1, or kNoPart for a row of weight 0, which gets the nearest centre. Every part has
/// weight. Leaves method, rounds and joins to the caller. Same bits on any number of threads.
Segmentation describeParts(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                           std::span<const std::uint32_t> partOfRow, std::size_t parts, Progress& progress);

} // namespace vignette
