#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"

#include <cstdint>

namespace vignette {

/// Data of the same size with no groups in it, to see what chance alone gives: normal draws with the same
/// correlations, bent to the shape of each feature.
///
/// Fields keep their own shape (NoGroupMargins): few values exactly, smooth margins otherwise, one level a
/// category, and the data's own pattern of cells without a value. Level, spread and skew stay, lumps, which
/// are what groups look like, don't. Bending weakens correlations, so those of the normal draws are corrected
/// in three rounds until the result has the data's. Normal draws are sums of 12 uniforms (same bits
/// everywhere). Matrices wider than 400 features keep margins only. Cost: rows × features².
FeatureMatrix noGroupLike(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress);

/// The same without correlations: fields of the same shapes that have nothing to do with each other.
FeatureMatrix unrelatedLike(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress);

} // namespace vignette
