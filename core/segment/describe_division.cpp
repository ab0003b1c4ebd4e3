#include "core/segment/describe_division.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 8192;

/// What segments add up to, in steps of 2⁻¹⁶: whole numbers, whatever the order.
struct Totals {
    std::vector<std::int64_t> sums; ///< segments × features
    std::vector<std::uint64_t> weights;
};

std::uint32_t weightOf(std::span<const std::uint32_t> weights, std::size_t row) {
    return weights.empty() ? 1 : weights[row];
}

Totals totalsOf(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                const std::vector<std::uint16_t>& labels, std::size_t k, const Progress& progress) {
    Totals totals{.sums = std::vector<std::int64_t>(k * matrix.columns),
                  .weights = std::vector<std::uint64_t>(k)};
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        if (row % kBlock == 0) progress.checkpoint();
        const std::uint32_t weight = weightOf(weights, row);
        if (weight == 0) continue;
        totals.weights[labels[row]] += weight;
        std::int64_t* sums = totals.sums.data() + labels[row] * matrix.columns;
        const std::span<const float> values = matrix.row(row);
        for (std::size_t j = 0; j < matrix.columns; ++j)
            sums[j] += static_cast<std::int64_t>(values[j] * 65536.0F) * weight;
    }
    return totals;
}

/// The nearest whole number; halves away from zero.
std::int64_t rounded(std::int64_t sum, std::int64_t weight) {
    const std::int64_t half = weight / 2;
    return sum >= 0 ? (sum + half) / weight : -((-sum + half) / weight);
}

double sumOfSquares(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                    const Segmentation& division, const Progress& progress) {
    std::vector<double> parts(blockCount(matrix.rows, kBlock));
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const double* centre = division.centres.data() + division.labels[row] * matrix.columns;
            const std::span<const float> values = matrix.row(row);
            double square = 0.0;
            for (std::size_t j = 0; j < matrix.columns; ++j)
                square += (values[j] - centre[j]) * (values[j] - centre[j]);
            parts[block.index] += square * weightOf(weights, row);
        }
    });
    return std::accumulate(parts.begin(), parts.end(), 0.0);
}

} // namespace

Segmentation describeDivision(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                              std::vector<std::uint16_t> labels, std::size_t k, Progress& progress) {
    Totals totals = totalsOf(matrix, weights, labels, k, progress);
    const std::size_t features = matrix.columns;
    for (std::size_t c = 0; c < k; ++c) {
        assert(totals.weights[c] > 0);
        for (std::size_t j = 0; j < features; ++j)
            totals.sums[c * features + j] =
                rounded(totals.sums[c * features + j], static_cast<std::int64_t>(totals.weights[c]));
    }
    std::vector<std::uint16_t> order(k);
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
        if (totals.weights[a] != totals.weights[b]) return totals.weights[a] > totals.weights[b];
        const std::int64_t* steps = totals.sums.data();
        return std::lexicographical_compare(steps + a * features, steps + (a + 1) * features,
                                            steps + b * features, steps + (b + 1) * features);
    });
    std::vector<std::uint16_t> numbers(k);
    Segmentation result;
    result.segmentCount = static_cast<int>(k);
    for (std::size_t i = 0; i < k; ++i) {
        numbers[order[i]] = static_cast<std::uint16_t>(i);
        result.sizes.push_back(totals.weights[order[i]]);
        for (std::size_t j = 0; j < features; ++j)
            result.centres.push_back(static_cast<double>(totals.sums[order[i] * features + j]) / 65536.0);
    }
    for (std::uint16_t& label : labels)
        label = numbers[label];
    result.labels = std::move(labels);
    result.inertia = sumOfSquares(matrix, weights, result, progress);
    return result;
}

} // namespace vignette
