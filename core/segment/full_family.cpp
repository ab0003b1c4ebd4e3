#include "core/segment/full_family.h"

#include "core/base/parallel.h"
#include "core/segment/em_kernels.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vignette {

namespace {

constexpr double kPriorWeight = 1e-9;
constexpr double kLeastRidge = 1e-12;
constexpr double kLeastMembership = 1e-16; ///< less changes no sum in double

/// The Cholesky factor; the diagonal grows until there is one.
Eigen::MatrixXd factorOf(Eigen::MatrixXd covariance, double ridge) {
    constexpr double kMore = 10.0;
    constexpr int kTries = 60;
    for (int i = 0; i < kTries; ++i) {
        const Eigen::LLT<Eigen::MatrixXd> cholesky(covariance);
        if (cholesky.info() == Eigen::Success) return cholesky.matrixL();
        covariance.diagonal().array() += ridge;
        ridge *= kMore;
    }
    return Eigen::MatrixXd::Identity(covariance.rows(), covariance.cols()); // not a number somewhere
}

/// Bands of four rows of a lower triangle, for the kernel.
void packBands(const Eigen::MatrixXd& triangle, double* bands) {
    const Eigen::Index features = triangle.rows();
    for (Eigen::Index first = 0; first < features; first += 4)
        for (Eigen::Index j = 0; j < first + 4; ++j)
            for (Eigen::Index i = first; i < first + 4; ++i)
                *bands++ = i < features && j <= i ? triangle(i, j) : 0.0;
}

} // namespace

FullFamily::FullFamily(const MixedRows& mixed, std::span<const std::uint32_t> weights, RidgeParts ridge)
    : m_features(mixed.numbers.size()), m_width((m_features + kTileRows - 1) / kTileRows * kTileRows),
      m_weights(mixed.rows, 1.0), m_values(tilesOf(mixed.rows) * m_features * kTileRows),
      m_overallMeans(m_features), m_overallVariances(m_features) {
    if (!weights.empty()) m_weights.assign(weights.begin(), weights.end());
    takeCategories(mixed, weights);
    measure(mixed);
    m_ridges = ridge.ridgesOf(mixed.numbers, m_overallVariances);
    for (std::size_t row = 0; row < mixed.rows; ++row) {
        float* tile = m_values.data() + row / kTileRows * m_features * kTileRows + row % kTileRows;
        for (std::size_t j = 0; j < m_features; ++j) {
            const float value = mixed.values[row * m_features + j];
            tile[j * kTileRows] = std::isnan(value) ? static_cast<float>(m_overallMeans[j]) : value;
        }
    }
}

void FullFamily::takeCategories(const MixedRows& mixed, std::span<const std::uint32_t> weights) {
    if (mixed.categories.empty()) return;
    MixedRows categories = mixed;
    categories.numbers.clear();
    categories.values.clear();
    categories.hasMissingNumbers = false;
    m_categories = std::make_unique<IndependentFamily>(
        categories, weights, IndependentOptions{.ridge = {}, .collapsesPatterns = false});
}

void FullFamily::measure(const MixedRows& mixed) {
    std::vector<double> weights(m_features);
    for (std::size_t row = 0; row < mixed.rows; ++row)
        for (std::size_t j = 0; j < m_features; ++j) {
            const double value = mixed.values[row * m_features + j];
            if (std::isnan(value)) continue;
            weights[j] += m_weights[row];
            m_overallMeans[j] += m_weights[row] * value;
            m_overallVariances[j] += m_weights[row] * value * value;
        }
    for (std::size_t j = 0; j < m_features; ++j) {
        const double weight = std::max(weights[j], kPriorWeight);
        m_overallMeans[j] /= weight;
        m_overallVariances[j] =
            std::max(m_overallVariances[j] / weight - m_overallMeans[j] * m_overallMeans[j], 0.0);
    }
}

std::unique_ptr<MixtureFamily> FullFamily::drawn(std::span<const std::uint32_t> rows) const {
    std::unique_ptr<FullFamily> part(new FullFamily(m_features, m_width));
    part->m_overallMeans = m_overallMeans;
    part->m_overallVariances = m_overallVariances;
    part->m_ridges = m_ridges;
    if (m_categories) part->m_categories = m_categories->drawn(rows);
    part->m_weights = drawnWeights(m_weights, rows);
    part->m_values = drawnTiles(m_values, m_features, rows);
    return part;
}

std::size_t FullFamily::sumsOf(std::size_t classes, std::size_t c) const {
    const std::size_t before = m_categories ? m_categories->sumCount(classes) : paddedClasses(classes);
    return before + c * (m_width + m_width * m_width);
}

std::size_t FullFamily::sumCount(std::size_t classes) const {
    return sumsOf(classes, classes);
}

ClassParameters FullFamily::origin(std::size_t classes) const {
    ClassParameters parameters;
    parameters.classes = classes;
    for (std::size_t c = 0; c < classes; ++c)
        parameters.means.insert(parameters.means.end(), m_overallMeans.begin(), m_overallMeans.end());
    return parameters;
}

void FullFamily::unpack(RowRange range, BlockScratch& scratch) const {
    const std::size_t count = tilesOf(range.count) * m_features * kTileRows;
    scratch.values.resize(count);
    std::copy_n(m_values.data() + range.begin * m_features, count, scratch.values.begin());
}

