// The verdict on seeded series: the small form of tests/bench/bench_verdict.
#include "core/features/encode.h"
#include "core/features/plan_encoding.h"
#include "core/segment/k_means.h"
#include "core/validate/choose_segment_count.h"
#include "core/validate/propose.h"
#include "tests/core/validate/no_group_sets.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>

namespace vignette {
namespace {

ValidationReport judge(const Dataset& data, std::uint64_t seed) {
    SegmentationPlan plan;
    plan.seed = seed;
    plan.most = 6;
    plan.starts = 4;
    plan.resamples = 10;
    Progress progress;
    return chooseSegmentCount(encode(data, planEncoding(data, plan)), KMeans(KMeansLimits::forChoosing()),
                              plan, progress);
}

TEST(Verdict, IsDistinctForAtMostTwoOfFortySetsWithoutGroups) {
    // The bound of the whole series, 29 of 400, on a tenth of it.
    constexpr std::size_t kSets = 40;
    constexpr std::size_t kMost = 29 * kSets / 400;
    std::string called;
    std::size_t distinct = 0;
    for (std::size_t i = 0; i < kSets; ++i) {
        const test::NoGroupSet set = test::noGroupSet(i, 77, 1000);
        if (judge(set.data, i).verdict != Verdict::DistinctGroups) continue;
        ++distinct;
        called += set.name + "; ";
    }
    EXPECT_LE(distinct, kMost) << called;
}

TEST(Verdict, IsDistinctForGroupsOfOtherShapesThanSegments) {
    // A dense ball inside a ring: the control of the test above, which a verdict of "never" would pass.
    Random random(5);
    std::vector<std::vector<double>> columns(2);
    for (int i = 0; i < 800; ++i) {
        const double turn = random.uniform(0.0, 6.283185307179586);
        const double out = i % 2 ? 4.0 + 0.15 * random.normal() : 0.5 * std::abs(random.normal());
        columns[0].push_back(out * std::cos(turn));
        columns[1].push_back(out * std::sin(turn));
    }
    const ValidationReport report = judge(test::numbersOnly(columns), 3);
    EXPECT_EQ(report.density.regions, 2);
    EXPECT_EQ(report.verdict, Verdict::DistinctGroups);
}

TEST(Verdict, IsNothingStableForUnrelatedAnswers) {
    Random random(6);
    Dataset data;
    for (int item = 0; item < 6; ++item) {
        std::vector<double> answers;
        for (int i = 0; i < 2000; ++i)
            answers.push_back(1.0 + static_cast<double>(random.below(5)));
        data.fields.push_back({});
        data.fields.back().key = "survey.item" + std::to_string(item);
        data.fields.back().kind = FieldKind::Number;
        data.columns.push_back({.numbers = answers, .levels = {}});
        data.patientCount = answers.size();
    }
    const ValidationReport report = judge(data, 3);
    EXPECT_EQ(report.verdict, Verdict::NothingStable);
    EXPECT_EQ(report.proposed, 0);
    ASSERT_TRUE(report.connection.has_value());
    EXPECT_NEAR(*report.connection, 1.0, 0.05);
}

CandidateReport candidate(int k, double overlap, double chance) {
    CandidateReport result;
    result.segmentCount = k;
    result.meanOverlap = overlap;
    result.lowestOverlap = overlap - 0.05;
    result.noGroupOverlap = chance;
    result.silhouette = 0.25;
    result.noGroupSilhouette = 0.24;
    result.smallest = 100;
    return result;
}

ValidationReport proposalOf(const std::vector<CandidateReport>& candidates,
                            std::optional<double> connection) {
    ValidationReport report;
    report.candidates = candidates;
    report.connection = connection;
    propose(report, {});
    return report;
}

TEST(Propose, TakesTheFewestThatKeepToDenseRegions) {
    std::vector<CandidateReport> candidates = {candidate(2, 0.9, 0.8), candidate(4, 0.8, 0.8),
                                               candidate(5, 0.8, 0.8)};
    candidates[0].followsRegions = 0.5;
    candidates[1].followsRegions = 0.9;
    candidates[2].followsRegions = 1.0;
    const ValidationReport report = proposalOf(candidates, 1.0);
    EXPECT_EQ(report.proposed, 4);
    EXPECT_EQ(report.reason, "keeps_to_groups");
    EXPECT_EQ(report.verdict, Verdict::DistinctGroups);
}

TEST(Propose, CallsEmptyBordersDistinctOnlyBesideFullerOnesWithoutGroups) {
    CandidateReport empty = candidate(3, 0.85, 0.85);
    empty.borderDensity = BesideNoGroups{.value = 0.2, .noGroups = 0.9};
    EXPECT_EQ(proposalOf({empty}, 1.5).verdict, Verdict::DistinctGroups);
    empty.borderDensity->noGroups = 0.3; // a flag parts those without groups as well
    EXPECT_EQ(proposalOf({empty}, 1.5).verdict, Verdict::UsefulSlices);
    empty.borderDensity = BesideNoGroups{.value = 0.8, .noGroups = 2.0};
    EXPECT_EQ(proposalOf({empty}, 1.5).verdict, Verdict::UsefulSlices);
}

TEST(Propose, OffersNoSlicesOfFieldsThatHaveNothingToDoWithEachOther) {
    const ValidationReport report = proposalOf({candidate(2, 0.9, 0.8)}, 1.04);
    EXPECT_EQ(report.proposed, 0);
    EXPECT_EQ(report.reason, "unrelated_fields");
    EXPECT_EQ(report.verdict, Verdict::NothingStable);
    EXPECT_EQ(proposalOf({candidate(2, 0.9, 0.8)}, std::nullopt).proposed, 2)
        << "a single field has no other";
}

TEST(Propose, OffersMoreThanTwelveOnlyWhereThereAreGroups) {
    CandidateReport many = candidate(20, 0.9, 0.85);
    EXPECT_EQ(proposalOf({candidate(2, 0.9, 0.88), many}, 1.5).proposed, 2);
    many.followsRegions = 0.95;
    EXPECT_EQ(proposalOf({candidate(2, 0.9, 0.88), many}, 1.5).proposed, 20);
}

} // namespace
} // namespace vignette
