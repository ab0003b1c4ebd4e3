#include "core/validate/retest_overlap.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/random.h"

#include <algorithm>

namespace vignette {

namespace {

Overlap average(const std::vector<std::vector<double>>& draws, std::size_t segments) {
    Overlap overlap;
    overlap.segments.assign(segments, 0.0);
    for (const std::vector<double>& draw : draws)
        for (std::size_t c = 0; c < segments; ++c)
            overlap.segments[c] += draw[c];
    for (double& value : overlap.segments) {
        value /= static_cast<double>(std::max<std::size_t>(draws.size(), 1));
        overlap.mean += value / static_cast<double>(segments);
    }
    overlap.lowest = segments ? *std::min_element(overlap.segments.begin(), overlap.segments.end()) : 0.0;
    return overlap;
}

} // namespace

std::vector<double> jaccardOfSegments(const Labelling& before, const Labelling& after,
                                      std::span<const std::uint32_t> weights) {
    std::vector<std::uint64_t> both(before.segments * after.segments);
    std::vector<std::uint64_t> ofBefore(before.segments);
    std::vector<std::uint64_t> ofAfter(after.segments);
    for (std::size_t row = 0; row < weights.size(); ++row) {
        if (weights[row] == 0) continue;
        ++both[before.labels[row] * after.segments + after.labels[row]];
        ++ofBefore[before.labels[row]];
        ++ofAfter[after.labels[row]];
    }
    std::vector<double> best(before.segments, 0.0);
    for (std::size_t a = 0; a < before.segments; ++a)
        for (std::size_t b = 0; b < after.segments; ++b) {
            const std::uint64_t shared = both[a * after.segments + b];
            if (shared == 0) continue;
            best[a] = std::max(best[a], static_cast<double>(shared) /
                                            static_cast<double>(ofBefore[a] + ofAfter[b] - shared));
        }
    return best;
}

std::vector<std::uint32_t> bootstrapWeights(std::size_t rows, std::uint64_t seed, std::uint64_t draw) {
    Random random(seed, draw);
    std::vector<std::uint32_t> weights(rows);
    for (std::size_t i = 0; i < rows; ++i)
        ++weights[random.below(rows)];
    return weights;
}

std::vector<Overlap> retestOverlaps(const FeatureMatrix& matrix, std::span<const Labelling> labellings,
                                    const Segmenter& segmenter, const RetestPlan& plan, Progress& progress) {
    const auto draws = static_cast<std::size_t>(std::max(plan.resamples, 1));
    std::vector<std::vector<std::vector<double>>> found(labellings.size(),
                                                        std::vector<std::vector<double>>(draws));
    // The last labellings have the most segments: the dearest tasks first, so that threads end together.
    parallelTasks(labellings.size() * draws, [&](std::size_t task) {
        const std::size_t which = labellings.size() - 1 - task / draws;
        const std::size_t draw = task % draws;
        const Labelling& before = labellings[which];
        const std::vector<std::uint32_t> weights = bootstrapWeights(matrix.rows, plan.seed, draw);
        try {
            const Segmentation again = segmenter.segment(matrix, weights, static_cast<int>(before.segments),
                                                         plan.starts, mix64(plan.seed, draw + 1), progress);
            found[which][draw] =
                jaccardOfSegments(before, {.labels = again.labels, .segments = before.segments}, weights);
        } catch (const Failure&) {
            found[which][draw].assign(before.segments, 0.0);
        }
        progress.advance(1);
    });
    std::vector<Overlap> overlaps;
    for (std::size_t i = 0; i < labellings.size(); ++i)
        overlaps.push_back(average(found[i], labellings[i].segments));
    return overlaps;
}

} // namespace vignette