void FullFamily::logDensities(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                              double* logs) const {
    const std::size_t padded = paddedClasses(parameters.classes);
    const std::size_t tiles = tilesOf(range.count);
    scratch.best.assign(tiles * kTileRows, kNever);
    scratch.temporary.resize(m_features * kTileRows);
    if (m_categories)
        m_categories->logDensities(parameters, range, scratch, logs);
    else
        for (std::size_t row = 0; row < tiles * kTileRows; ++row)
            std::copy_n(parameters.constants.begin(), padded, logs + row * padded);
    unpack(range, scratch);
    for (std::size_t c = 0; c < parameters.classes; ++c)
        emKernels().wholeLogs({.values = scratch.values.data(),
                               .tiles = tiles,
                               .features = m_features,
                               .mean = parameters.means.data() + c * m_features,
                               .whitener = parameters.whiteners.data() + c * whitenerSize(),
                               .constant = parameters.offsets[c],
                               .best = scratch.best.data(),
                               .logs = logs + c,
                               .stride = padded,
                               .scratch = scratch.temporary.data()});
}

void FullFamily::add(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                     const double* memberships, double* sums) const {
    const std::size_t padded = paddedClasses(parameters.classes);
    if (m_categories) m_categories->add(parameters, range, scratch, memberships, sums);
    if (parameters.whiteners.empty()) unpack(range, scratch); // the first time logDensities() was not called
    scratch.temporary.resize(range.count * m_width);
    scratch.more.resize(range.count * m_width);
    for (std::size_t c = 0; c < parameters.classes; ++c) {
        const double* mean = parameters.means.data() + c * m_features;
        double* offSums = sums + sumsOf(parameters.classes, c);
        std::size_t rows = 0;
        for (std::size_t row = 0; row < range.count; ++row) {
            const double membership = memberships[row * padded + c];
            if (membership < kLeastMembership) continue;
            const double* values =
                scratch.values.data() + row / kTileRows * m_features * kTileRows + row % kTileRows;
            double* off = scratch.temporary.data() + rows * m_width;
            double* scaled = scratch.more.data() + rows * m_width;
            std::fill(off + m_features, off + m_width, 0.0);
            std::fill(scaled + m_features, scaled + m_width, 0.0);
            for (std::size_t j = 0; j < m_features; ++j) {
                off[j] = values[j * kTileRows] - mean[j];
                scaled[j] = membership * off[j];
                offSums[j] += scaled[j];
            }
            ++rows;
        }
        emKernels().addProducts({.off = scratch.temporary.data(),
                                 .scaled = scratch.more.data(),
                                 .rows = rows,
                                 .width = m_width,
                                 .sums = offSums + m_width});
    }
}

ClassParameters FullFamily::maximise(const ClassParameters& before, std::span<const double> sums) const {
    ClassParameters after;
    after.classes = before.classes;
    if (m_categories)
        after = m_categories->maximise(before, sums);
    else
        setShares(after, sums.first(before.classes));
    after.offsets.resize(before.classes);
    after.means.resize(before.classes * m_features);
    after.whiteners.resize(before.classes * whitenerSize());
    parallelTasks(before.classes, [&](std::size_t c) { maximiseClass(before, sums, c, after); });
    for (std::size_t c = 0; c < before.classes; ++c)
        after.isDegenerate = after.isDegenerate || sums[c] < static_cast<double>(m_features + 1);
    return after;
}

/// Writes only what belongs to class c.
void FullFamily::maximiseClass(const ClassParameters& before, std::span<const double> sums, std::size_t c,
                               ClassParameters& after) const {
    using Matrix = Eigen::MatrixXd;
    const auto features = static_cast<Eigen::Index>(m_features);
    const double* offs = sums.data() + sumsOf(before.classes, c);
    const double* products = offs + m_width;
    const double weight = sums[c] + kPriorWeight;
    Eigen::VectorXd shift(features);
    Matrix covariance(features, features);
    for (std::size_t j = 0; j < m_features; ++j) {
        const double mean = before.means[c * m_features + j];
        const double prior = m_overallMeans[j] - mean;
        const auto place = static_cast<Eigen::Index>(j);
        shift[place] = (offs[j] + kPriorWeight * prior) / weight;
        after.means[c * m_features + j] = mean + shift[place];
        for (std::size_t i = j; i < m_features; ++i)
            covariance(static_cast<Eigen::Index>(i), place) = products[i * m_width + j] / weight;
        covariance(place, place) +=
            kPriorWeight * (prior * prior + m_overallVariances[j]) / weight + m_ridges[j];
    }
    for (Eigen::Index j = 0; j < features; ++j)
        for (Eigen::Index i = j; i < features; ++i)
            covariance(i, j) -= shift[i] * shift[j];
    const Matrix factor = factorOf(std::move(covariance), kLeastRidge);
    const Matrix whitener = factor.triangularView<Eigen::Lower>().solve(Matrix::Identity(features, features));
    packBands(whitener, after.whiteners.data() + c * whitenerSize());
    after.offsets[c] = -0.5 * static_cast<double>(m_features) * std::log(2.0 * std::numbers::pi) -
                       factor.diagonal().array().log().sum();
}

std::uint32_t FullFamily::freeParameters(std::size_t classes) const {
    const std::size_t numbers = classes * (m_features + m_features * (m_features + 1) / 2);
    const std::size_t others = m_categories ? m_categories->freeParameters(classes) : classes - 1;
    return static_cast<std::uint32_t>(others + numbers);
}

} // namespace vignette
