#include "core/segment/k_means.h"
#include "core/validate/choose_segment_count.h"
#include "core/validate/no_group_data.h"
#include "core/validate/propose.h"
#include "core/validate/retest_overlap.h"
#include "core/validate/sample_rows.h"
#include "core/validate/silhouette.h"

#include "core/base/failure.h"
#include "core/base/simd_level.h"
#include "tests/core/segment/matrices.h"
#include "tests/core/segment/same_bits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

namespace vignette {
namespace {

using test::blobs;
using test::matrixOf;

Silhouette silhouetteOf(const FeatureMatrix& matrix, const std::vector<std::uint16_t>& labels,
                        std::size_t k) {
    Progress progress;
    const Labelling labelling{.labels = labels, .segments = k};
    return silhouettes(matrix, {&labelling, 1}, {}, progress).front();
}

TEST(Silhouette, IsRightByHand) {
    // 0, 1 | 4: row 0: a = 1, b = 4, (4 − 1)/4; row 1: a = 1, b = 3, (3 − 1)/3; row 4 is alone: 0.
    EXPECT_NEAR(silhouetteOf(matrixOf(1, {0, 1, 4}), {0, 0, 1}, 2).mean, (0.75 + 2.0 / 3.0) / 3.0, 1e-15);
}

TEST(Silhouette, GivesTwinsOneAndEqualRowsNothing) {
    EXPECT_EQ(silhouetteOf(matrixOf(1, {2, 2, 9, 9}), {0, 0, 1, 1}, 2).mean, 1.0);
    EXPECT_EQ(silhouetteOf(matrixOf(1, {2, 2, 2, 2}), {0, 0, 1, 1}, 2).mean, 0.0);
    EXPECT_EQ(silhouetteOf(matrixOf(1, {1, 2, 3}), {0, 0, 0}, 1).mean, 0.0);
    EXPECT_EQ(silhouetteOf(matrixOf(1, {}), {}, 1).measured, 0U);
}

TEST(Silhouette, TellsItsErrorWhenSampled) {
    const FeatureMatrix matrix = blobs(5000, 2, 2, 0.5, 1);
    std::vector<std::uint16_t> labels(5000);
    for (std::size_t i = 0; i < 5000; ++i)
        labels[i] = i % 2;
    const Silhouette sampled = silhouetteOf(matrix, labels, 2);
    EXPECT_EQ(sampled.measured, 2000U);
    EXPECT_GT(sampled.standardError, 0.0);
    EXPECT_LT(sampled.standardError, 0.01);
}

/// The definition, row by row in double.
double plainSilhouette(const FeatureMatrix& matrix, const std::vector<std::uint16_t>& labels, std::size_t k) {
    double total = 0.0;
    for (std::size_t i = 0; i < matrix.rows; ++i) {
        std::vector<double> sums(k);
        std::vector<double> counts(k);
        for (std::size_t other = 0; other < matrix.rows; ++other) {
            double square = 0.0;
            for (std::size_t j = 0; j < matrix.columns; ++j) {
                const double off =
                    static_cast<double>(matrix.row(i)[j]) - static_cast<double>(matrix.row(other)[j]);
                square += off * off;
            }
            sums[labels[other]] += std::sqrt(square);
            counts[labels[other]] += 1.0;
        }
        const std::size_t own = labels[i];
        double outside = INFINITY;
        for (std::size_t c = 0; c < k; ++c)
            if (c != own && counts[c] > 0.0) outside = std::min(outside, sums[c] / counts[c]);
        const double inside = sums[own] / (counts[own] - 1.0);
        if (counts[own] > 1.0) total += (outside - inside) / std::max(outside, inside);
    }
    return total / static_cast<double>(matrix.rows);
}

TEST(Silhouette, IsTheDefinitionForEachOfManyLabellingsAtEveryCpuLevel) {
    for (const double spread : {1.0, 60.0}) { // the second: rows so far out that products are not exact
        const FeatureMatrix matrix = blobs(333, spread > 2.0 ? 150 : 7, 4, spread, 8);
        std::vector<std::vector<std::uint16_t>> labels(4, std::vector<std::uint16_t>(matrix.rows));
        std::vector<Labelling> labellings;
        for (std::size_t l = 0; l < labels.size(); ++l) {
            for (std::size_t row = 0; row < matrix.rows; ++row)
                labels[l][row] = static_cast<std::uint16_t>(row == 5 ? 0 : row * (l + 3) % (l + 2));
            labellings.push_back({.labels = labels[l], .segments = l + 2});
        }
        Progress progress;
        std::vector<std::vector<double>> bits;
        for (const SimdLevel level : {SimdLevel::Baseline, SimdLevel::Avx2}) {
            if (!overrideSimdLevel(level)) continue;
            bits.emplace_back();
            for (const Silhouette& found : silhouettes(matrix, labellings, {}, progress))
                bits.back().push_back(found.mean);
        }
        overrideSimdLevel(std::nullopt);
        EXPECT_EQ(bits.front(), bits.back());
        for (std::size_t l = 0; l < labels.size(); ++l)
            EXPECT_NEAR(bits.front()[l], plainSilhouette(matrix, labels[l], l + 2), 1e-12);
    }
}

TEST(Jaccard, IsRightByHand) {
    // Row 3 was not drawn. {0, 1} against {0} and {1, 2}: 1/2 and 1/3. {2} against {1, 2}: 1/2.
    const std::vector<std::uint16_t> before = {0, 0, 1, 1};
    const std::vector<std::uint16_t> after = {0, 1, 1, 0};
    const std::vector<std::uint32_t> weights = {1, 2, 1, 0};
    EXPECT_EQ(jaccardOfSegments({.labels = before, .segments = 2}, {.labels = after, .segments = 2}, weights),
              (std::vector<double>{0.5, 0.5}));
}

TEST(Jaccard, IsZeroForASegmentThatWasNotDrawn) {
    const std::vector<std::uint16_t> labels = {0, 0, 1};
    const std::vector<std::uint32_t> weights = {2, 1, 0};
    EXPECT_EQ(
        jaccardOfSegments({.labels = labels, .segments = 2}, {.labels = labels, .segments = 2}, weights),
        (std::vector<double>{1.0, 0.0}));
}

TEST(Retest, DrawsAsManyRowsAsThereAre) {
    std::uint64_t total = 0;
    std::size_t drawn = 0;
    for (const std::uint32_t weight : bootstrapWeights(10000, 1, 1)) {
        total += weight;
        drawn += weight > 0 ? 1U : 0U;
    }
    EXPECT_EQ(total, 10000U);
    EXPECT_NEAR(static_cast<double>(drawn), 6321.0, 150.0); // 1 − 1/e
}

CandidateReport candidate(int k, double overlap, double lowest, double chance, std::uint64_t smallest = 100) {
    CandidateReport result;
    result.segmentCount = k;
    result.meanOverlap = overlap;
    result.lowestOverlap = lowest;
    result.noGroupOverlap = chance;
    result.noGroupSilhouette = 0.2;
    result.silhouette = 0.25;
    result.smallest = smallest;
    return result;
}

ValidationReport proposalOf(std::vector<CandidateReport> candidates, const ProposalRules& rules = {}) {
    ValidationReport report;
    report.candidates = std::move(candidates);
    propose(report, rules);
    return report;
}

TEST(Propose, TakesTheWidestGapAndOnTiesMoreSegments) {
    const ValidationReport report = proposalOf(
        {candidate(2, 0.98, 0.97, 0.95), candidate(3, 0.90, 0.85, 0.70), candidate(4, 0.86, 0.80, 0.665)});
    EXPECT_EQ(report.proposed, 4);
    EXPECT_EQ(report.reason, "widest_gap");
    EXPECT_EQ(report.verdict, Verdict::UsefulSlices);
}

TEST(Propose, TakesTheHighestOverlapWhereNoneBeatsChance) {
    const ValidationReport report =
        proposalOf({candidate(2, 0.95, 0.94, 0.96), candidate(3, 0.90, 0.80, 0.91)});
    EXPECT_EQ(report.proposed, 2);
    EXPECT_EQ(report.reason, "highest_overlap");
}

TEST(Propose, PrefersMoreSegmentsWhereAllOfThemHold) {
    const ValidationReport report = proposalOf(
        {candidate(2, 0.87, 0.81, 0.76), candidate(3, 0.84, 0.66, 0.98), candidate(4, 0.90, 0.73, 0.91)});
    EXPECT_EQ(report.proposed, 4);
    EXPECT_EQ(report.reason, "most_that_hold");
    // Not where they fall clearly behind data without groups, or hold on average only.
    EXPECT_EQ(proposalOf({candidate(2, 0.87, 0.81, 0.76), candidate(4, 0.90, 0.73, 0.95)}).proposed, 2);
    EXPECT_EQ(proposalOf({candidate(2, 0.87, 0.81, 0.76), candidate(4, 0.74, 0.73, 0.70)}).proposed, 2);
}

TEST(Propose, PrefersDistinctGroupsToMoreSegmentsThatHold) {
    CandidateReport groups = candidate(2, 0.99, 0.99, 0.80);
    groups.silhouette = 0.60;
    const ValidationReport report = proposalOf({groups, candidate(4, 0.95, 0.90, 0.90)});
    EXPECT_EQ(report.proposed, 2);
    EXPECT_EQ(report.reason, "widest_gap");
    EXPECT_EQ(report.verdict, Verdict::DistinctGroups);
}

TEST(Propose, PassesOverUnstableAndSmallSegments) {
    const ValidationReport report = proposalOf(
        {candidate(2, 0.70, 0.65, 0.60), candidate(3, 0.95, 0.59, 0.30), candidate(4, 0.95, 0.90, 0.30, 10)});
    EXPECT_EQ(report.proposed, 2);
    EXPECT_EQ(report.reason, "only_stable");
    // Ten of a sample that stands for twice as many patients are twenty.
    EXPECT_EQ(proposalOf({candidate(4, 0.95, 0.90, 0.30, 10)}, {.scale = 2.0}).proposed, 4);
}

TEST(Propose, SaysNothingStableWhenNothingIs) {
    const ValidationReport report = proposalOf({candidate(2, 0.55, 0.50, 0.60)});
    EXPECT_EQ(report.proposed, 0);
    EXPECT_EQ(report.reason, "none");
    EXPECT_EQ(report.verdict, Verdict::NothingStable);
    EXPECT_EQ(proposalOf({}).proposed, 0);
}

TEST(Propose, KeepsThePersonsNumberButNotASofterVerdict) {
    const ValidationReport report = proposalOf({candidate(5, 0.55, 0.50, 0.60)}, {.isForced = true});
    EXPECT_EQ(report.proposed, 5);
    EXPECT_EQ(report.reason, "chosen_by_person");
    EXPECT_EQ(report.verdict, Verdict::NothingStable);
}

TEST(Propose, CallsGroupsDistinctOnlyByBothMeasures) {
    CandidateReport apart = candidate(3, 0.99, 0.99, 0.80);
    EXPECT_EQ(proposalOf({apart}).verdict, Verdict::UsefulSlices); // silhouette .25 against .20
    apart.silhouette = 0.40;
    EXPECT_EQ(proposalOf({apart}).verdict, Verdict::DistinctGroups);
    apart.noGroupOverlap = 0.985; // found again no more often than by chance
    apart.meanOverlap = 0.986;
    EXPECT_EQ(proposalOf({apart}).verdict, Verdict::UsefulSlices);
}

TEST(NoGroupData, KeepsValuesOfFlagsSpreadAndCorrelation) {
    Random random(3);
    std::vector<double> values;
    for (int i = 0; i < 6000; ++i) {
        const double factor = random.normal();
        values.push_back(factor);
        values.push_back(0.8 * factor + 0.6 * random.normal());
        values.push_back(factor + random.normal() > 1.2 ? 2.0 : -0.5);
    }
    const FeatureMatrix data = matrixOf(3, values);
    Progress progress;
    const FeatureMatrix chance = noGroupLike(data, 9, progress);
    const auto measure = [](const FeatureMatrix& matrix, std::size_t a, std::size_t b) {
        double sums[5] = {};
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            const double x = matrix.row(row)[a];
            const double y = matrix.row(row)[b];
            sums[0] += x;
            sums[1] += y;
            sums[2] += x * x;
            sums[3] += y * y;
            sums[4] += x * y;
        }
        const double n = static_cast<double>(matrix.rows);
        const double varX = sums[2] / n - sums[0] / n * sums[0] / n;
        const double varY = sums[3] / n - sums[1] / n * sums[1] / n;
        return std::pair((sums[4] / n - sums[0] / n * sums[1] / n) / std::sqrt(varX * varY), varX);
    };
    EXPECT_NEAR(measure(chance, 0, 1).first, measure(data, 0, 1).first, 0.05);
    EXPECT_NEAR(measure(chance, 2, 0).first, measure(data, 2, 0).first, 0.05);
    EXPECT_NEAR(measure(chance, 0, 1).second, 1.0, 0.1);
    EXPECT_EQ(measure(chance, 2, 0).second, measure(data, 2, 0).second); // exact counts of a flag
}

/// A small plan, so that tests stay quick.
SegmentationPlan quickPlan() {
    SegmentationPlan plan;
    plan.most = 6;
    plan.starts = 4;
    plan.resamples = 12;
    return plan;
}

ValidationReport choose(const FeatureMatrix& matrix, const SegmentationPlan& plan) {
    Progress progress;
    return chooseSegmentCount(matrix, KMeans(KMeansLimits::forChoosing()), plan, progress);
}

TEST(ChooseSegmentCount, FindsFourClearGroupsAndCallsThemDistinct) {
    const ValidationReport report = choose(blobs(1200, 6, 4, 0.6, 21), quickPlan());
    EXPECT_EQ(report.proposed, 4);
    EXPECT_EQ(report.verdict, Verdict::DistinctGroups);
    EXPECT_EQ(report.candidates.size(), 5U);
    EXPECT_TRUE(report.candidates[2].noGroupOverlap.has_value());
}

/// One way of making data that has no groups.
struct Continuum {
    const char* name;
    double (*draw)(Random& random, double factor, std::size_t feature);
};

class NoGroups : public testing::TestWithParam<Continuum> {};

TEST_P(NoGroups, AreNeverCalledDistinct) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        Random random(seed);
        std::vector<double> values;
        for (int row = 0; row < 2000; ++row) {
            const double factor = random.normal();
            for (std::size_t feature = 0; feature < 8; ++feature)
                values.push_back(GetParam().draw(random, factor, feature));
        }
        EXPECT_NE(choose(matrixOf(8, values), quickPlan()).verdict, Verdict::DistinctGroups) << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, NoGroups,
    testing::Values(Continuum{"round", [](Random& random, double, std::size_t) { return random.normal(); }},
                    Continuum{"correlated", [](Random& random, double factor,
                                               std::size_t) { return 0.8 * factor + 0.6 * random.normal(); }},
                    Continuum{"box",
                              [](Random& random, double, std::size_t) { return random.uniform(-1.7, 1.7); }},
                    Continuum{"skewed",
                              [](Random& random, double factor, std::size_t) {
                                  return std::min(20.0, std::exp(0.5 * factor + 0.5 * random.normal()));
                              }},
                    Continuum{"flags",
                              [](Random& random, double factor, std::size_t feature) {
                                  return factor + random.normal() > 0.2 * static_cast<double>(feature) ? 1.0
                                                                                                       : -1.0;
                              }},
                    Continuum{"mixed",
                              [](Random& random, double factor, std::size_t feature) {
                                  const double value = 0.7 * factor + 0.7 * random.normal();
                                  return feature % 2 ? value : std::round(value * 1.5) / 1.5;
                              }}),
    [](const auto& kind) { return std::string(kind.param.name); });

