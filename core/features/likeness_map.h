#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"
#include "core/model/segmentation.h"

namespace vignette {

/// A picture of likeness: every patient's place on the first two principal components (Pearson 1901,
/// doi:10.1080/14786440109462720) of the matrix, centred, not rescaled.
///
/// The sign of a component makes its largest loading positive (ties: the lower feature). Matrices wider than
/// 512 features are pictured by the 512 with the largest variance; the covariance of long ones is taken from
/// as many leading rows as keep the cost near 2·10⁹ (a Dataset's order is that of a hash, so leading rows are
/// a random draw). Fewer than two rows or one feature: zeros where there is no second direction. Same bits on
/// any number of threads.
LikenessMap likenessMap(const FeatureMatrix& matrix, Progress& progress);

} // namespace vignette
