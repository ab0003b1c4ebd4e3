#include "core/validate/trial.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/validate/border_density.h"
#include "core/validate/sample_rows.h"
#include "core/validate/split_half.h"

#include <algorithm>
#include <numeric>

namespace vignette {

namespace {

constexpr int kCoarseStarts = 3;
constexpr int kSmallStarts = 3;

/// Streams of the plan's seed, apart from each other.
enum class Purpose : std::uint64_t { Divide = 21, Retest, Silhouette, Small, Split };

std::uint64_t seedFor(const TrialPlan& plan, Purpose purpose) {
    return mix64(plan.seed, static_cast<std::uint64_t>(purpose));
}

std::vector<Labelling> labellingsOf(const std::vector<Segmentation>& divisions) {
    std::vector<Labelling> labellings;
    for (const Segmentation& division : divisions)
        labellings.push_back({.labels = division.labels, .segments = division.sizes.size()});
    return labellings;
}

/// The fine part with all draws, the coarse part with fewer.
std::vector<Overlap> retestAll(const FeatureMatrix& matrix, std::span<const Labelling> labellings,
                               const Segmenter& segmenter, const TrialPlan& plan, Progress& progress) {
    const auto fine = static_cast<std::size_t>(
        std::count_if(labellings.begin(), labellings.end(),
                      [](const Labelling& labelling) { return labelling.segments <= kFinePart; }));
    RetestPlan retest{.resamples = plan.resamples, .starts = 1, .seed = seedFor(plan, Purpose::Retest)};
    std::vector<Overlap> overlaps =
        retestOverlaps(matrix, labellings.subspan(0, fine), segmenter, retest, progress);
    retest.resamples = plan.coarseResamples;
    for (Overlap& overlap : retestOverlaps(matrix, labellings.subspan(fine), segmenter, retest, progress))
        overlaps.push_back(std::move(overlap));
    return overlaps;
}

double overlapInSmall(const FeatureMatrix& small, const std::vector<std::uint32_t>& rows,
                      const Labelling& whole, const Segmenter& segmenter, std::uint64_t seed,
                      Progress& progress) {
    std::vector<std::uint16_t> before;
    for (const std::uint32_t row : rows)
        before.push_back(whole.labels[row]);
    try {
        const Segmentation again =
            segmenter.segment(small, {}, static_cast<int>(whole.segments), kSmallStarts, seed, progress);
        const std::vector<std::uint32_t> once(rows.size(), 1);
        const std::vector<double> found =
            jaccardOfSegments({.labels = before, .segments = whole.segments},
                              {.labels = again.labels, .segments = whole.segments}, once);
        return std::accumulate(found.begin(), found.end(), 0.0) / static_cast<double>(found.size());
    } catch (const Failure& failure) {
        if (failure.code() != FailureCode::NothingToDo) throw;
        return 0.0;
    }
}

std::vector<double> smallOverlaps(const FeatureMatrix& matrix, std::span<const Labelling> labellings,
                                  const Segmenter& segmenter, const TrialPlan& plan, Progress& progress) {
    const std::uint32_t size = smallSampleOf(matrix.rows);
    if (size == 0) return {};
    const auto draws = static_cast<std::size_t>(std::max(plan.smallDraws, 1));
    std::vector<std::vector<std::uint32_t>> rows;
    std::vector<FeatureMatrix> samples;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        rows.push_back(sampledRows(matrix.rows, size, mix64(seedFor(plan, Purpose::Small), draw)));
        samples.push_back(rowsOf(matrix, rows.back()));
    }
    std::vector<double> found(labellings.size() * draws);
    parallelTasks(found.size(), [&](std::size_t task) {
        const std::size_t which = labellings.size() - 1 - task / draws; // the dearest first
        const std::size_t draw = task % draws;
        found[which * draws + draw] = overlapInSmall(samples[draw], rows[draw], labellings[which], segmenter,
                                                     mix64(plan.seed, draw), progress);
        progress.advance(1);
    });
    std::vector<double> means(labellings.size(), 0.0);
    for (std::size_t i = 0; i < found.size(); ++i)
        means[i / draws] += found[i] / static_cast<double>(draws);
    return means;
}

} // namespace

std::uint32_t smallSampleOf(std::size_t rows) {
    return rows >= 2000 ? 1000U : rows >= 1000 ? 500U : 0U;
}

std::vector<Segmentation> divideAll(const FeatureMatrix& matrix, const Segmenter& segmenter,
                                    const TrialPlan& plan, Progress& progress) {
    std::vector<Segmentation> divisions;
    for (const int k : plan.counts) {
        try {
            divisions.push_back(segmenter.segment(
                matrix, {}, k, k <= kFinePart ? plan.starts : std::min(plan.starts, kCoarseStarts),
                mix64(seedFor(plan, Purpose::Divide), static_cast<std::uint64_t>(k)), progress));
        } catch (const Failure& failure) {
            if (failure.code() != FailureCode::NothingToDo) throw;
            break;
        }
        progress.advance(static_cast<std::uint64_t>(plan.starts));
    }
    return divisions;
}

std::uint64_t unitsOf(const TrialPlan& plan) {
    return plan.counts.size() * static_cast<std::uint64_t>(plan.starts + plan.resamples + plan.smallDraws);
}

Trial tryAll(const FeatureMatrix& matrix, const Segmenter& segmenter, const TrialPlan& plan,
             Progress& progress) {
    Trial trial;
    const std::unique_ptr<Segmenter> prepared = segmenter.prepare(matrix, progress);
    const Segmenter& ready = prepared ? *prepared : segmenter;
    trial.divisions = divideAll(matrix, ready, plan, progress);
    const std::vector<Labelling> labellings = labellingsOf(trial.divisions);
    std::vector<int> counts;
    for (const Segmentation& division : trial.divisions)
        counts.push_back(division.segmentCount);
    trial.silhouettes = silhouettes(matrix, labellings,
                                    {.mostRows = 2000, .seed = seedFor(plan, Purpose::Silhouette)}, progress);
    for (const Segmentation& division : trial.divisions)
        trial.borders.push_back(borderDensity(matrix, division));
    trial.overlaps = retestAll(matrix, labellings, ready, plan, progress);
    trial.smallOverlaps = smallOverlaps(matrix, labellings, segmenter, plan, progress);
    trial.strengths = predictionStrengths(matrix, counts, segmenter,
                                          {.splits = plan.splits,
                                           .starts = kSmallStarts,
                                           .mostRows = 2000,
                                           .seed = seedFor(plan, Purpose::Split)},
                                          progress);
    return trial;
}

} // namespace vignette
