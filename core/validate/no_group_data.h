#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"

#include <cstdint>

namespace vignette {

/// Data of the same size with no groups in it, to see what chance alone gives: normal draws with the same
/// correlations, bent to the shape of each feature.
///
/// A feature of few values (at most 16, or one that every 20th row shares) keeps its exact values and counts,
/// by rank. Any other gets a smooth margin through seven quantiles: level, spread and skew stay, lumps, which
/// are what groups look like, don't. Bending weakens correlations, so those of the normal draws are corrected
/// in three rounds until the result has the data's. Normal draws are sums of 12 uniforms (same bits
/// everywhere). Matrices wider than 400 features keep margins only. Cost: rows × features².
FeatureMatrix noGroupLike(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress);

} // namespace vignette
