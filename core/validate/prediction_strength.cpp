#include "core/validate/prediction_strength.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

using Weights = std::vector<std::uint32_t>;

/// 1 for the rows of one half, 0 for those of the other.
Weights halfOf(std::size_t rows, std::uint64_t seed, std::uint64_t split) {
    Weights weights(rows);
    Random random(seed, split);
    for (const std::uint32_t row : random.sampleWithoutReplacement(static_cast<std::uint32_t>(rows),
                                                                   static_cast<std::uint32_t>(rows / 2)))
        weights[row] = 1;
    return weights;
}

/// A segmenter labels rows of weight 0 too: those are the other half, given to the nearest centre.
double splitValue(const FeatureMatrix& matrix, const Segmenter& segmenter, int k, const PredictionPlan& plan,
                  std::uint64_t split, Progress& progress) {
    const Weights first = halfOf(matrix.rows, plan.seed, split);
    Weights second(first.size());
    std::transform(first.begin(), first.end(), second.begin(),
                   [](std::uint32_t weight) { return 1 - weight; });
    const std::uint64_t seed = Random(plan.seed, split).next();
    const Segmentation byFirst = segmenter.segment(matrix, first, k, plan.starts, seed, progress);
    const Segmentation bySecond = segmenter.segment(matrix, second, k, plan.starts, seed + 1, progress);
    return (worstKeptTogether(crossTabulate(byFirst.labels, bySecond.labels, first)) +
            worstKeptTogether(crossTabulate(bySecond.labels, byFirst.labels, second))) /
           2.0;
}

} // namespace

double worstKeptTogether(const CrossTabulation& table) {
    double worst = 1.0;
    for (std::size_t i = 0; i < table.rows; ++i) {
        double size = 0.0;
        double kept = 0.0;
        for (std::size_t j = 0; j < table.columns; ++j) {
            const auto count = static_cast<double>(table.count(i, j));
            size += count;
            kept += count * (count - 1.0);
        }
        if (size > 1.0) worst = std::min(worst, kept / (size * (size - 1.0)));
    }
    return worst;
}

std::optional<PredictionStrength> predictionStrength(const FeatureMatrix& matrix, const Segmenter& segmenter,
                                                     int k, const PredictionPlan& plan, Progress& progress) {
    PredictionStrength strength;
    strength.splits.resize(static_cast<std::size_t>(plan.splits));
    try {
        parallelTasks(strength.splits.size(), [&](std::size_t split) {
            strength.splits[split] = splitValue(matrix, segmenter, k, plan, split, progress);
            progress.advance(1);
        });
    } catch (const Failure& failure) {
        if (failure.code() == FailureCode::NothingToDo) return std::nullopt;
        throw;
    }
    const auto count = static_cast<double>(strength.splits.size());
    for (const double value : strength.splits)
        strength.mean += value;
    strength.mean /= count;
    double squares = 0.0;
    for (const double value : strength.splits)
        squares += (value - strength.mean) * (value - strength.mean);
    if (count > 1.0) strength.standardError = std::sqrt(squares / (count - 1.0) / count);
    return strength;
}

} // namespace vignette
