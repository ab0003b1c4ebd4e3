#include "core/validate/gap_statistic.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/validate/separation_indices.h"
#include "core/validate/uniform_box.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace vignette {

namespace {

/// ln W of k = fewest.. in order; ends where W is 0 or there are too few different rows.
std::vector<double> logWithins(const FeatureMatrix& matrix, const Segmenter& segmenter, const GapPlan& plan,
                               int most, Progress& progress) {
    std::vector<double> logs;
    for (int k = plan.fewest; k <= most; ++k) {
        std::optional<Segmentation> division;
        try {
            division = segmenter.segment(matrix, {}, k, plan.starts, plan.seed, progress);
        } catch (const Failure& failure) {
            if (failure.code() != FailureCode::NothingToDo) throw;
            return logs;
        }
        const double within = withinSumOfSquares(
            matrix, {.labels = division->labels, .segments = static_cast<std::size_t>(k)}, {}, progress);
        if (within <= 0.0) return logs;
        logs.push_back(std::log(within));
    }
    return logs;
}

} // namespace

GapCandidate gapOf(int segmentCount, double logWithin, std::span<const double> references) {
    const auto count = static_cast<double>(references.size());
    double sum = 0.0;
    for (const double reference : references)
        sum += reference;
    const double mean = sum / count;
    double squares = 0.0;
    for (const double reference : references)
        squares += (reference - mean) * (reference - mean);
    const double variance = count > 1.0 ? squares / (count - 1.0) : 0.0;
    return {.segmentCount = segmentCount,
            .logWithin = logWithin,
            .expectedLogWithin = mean,
            .gap = mean - logWithin,
            .standardError = std::sqrt((1.0 + 1.0 / count) * variance)};
}

int chosenByGap(std::span<const GapCandidate> candidates) {
    if (candidates.empty()) return 0;
    for (std::size_t i = 0; i + 1 < candidates.size(); ++i)
        if (candidates[i].gap >= candidates[i + 1].gap - candidates[i + 1].standardError)
            return candidates[i].segmentCount;
    return candidates.back().segmentCount;
}

GapStatistic gapStatistic(const FeatureMatrix& matrix, const Segmenter& segmenter, const GapPlan& plan,
                          Progress& progress) {
    const std::vector<double> own = logWithins(matrix, segmenter, plan, plan.most, progress);
    if (own.empty()) return {};
    const int most = plan.fewest + static_cast<int>(own.size()) - 1;
    const UniformBox box(matrix, progress);
    std::vector<std::vector<double>> drawn(static_cast<std::size_t>(plan.references));
    parallelTasks(drawn.size(), [&](std::size_t reference) {
        drawn[reference] = logWithins(box.draw(plan.seed, reference), segmenter, plan, most, progress);
        progress.advance(1);
    });
    GapStatistic result;
    for (std::size_t i = 0; i < own.size(); ++i) {
        std::vector<double> references;
        for (const std::vector<double>& logs : drawn)
            if (i < logs.size()) references.push_back(logs[i]);
        if (references.size() < drawn.size()) break; // a reference with fewer different rows than the data
        result.candidates.push_back(gapOf(plan.fewest + static_cast<int>(i), own[i], references));
    }
    result.chosen = chosenByGap(result.candidates);
    return result;
}

} // namespace vignette
