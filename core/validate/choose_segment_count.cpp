#include "core/validate/choose_segment_count.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/validate/density_check.h"
#include "core/validate/no_group_data.h"
#include "core/validate/not_like_any.h"
#include "core/validate/propose.h"
#include "core/validate/sample_rows.h"
#include "core/validate/separation_indices.h"
#include "core/validate/split_half.h"
#include "core/validate/trial.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr int kCandidateResamples = 25;
constexpr int kNoGroupSets = 3;
constexpr int kNoGroupResamples = 5;
constexpr int kCoarseResamples = 6;
constexpr int kNoGroupCoarseResamples = 2;
constexpr std::array<int, 5> kCoarseCounts = {15, 20, 25, 30, 40};
constexpr std::size_t kConnectionCounts = 5;
constexpr int kConnectionStarts = 3;

/// Streams of the plan's seed, apart from each other.
enum class Purpose : std::uint64_t {
    Sample = 11,
    Trial,
    Retest,
    Density,
    NoGroup,
    NoGroupTrial,
    Unrelated,
    Split,
    Far
};

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

/// Each number up to kFinePart, then some.
std::vector<int> countsToTry(const SegmentationPlan& plan, std::size_t patients) {
    if (plan.segmentCount > 0) return {plan.segmentCount};
    std::vector<int> counts;
    for (int k = plan.fewest; k <= plan.most; ++k) {
        const bool isTried =
            k <= kFinePart || std::find(kCoarseCounts.begin(), kCoarseCounts.end(), k) != kCoarseCounts.end();
        if (isTried && static_cast<std::size_t>(k) * plan.smallestSegment <= patients) counts.push_back(k);
    }
    return counts;
}

double totalSpread(const FeatureMatrix& matrix) {
    double total = 0.0;
    for (std::size_t j = 0; j < matrix.columns; ++j) {
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            const double value = matrix.row(row)[j];
            sum += value;
            squares += value * value;
        }
        total += squares - sum * sum / static_cast<double>(std::max<std::size_t>(matrix.rows, 1));
    }
    return total;
}

/// Effective number of segments (Hill 1973, order 1).
double diversityOf(const std::vector<std::uint64_t>& sizes) {
    double total = 0.0;
    for (const std::uint64_t size : sizes)
        total += static_cast<double>(size);
    double entropy = 0.0;
    for (const std::uint64_t size : sizes) {
        const double share = static_cast<double>(size) / total;
        if (share > 0.0) entropy -= share * std::log(share);
    }
    return std::exp(entropy);
}

CandidateReport candidateOf(const FeatureMatrix& sample, const Trial& trial, std::size_t i,
                            Progress& progress) {
    const Segmentation& division = trial.divisions[i];
    CandidateReport candidate;
    candidate.segmentCount = division.segmentCount;
    candidate.meanOverlap = trial.overlaps[i].mean;
    candidate.lowestOverlap = trial.overlaps[i].lowest;
    candidate.overlaps = trial.overlaps[i].segments;
    candidate.silhouette = trial.silhouettes[i].mean;
    candidate.inertia = division.inertia;
    candidate.smallest = division.sizes.back();
    candidate.diversity = diversityOf(division.sizes);
    if (division.likelihood) candidate.bic = division.likelihood->bic;
    const SeparationIndices indices = separationIndices(
        sample, {.labels = division.labels, .segments = division.sizes.size()}, {}, progress);
    candidate.calinskiHarabasz = indices.calinskiHarabasz.value_or(0.0);
    candidate.daviesBouldin = indices.daviesBouldin;
    if (!trial.smallOverlaps.empty())
        candidate.smallSampleOverlap = BesideNoGroups{.value = trial.smallOverlaps[i], .noGroups = 0.0};
    candidate.predictionStrength = BesideNoGroups{.value = trial.strengths[i], .noGroups = 0.0};
    candidate.borderDensity = BesideNoGroups{.value = trial.borders[i], .noGroups = trial.borders[i]};
    return candidate;
}

/// Puts the means over the sets without groups beside it; nothing where one of them could not be divided.
void putBeside(CandidateReport& candidate, const std::vector<Trial>& chances, std::size_t i) {
    const bool isEverywhere =
        !chances.empty() && std::all_of(chances.begin(), chances.end(),
                                        [&](const Trial& chance) { return i < chance.divisions.size(); });
    if (!isEverywhere) {
        candidate.smallSampleOverlap.reset();
        candidate.predictionStrength.reset();
        candidate.borderDensity.reset();
        return;
    }
    const auto sets = static_cast<double>(chances.size());
    candidate.noGroupOverlap = 0.0;
    candidate.noGroupSilhouette = 0.0;
    candidate.noGroupOverlaps.assign(candidate.overlaps.size(), 0.0);
    candidate.borderDensity->noGroups = chances.front().borders[i];
    for (const Trial& chance : chances) {
        candidate.borderDensity->noGroups = std::min(candidate.borderDensity->noGroups, chance.borders[i]);
        *candidate.noGroupOverlap += chance.overlaps[i].mean / sets;
        *candidate.noGroupSilhouette += chance.silhouettes[i].mean / sets;
        for (std::size_t c = 0; c < candidate.noGroupOverlaps.size(); ++c)
            candidate.noGroupOverlaps[c] += chance.overlaps[i].segments[c] / sets;
        if (candidate.smallSampleOverlap)
            candidate.smallSampleOverlap->noGroups += chance.smallOverlaps[i] / sets;
        candidate.predictionStrength->noGroups += chance.strengths[i] / sets;
    }
}

