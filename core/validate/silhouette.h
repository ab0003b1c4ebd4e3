#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// One division to measure: a label a row and how many segments there are.
struct Labelling {
    std::span<const std::uint16_t> labels;
    std::size_t segments = 0;
};

struct Silhouette {
    double mean = 0.0;
    double standardError = 0.0; ///< 0 when every row was measured
    std::size_t measured = 0;   ///< rows
};

struct SilhouettePlan {
    std::uint32_t mostRows = 2000; ///< more rows are sampled: the mean is then an estimate
    std::uint64_t seed = 1;
};

/// Mean silhouette (Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7) of each labelling over the same rows:
/// (b − a) / max(a, b), a the mean distance to the rest of one's own segment, b the least mean distance to
/// another; Euclidean, not squared. Alone in a segment: 0. Twins at distance 0 with others away: 1. One
/// segment, or all rows equal: 0. Distances among the sampled rows only; computed once for all labellings.
std::vector<Silhouette> silhouettes(const FeatureMatrix& matrix, std::span<const Labelling> labellings,
                                    const SilhouettePlan& plan, Progress& progress);

} // namespace vignette
