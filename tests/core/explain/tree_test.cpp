#include "core/explain/grow_tree.h"
#include "core/explain/segment_tree.h"
#include "tests/core/explain/explain_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vignette::test {
namespace {

using Kind = TreeCondition::Kind;

TEST(Tree, AHandCaseGivesTheRulesOnPaper) {
    // 20 young, 20 old with a phone, 20 old without: two questions tell them apart.
    std::vector<std::uint16_t> labels;
    std::vector<double> ages;
    std::vector<std::uint16_t> phones;
    for (std::size_t i = 0; i < 60; ++i) {
        labels.push_back(static_cast<std::uint16_t>(i / 20));
        ages.push_back(i < 20 ? 30.0 : 70.0);
        phones.push_back(i < 20 ? i % 2 : (i < 40 ? 1 : 0));
    }
    Study study(labels, 3);
    study.number("age", ages);
    study.levels("phone", phones, 2, FieldKind::Flag);
    Progress progress;
    const SegmentTree tree = segmentTree(study.input(), {}, progress);
    ASSERT_EQ(tree.rules.size(), 3U);
    EXPECT_EQ(tree.rules[0].segment, 0U);
    ASSERT_EQ(tree.rules[0].conditions.size(), 1U);
    EXPECT_EQ(tree.rules[0].conditions[0].kind, Kind::AtMost);
    EXPECT_EQ(tree.rules[0].conditions[0].threshold, 50.0);
    // The flag's levels stand in their order, so "no" is asked for first; both sides name a level.
    EXPECT_EQ(tree.rules[1].conditions[0].kind, Kind::Above);
    EXPECT_EQ(tree.rules[1].conditions[1].kind, Kind::Is);
    EXPECT_EQ(tree.rules[1].conditions[1].level, "0");
    EXPECT_EQ(tree.rules[1].segment, 2U);
    EXPECT_EQ(tree.rules[2].conditions[1].kind, Kind::Is);
    EXPECT_EQ(tree.rules[2].conditions[1].level, "1");
    EXPECT_EQ(tree.rules[2].segment, 1U);
    for (const TreeRule& rule : tree.rules)
        EXPECT_EQ(rule.patients, 20U);
    EXPECT_DOUBLE_EQ(tree.accuracy, 1.0);
    EXPECT_DOUBLE_EQ(tree.largestShare, 1.0 / 3.0);
}

TEST(Tree, MissingValuesGoWhereTheySplitBestAndAreASplitThemselves) {
    std::vector<std::uint16_t> labels;
    std::vector<double> weights;
    std::vector<double> unsaid;
    for (std::size_t i = 0; i < 80; ++i) {
        labels.push_back(i < 40 ? 0 : 1);
        weights.push_back(i < 20 || i >= 60 ? kMissing : (i < 40 ? 60.0 : 90.0));
        unsaid.push_back(i < 40 ? kMissing : static_cast<double>(i % 7));
    }
    Study study(labels, 2);
    study.number("weight", weights);
    Progress progress;
    const SegmentTree first = segmentTree(study.input(), {}, progress);
    ASSERT_GE(first.rules.size(), 2U);
    EXPECT_LT(first.accuracy, 0.9); // half of each segment says nothing

    study.number("unsaid", unsaid);
    const SegmentTree second = segmentTree(study.input(), {}, progress);
    ASSERT_EQ(second.rules.size(), 2U);
    EXPECT_EQ(second.rules[0].conditions[0].field, "unsaid");
    EXPECT_EQ(second.rules[0].conditions[0].kind, Kind::HasValue);
    EXPECT_EQ(second.rules[1].conditions[0].kind, Kind::HasNone);
    EXPECT_DOUBLE_EQ(second.accuracy, 1.0);
}

TEST(Tree, LeavesHoldElevenPatientsAndQuestionsStopAtFour) {
    Random random(5);
    std::vector<std::uint16_t> labels;
    std::vector<std::vector<double>> fields(6);
    for (std::size_t i = 0; i < 2000; ++i) {
        labels.push_back(static_cast<std::uint16_t>(random.below(8)));
        for (std::size_t f = 0; f < fields.size(); ++f)
            fields[f].push_back(random.normal() + (labels.back() % (f + 2) == 0 ? 1.5 : 0.0));
    }
    Study study(labels, 8);
    for (std::size_t f = 0; f < fields.size(); ++f)
        study.number("f" + std::to_string(f), fields[f]);
    Progress progress;
    const SegmentTree tree = segmentTree(study.input(), {}, progress);
    std::uint64_t total = 0;
    EXPECT_GT(tree.rules.size(), 4U);
    EXPECT_LE(tree.rules.size(), 16U);
    for (const TreeRule& rule : tree.rules) {
        EXPECT_GE(rule.patients, 11U);
        EXPECT_LE(rule.conditions.size(), 4U);
        total += rule.patients;
    }
    EXPECT_EQ(total, 2000U);
    EXPECT_GT(tree.accuracy, tree.largestShare);
}

TEST(Tree, AccuracyIsOfPatientsTheTreeHasNotSeen) {
    // Labels at random: a tree fits what it has seen, and must not be believed for it.
    Random random(11);
    std::vector<std::uint16_t> labels;
    std::vector<double> noise;
    for (std::size_t i = 0; i < 600; ++i) {
        labels.push_back(static_cast<std::uint16_t>(random.below(2)));
        noise.push_back(random.normal());
    }
    Study study(labels, 2);
    study.number("noise", noise);
    Progress progress;
    const SegmentTree tree = segmentTree(study.input(), {}, progress);
    std::uint64_t seen = 0;
    for (const TreeRule& rule : tree.rules)
        seen += rule.ofSegment;
    EXPECT_GT(static_cast<double>(seen) / 600.0, tree.accuracy);
    EXPECT_NEAR(tree.accuracy, 0.5, 0.07);
}

TEST(Tree, NothingToAskGivesNoRuleThatAsks) {
    std::vector<std::uint16_t> labels(50, 0);
    std::fill(labels.begin() + 25, labels.end(), std::uint16_t{1});
    Study study(labels, 2);
    study.number("constant", std::vector<double>(50, 3.0));
    study.number("empty", std::vector<double>(50, kMissing));
    Progress progress;
    const SegmentTree tree = segmentTree(study.input(), {}, progress);
    ASSERT_EQ(tree.rules.size(), 1U);
    EXPECT_TRUE(tree.rules[0].conditions.empty());
}

TEST(Tree, ProtectedFieldsAreNotAsked) {
    std::vector<std::uint16_t> labels(60, 0);
    std::fill(labels.begin() + 30, labels.end(), std::uint16_t{1});
    Study study(labels, 2);
    study.levels("sex", labels, 2, FieldKind::Flag).care = FieldCare::Protected;
    Progress progress;
    EXPECT_TRUE(segmentTree(study.input(), {}, progress).rules.empty());
}

} // namespace
} // namespace vignette::test
