#include "core/validate/nearest_centre.h"

#include "core/base/parallel.h"

#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 512;

double squaredDistance(std::span<const float> row, const double* centre) {
    double sum = 0.0;
    for (std::size_t j = 0; j < row.size(); ++j) {
        const double off = static_cast<double>(row[j]) - centre[j];
        sum += off * off;
    }
    return sum;
}

} // namespace

double distanceToCentre(const FeatureMatrix& matrix, std::size_t row, std::span<const double> centres,
                        std::size_t centre) {
    return std::sqrt(squaredDistance(matrix.row(row), centres.data() + centre * matrix.columns));
}

NearestCentres nearestCentres(const FeatureMatrix& matrix, std::span<const double> centres) {
    const std::size_t segments = matrix.columns ? centres.size() / matrix.columns : 0;
    NearestCentres result;
    result.labels.resize(matrix.rows);
    result.distances.resize(matrix.rows);
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row) {
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t c = 0; c < segments; ++c) {
                const double squared = squaredDistance(matrix.row(row), centres.data() + c * matrix.columns);
                if (squared >= least) continue;
                least = squared;
                result.labels[row] = static_cast<std::uint16_t>(c);
            }
            result.distances[row] = std::sqrt(least);
        }
    });
    return result;
}

} // namespace vignette
