#include "core/validate/no_group_data.h"

#include "core/base/parallel.h"
#include "core/base/random.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kMostFeatures = 400;
constexpr std::size_t kMostDifferent = 16;
constexpr double kSharedValue = 0.05;
constexpr std::size_t kTuningRows = 4000;
constexpr int kTuningRounds = 3;

/// Quantiles that carry a smooth margin, and where they lie on the standard normal.
constexpr std::array<double, 7> kShares = {0.005, 0.1, 0.25, 0.5, 0.75, 0.9, 0.995};
constexpr std::array<double, 7> kPlaces = {-2.5758, -1.2816, -0.6745, 0.0, 0.6745, 1.2816, 2.5758};

/// The shape of one feature.
struct Margin {
    std::vector<float> sorted;
    bool isLumpy = false; ///< few values: kept exactly
};

Margin marginOf(const FeatureMatrix& matrix, std::size_t feature) {
    Margin margin;
    margin.sorted.resize(matrix.rows);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        margin.sorted[row] = matrix.row(row)[feature];
    std::sort(margin.sorted.begin(), margin.sorted.end());
    std::size_t different = 0;
    std::size_t most = 0;
    for (std::size_t begin = 0; begin < matrix.rows;) {
        std::size_t end = begin;
        while (end < matrix.rows && margin.sorted[end] == margin.sorted[begin])
            ++end;
        most = std::max(most, end - begin);
        ++different;
        begin = end;
    }
    margin.isLumpy = different <= kMostDifferent ||
                     static_cast<double>(most) >= kSharedValue * static_cast<double>(matrix.rows);
    return margin;
}

float stepOf(double value) {
    return static_cast<float>(std::round(std::clamp(value, -kFeatureLimit, kFeatureLimit) / kFeatureStep) *
                              kFeatureStep);
}

/// The smooth margin's value at a place of the standard normal.
float smoothValue(const std::vector<float>& sorted, double place) {
    std::size_t upper = 1;
    while (upper + 1 < kPlaces.size() && place > kPlaces[upper])
        ++upper;
    const auto quantile = [&](std::size_t knot) {
        return static_cast<double>(
            sorted[static_cast<std::size_t>(kShares[knot] * static_cast<double>(sorted.size() - 1))]);
    };
    const double part = (place - kPlaces[upper - 1]) / (kPlaces[upper] - kPlaces[upper - 1]);
    const double value = quantile(upper - 1) + part * (quantile(upper) - quantile(upper - 1));
    return stepOf(std::clamp(value, static_cast<double>(sorted.front()), static_cast<double>(sorted.back())));
}

/// Normal draws (rows × features) become values with the features' margins.
void bend(const std::vector<Margin>& margins, std::vector<float>& values, std::size_t rows) {
    const std::size_t features = margins.size();
    parallelTasks(features, [&](std::size_t feature) {
        const std::vector<float>& sorted = margins[feature].sorted;
        if (!margins[feature].isLumpy) {
            for (std::size_t row = 0; row < rows; ++row)
                values[row * features + feature] = smoothValue(sorted, values[row * features + feature]);
            return;
        }
        std::vector<std::uint32_t> order(rows);
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const float first = values[a * features + feature];
            const float second = values[b * features + feature];
            return first != second ? first < second : a < b;
        });
        std::vector<float> bent(rows);
        for (std::size_t rank = 0; rank < rows; ++rank)
            bent[order[rank]] = sorted[rank * sorted.size() / rows];
        for (std::size_t row = 0; row < rows; ++row)
            values[row * features + feature] = bent[row];
    });
}

double normalDraw(Random& random) {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i)
        sum += random.uniform();
    return sum;
}

/// rows × features normal draws whose correlations the lower factor gives (empty: none).
std::vector<float> drawNormals(const Eigen::MatrixXd& factor, std::size_t rows, std::size_t features,
                               std::uint64_t seed, Progress& progress) {
    std::vector<float> values(rows * features);
    parallelBlocks(rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        std::vector<double> plain(features);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            Random random(seed, row);
            for (double& value : plain)
                value = normalDraw(random);
            for (std::size_t i = 0; i < features; ++i) {
                double value = plain[i];
                if (factor.size() > 0) {
                    value = 0.0;
                    for (std::size_t j = 0; j <= i; ++j)
                        value +=
                            factor(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) * plain[j];
                }
                values[row * features + i] = static_cast<float>(value);
            }
        }
    });
    return values;
}

