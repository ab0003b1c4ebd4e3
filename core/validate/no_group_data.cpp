#include "core/validate/no_group_data.h"

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/validate/no_group_margins.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kMostFeatures = 400;
constexpr std::size_t kTuningRows = 4000;
constexpr int kTuningRounds = 3;

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
Eigen::MatrixXd tunedFactor(const FeatureMatrix& matrix, const NoGroupMargins& margins, std::uint64_t seed,
                            Progress& progress) {
    const Eigen::MatrixXd wanted = correlationsOf(matrix.values, matrix.rows, matrix.columns, progress);
    const std::size_t rows = std::min(matrix.rows, kTuningRows);
    Eigen::MatrixXd latent = wanted;
    for (int round = 0; round < kTuningRounds; ++round) {
        std::vector<float> values = drawNormals(factorOf(latent), rows, matrix.columns, seed + 1, progress);
        margins.bend(values, rows);
        const Eigen::MatrixXd got = correlationsOf(values, rows, matrix.columns, progress);
        latent = (latent + wanted - got).cwiseMax(-0.995).cwiseMin(0.995).eval();
        latent.diagonal().setOnes();
    }
    return factorOf(latent);
}

FeatureMatrix drawnLike(const FeatureMatrix& matrix, std::uint64_t seed, bool isRelated, Progress& progress) {
    FeatureMatrix result;
    result.rows = matrix.rows;
    result.columns = matrix.columns;
    result.plan = matrix.plan;
    result.names = matrix.names;
    if (matrix.rows == 0 || matrix.columns == 0) return result;
    result.missing = matrix.missing;
    const NoGroupMargins margins(matrix);
    progress.checkpoint();
    Eigen::MatrixXd factor;
    if (isRelated && matrix.columns <= kMostFeatures) factor = tunedFactor(matrix, margins, seed, progress);
    result.values = drawNormals(factor, matrix.rows, matrix.columns, seed, progress);
    margins.bend(result.values, matrix.rows);
    return result;
}

} // namespace

FeatureMatrix noGroupLike(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress) {
    return drawnLike(matrix, seed, true, progress);
}

FeatureMatrix unrelatedLike(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress) {
    return drawnLike(matrix, seed, false, progress);
}

} // namespace vignette