TEST(ChooseSegmentCount, SaysNothingStableForPureNoiseInManyDirections) {
    Random random(8);
    std::vector<double> values;
    for (int i = 0; i < 400 * 30; ++i)
        values.push_back(random.normal());
    SegmentationPlan plan = quickPlan();
    plan.fewest = 4;
    const ValidationReport report = choose(matrixOf(30, values), plan);
    EXPECT_EQ(report.verdict, Verdict::NothingStable);
    EXPECT_EQ(report.proposed, 0);
}

TEST(ChooseSegmentCount, ExaminesThePersonsNumberAlone) {
    SegmentationPlan plan = quickPlan();
    plan.segmentCount = 3;
    const ValidationReport report = choose(blobs(600, 4, 3, 0.5, 2), plan);
    ASSERT_EQ(report.candidates.size(), 1U);
    EXPECT_EQ(report.proposed, 3);
    EXPECT_EQ(report.reason, "chosen_by_person");
}

TEST(ChooseSegmentCount, AnswersForTooFewAndTooEqualPatients) {
    EXPECT_EQ(choose(matrixOf(1, {1, 2, 3}), quickPlan()).verdict, Verdict::NothingStable);
    EXPECT_EQ(choose(matrixOf(1, std::vector<double>(100, 1.0)), quickPlan()).verdict,
              Verdict::NothingStable);
    EXPECT_EQ(choose(matrixOf(1, {}), quickPlan()).candidates.size(), 0U);
    SegmentationPlan bad = quickPlan();
    bad.most = 1;
    EXPECT_THROW(choose(matrixOf(1, {1, 2, 3}), bad), Failure);
}

