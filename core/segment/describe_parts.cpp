#include "core/segment/describe_parts.h"

#include "core/base/parallel.h"
#include "core/segment/centres.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

__extension__ typedef __int128 Wide;
constexpr std::size_t kBlock = 8192;
constexpr double kStepsPerUnit = 65536.0;

std::int32_t stepsOf(float value) {
    return static_cast<std::int32_t>(static_cast<double>(value) * kStepsPerUnit);
}

/// Weights and sums of weight · value of each part, in steps.
struct PartSums {
    std::vector<std::uint64_t> weights;
    std::vector<std::int64_t> sums; ///< parts × features
};

PartSums sumParts(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                  std::span<const std::uint32_t> partOfRow, std::size_t parts, Progress& progress) {
    PartSums result;
    result.weights.resize(parts);
    result.sums.resize(parts * matrix.columns);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        if (row % kBlock == 0) progress.checkpoint();
        const std::uint32_t weight = weights.empty() ? 1 : weights[row];
        if (weight == 0) continue;
        const float* values = matrix.row(row).data();
        std::int64_t* sums = result.sums.data() + partOfRow[row] * matrix.columns;
        for (std::size_t j = 0; j < matrix.columns; ++j)
            sums[j] += static_cast<std::int64_t>(weight) * stepsOf(values[j]);
        result.weights[partOfRow[row]] += weight;
    }
    return result;
}

std::int32_t roundedMean(std::int64_t sum, std::uint64_t weight) {
    const auto size = static_cast<std::int64_t>(weight);
    const std::int64_t half = size / 2;
    return static_cast<std::int32_t>(sum >= 0 ? (sum + half) / size : -((-sum + half) / size));
}

/// Parts from the heaviest; ties by centre, then by number.
std::vector<std::uint32_t> inOrder(const PartSums& sums, const std::vector<std::int32_t>& steps,
                                   std::size_t features) {
    std::vector<std::uint32_t> order(sums.weights.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (sums.weights[a] != sums.weights[b]) return sums.weights[a] > sums.weights[b];
        const std::int32_t* first = steps.data() + a * features;
        const std::int32_t* second = steps.data() + b * features;
        return std::lexicographical_compare(first, first + features, second, second + features);
    });
    return order;
}

double sumOfSquares(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                    const std::vector<std::uint16_t>& labels, const Centres& centres, Progress& progress) {
    std::vector<Wide> parts(blockCount(matrix.rows, kBlock));
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const std::uint32_t weight = weights.empty() ? 1 : weights[row];
            const float* values = matrix.row(row).data();
            const std::int32_t* centre = centres.steps.data() + labels[row] * matrix.columns;
            Wide sum = 0;
            for (std::size_t j = 0; j < matrix.columns; ++j) {
                const std::int64_t off = static_cast<std::int64_t>(stepsOf(values[j])) - centre[j];
                sum += off * off;
            }
            parts[block.index] += sum * weight;
        }
    });
    return static_cast<double>(std::accumulate(parts.begin(), parts.end(), Wide{0})) * 0x1.0p-32;
}

} // namespace

Segmentation describeParts(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                           std::span<const std::uint32_t> partOfRow, std::size_t parts, Progress& progress) {
    const PartSums sums = sumParts(matrix, weights, partOfRow, parts, progress);
    std::vector<std::int32_t> steps(sums.sums.size());
    for (std::size_t i = 0; i < steps.size(); ++i)
        steps[i] = roundedMean(sums.sums[i], sums.weights[i / matrix.columns]);
    const std::vector<std::uint32_t> order = inOrder(sums, steps, matrix.columns);
    std::vector<std::uint16_t> number(parts);
    std::vector<std::int32_t> ordered;
    Segmentation result;
    for (std::size_t i = 0; i < parts; ++i) {
        number[order[i]] = static_cast<std::uint16_t>(i);
        const auto first = steps.begin() + static_cast<std::ptrdiff_t>(order[i] * matrix.columns);
        ordered.insert(ordered.end(), first, first + static_cast<std::ptrdiff_t>(matrix.columns));
        result.sizes.push_back(sums.weights[order[i]]);
    }
    for (const std::int32_t step : ordered)
        result.centres.push_back(step / kStepsPerUnit);
    const Centres centres = Centres::fromSteps(std::move(ordered), parts, matrix.columns);
    result.segmentCount = static_cast<int>(parts);
    result.labels.resize(matrix.rows);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        result.labels[row] = partOfRow[row] == kNoPart ? nearestCentre(matrix.row(row).data(), centres)
                                                       : number[partOfRow[row]];
    result.inertia = sumOfSquares(matrix, weights, result.labels, centres, progress);
    return result;
}

} // namespace vignette
