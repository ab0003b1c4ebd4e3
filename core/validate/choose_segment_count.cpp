#include "core/validate/choose_segment_count.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/validate/no_group_data.h"
#include "core/validate/propose.h"
#include "core/validate/retest_overlap.h"
#include "core/validate/sample_rows.h"
#include "core/validate/silhouette.h"

#include <algorithm>
#include <numeric>

namespace vignette {

namespace {

constexpr int kNoGroupResamples = 20;

/// Streams of the plan's seed, apart from each other.
enum class Purpose : std::uint64_t { Sample = 11, Divide, Retest, Silhouette, NoGroup, NoGroupDivide };

std::uint64_t seedFor(const SegmentationPlan& plan, Purpose purpose) {
    return mix64(plan.seed, static_cast<std::uint64_t>(purpose));
}

void checkPlan(const SegmentationPlan& plan) {
    const bool isGood = plan.segmentCount >= 0 && plan.fewest >= 1 && plan.most >= plan.fewest &&
                        plan.starts >= 1 && plan.resamples >= 1 && plan.sampleSize >= 2;
    if (!isGood)
        throw Failure(FailureCode::BadUsage,
                      "The plan's numbers of segments, starts, re-tests or sampled patients "
                      "contradict each other.");
}

std::vector<int> countsToTry(const SegmentationPlan& plan, std::size_t patients) {
    if (plan.segmentCount > 0) return {plan.segmentCount};
    std::vector<int> counts;
    for (int k = plan.fewest; k <= plan.most; ++k)
        if (static_cast<std::size_t>(k) * plan.smallestSegment <= patients) counts.push_back(k);
    return counts;
}

/// Everything measured on one matrix: the patients or the data without groups.
struct Trial {
    std::vector<Segmentation> divisions;
    std::vector<Silhouette> silhouettes;
    std::vector<Overlap> overlaps;
};

/// Divides for each count until the different rows run out.
std::vector<Segmentation> divideAll(const FeatureMatrix& matrix, const std::vector<int>& counts,
                                    const Segmenter& segmenter, const SegmentationPlan& plan,
                                    Progress& progress) {
    std::vector<Segmentation> divisions;
    for (const int k : counts) {
        try {
            divisions.push_back(segmenter.segment(
                matrix, {}, k, plan.starts,
                mix64(seedFor(plan, Purpose::Divide), static_cast<std::uint64_t>(k)), progress));
        } catch (const Failure& failure) {
            if (failure.code() != FailureCode::NothingToDo) throw;
            break;
        }
        progress.advance(static_cast<std::uint64_t>(plan.starts));
    }
    return divisions;
}

std::vector<Labelling> labellingsOf(const std::vector<Segmentation>& divisions) {
    std::vector<Labelling> labellings;
    for (const Segmentation& division : divisions)
        labellings.push_back({.labels = division.labels, .segments = division.sizes.size()});
    return labellings;
}

Trial tryAll(const FeatureMatrix& matrix, const std::vector<int>& counts, const Segmenter& segmenter,
             const SegmentationPlan& plan, Progress& progress) {
    Trial trial;
    const std::unique_ptr<Segmenter> prepared = segmenter.prepare(matrix, progress);
    const Segmenter& ready = prepared ? *prepared : segmenter;
    trial.divisions = divideAll(matrix, counts, ready, plan, progress);
    const std::vector<Labelling> labellings = labellingsOf(trial.divisions);
    trial.silhouettes = silhouettes(matrix, labellings,
                                    {.mostRows = 2000, .seed = seedFor(plan, Purpose::Silhouette)}, progress);
    trial.overlaps = retestOverlaps(
        matrix, labellings, ready,
        {.resamples = plan.resamples, .starts = 1, .seed = seedFor(plan, Purpose::Retest)}, progress);
    return trial;
}

std::vector<CandidateReport> describe(const Trial& trial, const Trial& chance) {
    std::vector<CandidateReport> candidates;
    for (std::size_t i = 0; i < trial.divisions.size(); ++i) {
        CandidateReport candidate;
        candidate.segmentCount = trial.divisions[i].segmentCount;
        candidate.meanOverlap = trial.overlaps[i].mean;
        candidate.lowestOverlap = trial.overlaps[i].lowest;
        candidate.overlaps = trial.overlaps[i].segments;
        candidate.silhouette = trial.silhouettes[i].mean;
        candidate.inertia = trial.divisions[i].inertia;
        candidate.smallest = trial.divisions[i].sizes.back();
        if (i < chance.divisions.size()) {
            candidate.noGroupOverlap = chance.overlaps[i].mean;
            candidate.noGroupOverlaps = chance.overlaps[i].segments;
            candidate.noGroupSilhouette = chance.silhouettes[i].mean;
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

FeatureMatrix sampleOf(const FeatureMatrix& matrix, const SegmentationPlan& plan,
                       std::vector<std::uint32_t>* chosen = nullptr) {
    std::vector<std::uint32_t> rows =
        sampledRows(matrix.rows, plan.sampleSize, seedFor(plan, Purpose::Sample));
    FeatureMatrix sample = rowsOf(matrix, rows);
    if (chosen) *chosen = std::move(rows);
    return sample;
}

ProposalRules rulesFor(const ValidationReport& report, std::size_t rows, const SegmentationPlan& plan) {
    const double sampled = static_cast<double>(report.sampleSize);
    return {.scale = sampled > 0.0 ? static_cast<double>(rows) / sampled : 1.0,
            .smallestSegment = plan.smallestSegment,
            .isForced = plan.segmentCount > 0};
}

} // namespace

ValidationReport chooseSegmentCount(const FeatureMatrix& matrix, const Segmenter& segmenter,
                                    const SegmentationPlan& plan, Progress& progress) {
    checkPlan(plan);
    const std::vector<int> counts = countsToTry(plan, matrix.rows);
    SegmentationPlan chancePlan = plan;
    chancePlan.resamples = std::min(plan.resamples, kNoGroupResamples);
    chancePlan.seed = seedFor(plan, Purpose::NoGroupDivide);
    const auto units =
        counts.size() * static_cast<std::size_t>(2 * plan.starts + plan.resamples + chancePlan.resamples);
    progress.begin("choose", units);

    const FeatureMatrix sample = sampleOf(matrix, plan);
    ValidationReport report;
    report.sampleSize = static_cast<std::uint32_t>(sample.rows);
    report.starts = plan.starts;
    report.resamples = plan.resamples;
    const Trial trial = tryAll(sample, counts, segmenter, plan, progress);
    Trial chance;
    if (!trial.divisions.empty())
        chance = tryAll(noGroupLike(sample, seedFor(plan, Purpose::NoGroup), progress), counts, segmenter,
                        chancePlan, progress);
    report.candidates = describe(trial, chance);
    propose(report, rulesFor(report, matrix.rows, plan));
    return report;
}

void retestFinal(ValidationReport& report, const FeatureMatrix& matrix, const Segmentation& segmentation,
                 const Segmenter& segmenter, const SegmentationPlan& plan, Progress& progress) {
    checkPlan(plan);
    progress.begin("retest", static_cast<std::uint64_t>(plan.resamples));
    std::vector<std::uint32_t> rows;
    const FeatureMatrix sample = sampleOf(matrix, plan, &rows);
    std::vector<std::uint16_t> labels;
    for (const std::uint32_t row : rows)
        labels.push_back(segmentation.labels[row]);
    const Labelling labelling{.labels = labels, .segments = segmentation.sizes.size()};
    const std::unique_ptr<Segmenter> prepared = segmenter.prepare(sample, progress);
    report.segmentOverlaps =
        retestOverlaps(sample, {&labelling, 1}, prepared ? *prepared : segmenter,
                       {.resamples = plan.resamples, .starts = 1, .seed = seedFor(plan, Purpose::Retest)},
                       progress)
            .front()
            .segments;
    report.segmentNoGroupOverlaps.clear();
    for (const CandidateReport& candidate : report.candidates)
        if (candidate.segmentCount == segmentation.segmentCount)
            report.segmentNoGroupOverlaps = candidate.noGroupOverlaps;
}

bool reconsider(ValidationReport& report, std::size_t rows, const SegmentationPlan& plan) {
    const std::vector<double>& finished = report.segmentOverlaps;
    const auto holds = [](double overlap) { return readingOf(overlap) != StabilityReading::NotToBeTrusted; };
    if (plan.segmentCount > 0 || finished.empty() || std::all_of(finished.begin(), finished.end(), holds))
        return false;
    const int before = report.proposed;
    for (CandidateReport& candidate : report.candidates) {
        if (candidate.segmentCount != before) continue;
        candidate.overlaps = finished;
        candidate.lowestOverlap = *std::min_element(finished.begin(), finished.end());
        candidate.meanOverlap =
            std::accumulate(finished.begin(), finished.end(), 0.0) / static_cast<double>(finished.size());
    }
    propose(report, rulesFor(report, rows, plan));
    return report.proposed != before;
}

} // namespace vignette