TEST(ChooseSegmentCount, GivesTheSameBitsForAnyNumberOfThreads) {
    const FeatureMatrix matrix = blobs(900, 5, 3, 1.5, 4);
    SegmentationPlan plan = quickPlan();
    plan.most = 4;
    plan.sampleSize = 600;
    using Bits = std::vector<double>;
    bool threadsRan = false;
    EXPECT_TRUE(test::isSameForAllThreads<Bits>(
        [&](int) {
            Bits bits;
            for (const CandidateReport& found : choose(matrix, plan).candidates)
                bits.insert(bits.end(), {found.meanOverlap, found.silhouette, *found.noGroupOverlap,
                                         *found.noGroupSilhouette, found.inertia});
            return bits;
        },
        threadsRan));
    EXPECT_TRUE(threadsRan);
}

TEST(Reconsider, ProposesAnotherNumberWhenAFinishedSegmentDidNotHold) {
    ValidationReport report = proposalOf({candidate(2, 0.90, 0.88, 0.80), candidate(4, 0.88, 0.80, 0.70)});
    ASSERT_EQ(report.proposed, 4);
    report.sampleSize = 1000;
    report.segmentOverlaps = {0.9, 0.85, 0.8, 0.61};
    EXPECT_FALSE(reconsider(report, 1000, {})) << "all of them hold";
    report.segmentOverlaps = {0.9, 0.85, 0.8, 0.52};
    SegmentationPlan byHand;
    byHand.segmentCount = 4;
    EXPECT_FALSE(reconsider(report, 1000, byHand)) << "the person's number stays";
    EXPECT_TRUE(reconsider(report, 1000, {}));
    EXPECT_EQ(report.proposed, 2);
    EXPECT_EQ(report.candidates[1].lowestOverlap, 0.52);
    report.segmentOverlaps = {0.55, 0.5};
    EXPECT_TRUE(reconsider(report, 1000, {}));
    EXPECT_EQ(report.proposed, 0);
    EXPECT_EQ(report.verdict, Verdict::NothingStable);
}

TEST(RetestFinal, GivesAnOverlapForEverySegment) {
    const FeatureMatrix matrix = blobs(900, 5, 3, 0.4, 4);
    const SegmentationPlan plan = quickPlan();
    ValidationReport report = choose(matrix, plan);
    Progress progress;
    const Segmentation segmentation = KMeans().segment(matrix, {}, 3, 4, plan.seed, progress);
    retestFinal(report, matrix, segmentation, KMeans(KMeansLimits::forChoosing()), plan, progress);
    ASSERT_EQ(report.segmentOverlaps.size(), 3U);
    EXPECT_EQ(report.segmentNoGroupOverlaps.size(), 3U);
    for (const double overlap : report.segmentOverlaps)
        EXPECT_GT(overlap, 0.99);
}

TEST(ChooseSegmentCount, StopsWhenCancelled) {
    Progress progress;
    progress.cancel();
    EXPECT_THROW(chooseSegmentCount(blobs(100, 3, 2, 1.0, 1), KMeans(), quickPlan(), progress), Cancelled);
}

} // namespace
} // namespace vignette