std::vector<Trial> tryWithoutGroups(const FeatureMatrix& sample, const Segmenter& segmenter,
                                    const TrialPlan& like, const SegmentationPlan& plan, Progress& progress) {
    std::vector<Trial> chances;
    for (std::uint64_t set = 0; set < kNoGroupSets; ++set) {
        TrialPlan chance = like;
        chance.resamples = std::min(like.resamples, kNoGroupResamples);
        chance.coarseResamples = std::min(like.coarseResamples, kNoGroupCoarseResamples);
        chance.seed = mix64(seedFor(plan, Purpose::NoGroupTrial), set);
        chance.smallDraws = (like.smallDraws + kNoGroupSets - 1) / kNoGroupSets;
        chance.splits = (like.splits + kNoGroupSets - 1) / kNoGroupSets;
        chances.push_back(tryAll(noGroupLike(sample, mix64(seedFor(plan, Purpose::NoGroup), set), progress),
                                 segmenter, chance, progress));
    }
    return chances;
}

/// The explained share of the spread beside that of unrelated fields of the same shapes, mean over the first
/// few numbers of segments.
std::optional<double> connectionOf(const FeatureMatrix& sample, const Trial& trial,
                                   const Segmenter& segmenter, const SegmentationPlan& plan,
                                   Progress& progress) {
    if (sample.plan.fields.size() == 1 || sample.columns == 1) return std::nullopt;
    const FeatureMatrix unrelated = unrelatedLike(sample, seedFor(plan, Purpose::Unrelated), progress);
    TrialPlan few{.counts = {}, .starts = std::min(plan.starts, kConnectionStarts), .seed = plan.seed};
    for (const Segmentation& division : trial.divisions)
        if (few.counts.size() < kConnectionCounts && division.segmentCount > 1)
            few.counts.push_back(division.segmentCount);
    const double spread = totalSpread(sample);
    const double otherSpread = totalSpread(unrelated);
    double sum = 0.0;
    int compared = 0;
    for (const Segmentation& other : divideAll(unrelated, segmenter, few, progress))
        for (const Segmentation& own : trial.divisions) {
            if (own.segmentCount != other.segmentCount || !(spread > 0.0) || !(otherSpread > other.inertia))
                continue;
            sum += (1.0 - own.inertia / spread) / (1.0 - other.inertia / otherSpread);
            ++compared;
        }
    if (compared == 0) return std::nullopt;
    return sum / compared;
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
    const TrialPlan trialPlan{.counts = countsToTry(plan, matrix.rows),
                              .starts = plan.starts,
                              .resamples = std::min(plan.resamples, kCandidateResamples),
                              .coarseResamples = std::min(plan.resamples, kCoarseResamples),
                              .seed = seedFor(plan, Purpose::Trial)};
    progress.begin("choose", unitsOf(trialPlan) * (1 + kNoGroupSets));
    const FeatureMatrix sample = sampleOf(matrix, plan);
    ValidationReport report;
    report.sampleSize = static_cast<std::uint32_t>(sample.rows);
    report.smallSample = smallSampleOf(sample.rows);
    report.starts = plan.starts;
    report.resamples = trialPlan.resamples;
    const Trial trial = tryAll(sample, segmenter, trialPlan, progress);
    if (!trial.divisions.empty()) {
        const std::vector<Trial> chances = tryWithoutGroups(sample, segmenter, trialPlan, plan, progress);
        const DensityCheck density = checkDensity(sample, seedFor(plan, Purpose::Density), progress);
        for (std::size_t i = 0; i < trial.divisions.size(); ++i) {
            CandidateReport candidate = candidateOf(sample, trial, i, progress);
            putBeside(candidate, chances, i);
            if (density.report.regions > 1)
                candidate.followsRegions = followedShare(density, trial.divisions[i].labels);
            report.candidates.push_back(std::move(candidate));
        }
        report.density = density.report;
        report.connection = connectionOf(sample, trial, segmenter, plan, progress);
    }
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

void describeFinal(ValidationReport& report, const FeatureMatrix& matrix, const Segmentation& segmentation,
                   const Segmenter& segmenter, const SegmentationPlan& plan, Progress& progress) {
    progress.begin("retest", 0);
    std::vector<std::uint32_t> rows;
    const FeatureMatrix sample = sampleOf(matrix, plan, &rows);
    std::vector<std::uint16_t> labels;
    for (const std::uint32_t row : rows)
        labels.push_back(segmentation.labels[row]);
    report.splitHalf = splitHalf(sample, labels, segmentation.segmentCount, segmenter,
                                 {.splits = 1,
                                  .starts = plan.starts,
                                  .mostRows = plan.sampleSize,
                                  .seed = seedFor(plan, Purpose::Split)},
                                 progress);
    if (segmentation.centres.empty()) return;
    const FeatureMatrix noGroups = noGroupLike(sample, seedFor(plan, Purpose::Far), progress);
    TrialPlan one{.counts = {segmentation.segmentCount}, .starts = plan.starts, .seed = plan.seed};
    const std::vector<Segmentation> division = divideAll(noGroups, segmenter, one, progress);
    if (division.empty()) return;
    report.notLikeAny = notLikeAny(matrix, segmentation.labels, segmentation.centres, segmentation.certainty,
                                   farFactorOf(noGroups, division.front()))
                            .report;
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
