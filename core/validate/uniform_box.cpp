#include "core/validate/uniform_box.h"

#include "core/base/parallel.h"
#include "core/base/random.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 2048;

Eigen::MatrixXd scatterOf(const FeatureMatrix& matrix, const std::vector<double>& means, Progress& progress) {
    const auto features = static_cast<Eigen::Index>(matrix.columns);
    std::vector<Eigen::MatrixXd> parts(blockCount(matrix.rows, kBlock));
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        Eigen::MatrixXd rows(static_cast<Eigen::Index>(block.size()), features);
        for (std::size_t row = block.begin; row < block.end; ++row)
            for (std::size_t j = 0; j < matrix.columns; ++j)
                rows(static_cast<Eigen::Index>(row - block.begin), static_cast<Eigen::Index>(j)) =
                    matrix.row(row)[j] - means[j];
        parts[block.index].noalias() = rows.transpose() * rows;
    });
    Eigen::MatrixXd scatter = Eigen::MatrixXd::Zero(features, features);
    for (const Eigen::MatrixXd& part : parts)
        scatter += part;
    return scatter;
}

std::vector<double> meansOf(const FeatureMatrix& matrix) {
    std::vector<double> means(matrix.columns);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            means[j] += matrix.row(row)[j]; // multiples of 2⁻¹⁶: exact up to 2³⁰ rows
    for (double& mean : means)
        mean /= static_cast<double>(std::max<std::size_t>(matrix.rows, 1));
    return means;
}

} // namespace

UniformBox::UniformBox(const FeatureMatrix& matrix, Progress& progress)
    : m_rows(matrix.rows), m_means(meansOf(matrix)), m_axes(matrix.columns * matrix.columns),
      m_low(matrix.columns), m_high(matrix.columns) {
    const std::size_t features = matrix.columns;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(scatterOf(matrix, m_means, progress));
    for (std::size_t c = 0; c < features; ++c)
        for (std::size_t j = 0; j < features; ++j)
            m_axes[c * features + j] = solver.eigenvectors()(static_cast<Eigen::Index>(j),
                                                             static_cast<Eigen::Index>(features - 1 - c));
    std::vector<std::vector<double>> lows(blockCount(matrix.rows, kBlock));
    std::vector<std::vector<double>> highs(lows.size());
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        lows[block.index].assign(features, 0.0); // the mean lies inside every component's range
        highs[block.index].assign(features, 0.0);
        for (std::size_t row = block.begin; row < block.end; ++row)
            for (std::size_t c = 0; c < features; ++c) {
                double score = 0.0;
                for (std::size_t j = 0; j < features; ++j)
                    score += (matrix.row(row)[j] - m_means[j]) * m_axes[c * features + j];
                lows[block.index][c] = std::min(lows[block.index][c], score);
                highs[block.index][c] = std::max(highs[block.index][c], score);
            }
    });
    for (std::size_t block = 0; block < lows.size(); ++block)
        for (std::size_t c = 0; c < features; ++c) {
            m_low[c] = std::min(m_low[c], lows[block][c]);
            m_high[c] = std::max(m_high[c], highs[block][c]);
        }
}

FeatureMatrix UniformBox::draw(std::uint64_t seed, std::uint64_t stream) const {
    const std::size_t features = m_means.size();
    FeatureMatrix drawn;
    drawn.rows = m_rows;
    drawn.columns = features;
    drawn.values.resize(m_rows * features);
    Random random(seed, stream);
    std::vector<double> scores(features);
    std::vector<double> values(features);
    for (std::size_t row = 0; row < m_rows; ++row) {
        for (std::size_t c = 0; c < features; ++c)
            scores[c] = random.uniform(m_low[c], m_high[c]);
        values = m_means;
        for (std::size_t c = 0; c < features; ++c)
            for (std::size_t j = 0; j < features; ++j)
                values[j] += scores[c] * m_axes[c * features + j];
        for (std::size_t j = 0; j < features; ++j) {
            const double value = std::clamp(values[j], -kFeatureLimit, kFeatureLimit);
            drawn.values[row * features + j] =
                static_cast<float>(std::round(value / kFeatureStep) * kFeatureStep);
        }
    }
    return drawn;
}

} // namespace vignette