/// Pearson correlations; 0 with a constant feature, 1 on the diagonal.
Eigen::MatrixXd correlationsOf(const std::vector<float>& values, std::size_t rows, std::size_t features,
                               Progress& progress) {
    std::vector<std::vector<double>> products(blockCount(rows, kBlock));
    std::vector<double> means(features, 0.0);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t j = 0; j < features; ++j)
            means[j] += values[row * features + j] / static_cast<double>(rows);
    parallelBlocks(rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        std::vector<double>& part = products[block.index];
        part.assign(features * features, 0.0);
        std::vector<double> off(features);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            for (std::size_t j = 0; j < features; ++j)
                off[j] = values[row * features + j] - means[j];
            for (std::size_t i = 0; i < features; ++i)
                for (std::size_t j = 0; j <= i; ++j)
                    part[i * features + j] += off[i] * off[j];
        }
    });
    std::vector<double> total(features * features, 0.0);
    for (const std::vector<double>& part : products)
        for (std::size_t i = 0; i < total.size(); ++i)
            total[i] += part[i];
    const auto size = static_cast<Eigen::Index>(features);
    Eigen::MatrixXd correlations = Eigen::MatrixXd::Identity(size, size);
    for (std::size_t i = 0; i < features; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const double spread = std::sqrt(total[i * features + i] * total[j * features + j]);
            const double value = spread > 0.0 ? total[i * features + j] / spread : 0.0;
            correlations(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = value;
            correlations(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) = value;
        }
    return correlations;
}

/// Upper factor U with UᵀU = the nearest correlations that real draws can have: negative eigenvalues cut off,
/// the diagonal set back to 1.
Eigen::MatrixXd factorOf(const Eigen::MatrixXd& correlations) {
    constexpr double kLeast = 1e-4;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlations);
    const Eigen::VectorXd values = solver.eigenvalues().cwiseMax(kLeast);
    Eigen::MatrixXd possible =
        solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
    const Eigen::VectorXd deviations = possible.diagonal().cwiseSqrt();
    possible = deviations.cwiseInverse().asDiagonal() * possible * deviations.cwiseInverse().asDiagonal();
    const Eigen::LLT<Eigen::MatrixXd> factor(possible);
    return factor.matrixU();
}

/// Correlations that the normal draws need so that, bent, they have the data's.
Eigen::MatrixXd tunedFactor(const FeatureMatrix& matrix, const std::vector<Margin>& margins,
                            std::uint64_t seed, Progress& progress) {
    const Eigen::MatrixXd wanted = correlationsOf(matrix.values, matrix.rows, matrix.columns, progress);
    const std::size_t rows = std::min(matrix.rows, kTuningRows);
    Eigen::MatrixXd latent = wanted;
    for (int round = 0; round < kTuningRounds; ++round) {
        std::vector<float> values = drawNormals(factorOf(latent), rows, matrix.columns, seed + 1, progress);
        bend(margins, values, rows);
        const Eigen::MatrixXd got = correlationsOf(values, rows, matrix.columns, progress);
        latent = (latent + wanted - got).cwiseMax(-0.995).cwiseMin(0.995).eval();
        latent.diagonal().setOnes();
    }
    return factorOf(latent);
}

} // namespace

FeatureMatrix noGroupLike(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress) {
    FeatureMatrix result;
    result.rows = matrix.rows;
    result.columns = matrix.columns;
    result.plan = matrix.plan;
    result.names = matrix.names;
    if (matrix.rows == 0 || matrix.columns == 0) return result;
    std::vector<Margin> margins(matrix.columns);
    parallelTasks(matrix.columns, [&](std::size_t feature) { margins[feature] = marginOf(matrix, feature); });
    progress.checkpoint();
    Eigen::MatrixXd factor;
    if (matrix.columns <= kMostFeatures) factor = tunedFactor(matrix, margins, seed, progress);
    result.values = drawNormals(factor, matrix.rows, matrix.columns, seed, progress);
    bend(margins, result.values, matrix.rows);
    return result;
}

} // namespace vignette
