#pragma once

#include "core/base/progress.h"
#include "core/segment/distinct_rows.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vignette {

/// Many small groups of patients much alike, as leaves for a hierarchy of more patients than it can hold.
struct MicroSegments {
    std::size_t count = 0;
    std::vector<std::uint32_t> ofPlace; ///< of each different row; kNoPart where it has no weight
};

/// About `wanted` micro-segments (at least 1) by k-means in two steps: all patients into √wanted parts, then
/// each part into its share of `wanted` by different rows. Never more than there are different rows.
/// Micro-segments are numbered by their lowest different row. k-means stops early here: where exactly a
/// border between two neighbours runs hardly shows in what their join with others gives.
MicroSegments microSegments(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                            const DistinctRows& distinct, std::size_t wanted, std::uint64_t seed,
                            Progress& progress);

} // namespace vignette
