#include "core/features/likeness_map.h"

#include "core/base/parallel.h"

#include <Eigen/Dense>

#include <algorithm>
#include <numeric>
#include <vector>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 4096;
constexpr std::size_t kMostFeatures = 512;
constexpr double kMostWork = 2e9;

/// Sums of one block of rows: of each feature and of each pair (lower triangle by rows).
struct BlockSums {
    std::vector<double> sums;
    std::vector<double> products;
};

void add(std::vector<double>& into, const std::vector<double>& from) {
    for (std::size_t i = 0; i < into.size(); ++i)
        into[i] += from[i];
}

/// Mean and variance of every feature, over all rows, in block order.
struct Spread {
    std::vector<double> means;
    std::vector<double> variances;
};

Spread measureSpread(const FeatureMatrix& matrix, Progress& progress) {
    const std::size_t width = matrix.columns;
    std::vector<BlockSums> parts(blockCount(matrix.rows, kBlock));
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        BlockSums& part = parts[block.index];
        part.sums.assign(width, 0.0);
        part.products.assign(width, 0.0);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const float* values = matrix.values.data() + row * width;
            for (std::size_t j = 0; j < width; ++j) {
                const double value = values[j];
                part.sums[j] += value;
                part.products[j] += value * value;
            }
        }
    });
    Spread spread{.means = std::vector<double>(width), .variances = std::vector<double>(width)};
    for (const BlockSums& part : parts) {
        add(spread.means, part.sums);
        add(spread.variances, part.products);
    }
    const double rows = static_cast<double>(std::max<std::size_t>(matrix.rows, 1));
    for (std::size_t j = 0; j < width; ++j) {
        spread.means[j] /= rows;
        spread.variances[j] = std::max(0.0, spread.variances[j] / rows - spread.means[j] * spread.means[j]);
    }
    return spread;
}

/// The features the picture is made from, ascending.
std::vector<std::size_t> picturedFeatures(const Spread& spread) {
    std::vector<std::size_t> features(spread.variances.size());
    std::iota(features.begin(), features.end(), std::size_t{0});
    if (features.size() <= kMostFeatures) return features;
    std::stable_sort(features.begin(), features.end(),
                     [&](std::size_t a, std::size_t b) { return spread.variances[a] > spread.variances[b]; });
    features.resize(kMostFeatures);
    std::sort(features.begin(), features.end());
    return features;
}

Eigen::MatrixXd covarianceOf(const FeatureMatrix& matrix, const std::vector<std::size_t>& features,
                             const Spread& spread, Progress& progress) {
    const std::size_t width = features.size();
    const auto affordable = static_cast<std::size_t>(kMostWork / static_cast<double>(width * width));
    const std::size_t rows = std::min(matrix.rows, std::max<std::size_t>(affordable, 2000));
    std::vector<BlockSums> parts(blockCount(rows, kBlock));
    parallelBlocks(rows, kBlock, [&](const Block& block) {
        std::vector<double>& products = parts[block.index].products;
        products.assign(width * width, 0.0);
        std::vector<double> off(width);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            if (row % 256 == 0) progress.checkpoint();
            const float* values = matrix.values.data() + row * matrix.columns;
            for (std::size_t j = 0; j < width; ++j)
                off[j] = static_cast<double>(values[features[j]]) - spread.means[features[j]];
            for (std::size_t i = 0; i < width; ++i)
                for (std::size_t j = 0; j <= i; ++j)
                    products[i * width + j] += off[i] * off[j];
        }
    });
    std::vector<double> total(width * width, 0.0);
    for (const BlockSums& part : parts)
        add(total, part.products);
    Eigen::MatrixXd covariance(width, width);
    for (std::size_t i = 0; i < width; ++i)
        for (std::size_t j = 0; j <= i; ++j)
            covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                covariance(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) =
                    total[i * width + j] / static_cast<double>(rows);
    return covariance;
}

/// A unit vector over all features whose largest part is positive.
std::vector<double> directionOf(const Eigen::VectorXd& vector, const std::vector<std::size_t>& features,
                                std::size_t width) {
    std::vector<double> direction(width, 0.0);
    Eigen::Index largest = 0;
    for (Eigen::Index i = 1; i < vector.size(); ++i)
        if (std::abs(vector(i)) > std::abs(vector(largest)) * (1.0 + 1e-9)) largest = i;
    const double sign = vector(largest) < 0.0 ? -1.0 : 1.0;
    for (std::size_t i = 0; i < features.size(); ++i)
        direction[features[i]] = sign * vector(static_cast<Eigen::Index>(i));
    return direction;
}

std::vector<float> project(const FeatureMatrix& matrix, const Spread& spread,
                           const std::vector<double>& direction, Progress& progress) {
    std::vector<float> places(matrix.rows);
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const float* values = matrix.values.data() + row * matrix.columns;
            double place = 0.0;
            for (std::size_t j = 0; j < matrix.columns; ++j)
                place += (static_cast<double>(values[j]) - spread.means[j]) * direction[j];
            places[row] = static_cast<float>(place);
        }
    });
    return places;
}

} // namespace

LikenessMap likenessMap(const FeatureMatrix& matrix, Progress& progress) {
    LikenessMap map;
    map.x.assign(matrix.rows, 0.0F);
    map.y.assign(matrix.rows, 0.0F);
    if (matrix.rows == 0 || matrix.columns == 0) return map;
    const Spread spread = measureSpread(matrix, progress);
    const double total = std::accumulate(spread.variances.begin(), spread.variances.end(), 0.0);
    if (!(total > 0.0)) return map;
    const std::vector<std::size_t> features = picturedFeatures(spread);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(
        covarianceOf(matrix, features, spread, progress));
    progress.checkpoint();
    const Eigen::Index last = solver.eigenvalues().size() - 1; // ascending
    map.x = project(matrix, spread, directionOf(solver.eigenvectors().col(last), features, matrix.columns),
                    progress);
    double kept = solver.eigenvalues()(last);
    if (last > 0) {
        map.y = project(matrix, spread,
                        directionOf(solver.eigenvectors().col(last - 1), features, matrix.columns), progress);
        kept += solver.eigenvalues()(last - 1);
    }
    map.keptShare = std::clamp(kept / total, 0.0, 1.0);
    return map;
}

} // namespace vignette
