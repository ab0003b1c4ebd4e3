#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"
#include "core/validate/silhouette.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// The exact silhouette of every row (Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7), by the formula of
/// silhouettes(): over all rows, in double, in feature order. A weight counts as so many twins at distance 0
/// (empty: 1 each); a row of weight 0 has width 0 and is nobody's neighbour. Time: rows² × features; memory:
/// a copy of the matrix. Same bits on any number of threads; cancels within 32 rows.
std::vector<double> silhouetteWidths(const FeatureMatrix& matrix, const Labelling& labelling,
                                     std::span<const std::uint32_t> weights, Progress& progress);

/// Their mean over the weight; 0 for nobody.
double meanWidth(std::span<const double> widths, std::span<const std::uint32_t> weights);

} // namespace vignette
