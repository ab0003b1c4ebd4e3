#pragma once

#include "core/base/random.h"
#include "core/model/feature_matrix.h"

#include <cmath>
#include <vector>

namespace vignette::test {

inline FeatureMatrix matrixOf(std::size_t columns, const std::vector<double>& values) {
    FeatureMatrix matrix;
    matrix.columns = columns;
    matrix.rows = columns ? values.size() / columns : 0;
    for (const double value : values)
        matrix.values.push_back(static_cast<float>(std::round(value * 65536.0) / 65536.0));
    return matrix;
}

/// Rows around `groups` places, `spread` wide; row i belongs to group i % groups.
inline FeatureMatrix blobs(std::size_t rows, std::size_t columns, std::size_t groups, double spread,
                           std::uint64_t seed) {
    Random random(seed);
    std::vector<double> places(groups * columns);
    for (double& place : places)
        place = random.uniform(-4.0, 4.0);
    std::vector<double> values;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
            values.push_back(places[i % groups * columns + j] + spread * random.normal());
    return matrixOf(columns, values);
}

} // namespace vignette::test
