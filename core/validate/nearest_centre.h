#pragma once

#include "core/model/feature_matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// Where every row stands to centres (segments × features).
struct NearestCentres {
    std::vector<std::uint16_t> labels;
    std::vector<double> distances; ///< Euclidean, to the nearest
};

/// Distances in double, features in order, ties to the lower centre. Needs at least one centre.
NearestCentres nearestCentres(const FeatureMatrix& matrix, std::span<const double> centres);

/// Distance of one row to one of the centres.
double distanceToCentre(const FeatureMatrix& matrix, std::size_t row, std::span<const double> centres,
                        std::size_t centre);

} // namespace vignette
