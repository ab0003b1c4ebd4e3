#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"
#include "core/validate/silhouette.h"

#include <cstdint>
#include <optional>
#include <span>

namespace vignette {

/// How far apart segments lie for their width, by their centres. Squared and plain Euclidean distances over
/// the features; a weight counts as so many patients (empty: 1 each). Segments that nobody of weight belongs
/// to do not count. Same bits on any number of threads; cancels within one block.
struct SeparationIndices {
    /// Calinski & Harabasz 1974 (doi:10.1080/03610927408827101): (B / (k − 1)) / (W / (n − k)), B and W the
    /// sums of squares between and within segments. Higher is better. Empty for fewer than two segments, as
    /// many segments as patients, or W = 0 (scikit-learn: 1).
    std::optional<double> calinskiHarabasz;
    /// Davies & Bouldin 1979 (doi:10.1109/TPAMI.1979.4766909): mean over segments of the worst (sᵢ + sⱼ) /
    /// dᵢⱼ, s the mean distance to one's centre, d the distance of the centres. Lower is better. Empty for
    /// fewer than two segments or where two centres coincide (scikit-learn passes over such a pair).
    std::optional<double> daviesBouldin;
};
SeparationIndices separationIndices(const FeatureMatrix& matrix, const Labelling& labelling,
                                    std::span<const std::uint32_t> weights, Progress& progress);

/// Σ weight · squared distance to the mean of one's segment: the W above, exact centres.
double withinSumOfSquares(const FeatureMatrix& matrix, const Labelling& labelling,
                          std::span<const std::uint32_t> weights, Progress& progress);

} // namespace vignette
