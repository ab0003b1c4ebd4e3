#include "core/study/explain_step.h"
#include "core/study/samples.h"
#include "core/study/shown_explanation.h"
#include "tests/core/study/clinic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace vignette::test {
namespace {

/// Harbor Valley, imported once.
class HarborValleyExplained : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        Progress progress;
        const Sample sample = sampleById("harbor-valley");
        ImportProposal proposal = proposeImport(sample.files, optionsForSample(sample), progress);
        describeSample(sample, proposal);
        s_clinic = std::make_unique<Clinic>();
        s_session = StudySession::import(s_clinic->study(), proposal, progress, Clinic::options());
    }
    static void TearDownTestSuite() {
        s_session.reset();
        s_clinic.reset();
    }
    /// Segments of so many, explained; once a number.
    static const SegmentExplanation& explained(int segments) {
        const auto known = s_explained.find(segments);
        if (known != s_explained.end()) return known->second;
        SegmentationPlan plan;
        plan.segmentCount = segments;
        plan.resamples = 2;
        plan.starts = 3;
        plan.sampleSize = 4000;
        Progress progress;
        const FoundSegments found = s_session->findSegments(plan, progress);
        return s_explained.emplace(segments, s_session->explain(found, progress)).first->second;
    }
    static const Dataset& data() {
        Progress progress;
        return s_session->data(progress);
    }
    static std::map<int, SegmentExplanation> s_explained;
    static std::unique_ptr<Clinic> s_clinic;
    static std::unique_ptr<StudySession> s_session;
};
std::map<int, SegmentExplanation> HarborValleyExplained::s_explained;
std::unique_ptr<Clinic> HarborValleyExplained::s_clinic;
std::unique_ptr<StudySession> HarborValleyExplained::s_session;

TEST_F(HarborValleyExplained, NegativeControlsAreNeverDistinctive) {
    const std::set<std::string> controls{"form_color", "kiosk", "newsletter_edition", "chart_shelf",
                                         "lobby_temperature"};
    for (const int segments : {3, 6, 12}) {
        const SegmentExplanation& explanation = explained(segments);
        std::set<std::string> told;
        int distinctive = 0;
        for (const Contrast& contrast : explanation.contrasts) {
            const std::string& column = data().find(contrast.field)->column;
            distinctive += contrast.isDistinctive ? 1 : 0;
            if (!controls.contains(column)) continue;
            told.insert(column);
            EXPECT_FALSE(contrast.isDistinctive) << column << " in segment " << contrast.segment;
        }
        EXPECT_EQ(told, controls);
        EXPECT_GT(distinctive, 10 * segments); // the control of the control: others are
        for (const TypingQuestion& question : explanation.typing.questions)
            EXPECT_FALSE(controls.contains(data().find(question.field)->column)) << question.field;
    }
}

TEST_F(HarborValleyExplained, EveryPartHasSomethingToSay) {
    const SegmentExplanation& explanation = explained(6);
    EXPECT_GE(explanation.tree.rules.size(), 6U);
    EXPECT_GT(explanation.tree.accuracy, explanation.tree.largestShare + 0.2);
    EXPECT_EQ(explanation.typing.questions.size(), 6U);
    EXPECT_GT(explanation.typing.accuracy, explanation.typing.largestShare + 0.2);
    EXPECT_EQ(explanation.outcomes.adjustedFor.size(), 2U); // age and number of conditions
    EXPECT_GE(explanation.outcomes.outcomes.size(), 6U);
    EXPECT_GT(explanation.sensitivity.size(), 20U);
    bool hasLanguage = false;
    for (const GroupPlace& group : explanation.groups) {
        hasLanguage = hasLanguage || data().find(group.field)->column == "language";
        std::uint64_t total = 0;
        for (const std::uint64_t count : group.bySegment)
            total += count;
        EXPECT_EQ(total, group.patients);
    }
    EXPECT_TRUE(hasLanguage);
}

TEST_F(HarborValleyExplained, WhatLeavesTheStudyHoldsNoSmallCount) {
    const SegmentExplanation& explanation = explained(12);
    const auto json = shownExplanation(explanation, data());
    std::set<std::string> smallFields; // those with a cell of 1 to 10 anywhere
    const auto isFew = [](std::uint64_t count) { return count > 0 && count < 11; };
    for (const Contrast& contrast : explanation.contrasts) {
        const Measured& ours = contrast.evidence.segment;
        if (isFew(ours.missing) || isFew(ours.count) ||
            (contrast.statistic == Statistic::Share && isFew(ours.base - ours.count)))
            smallFields.insert(contrast.field);
    }
    ASSERT_FALSE(smallFields.empty());
    ASSERT_GT(json.at("contrasts").size(), 100U);
    for (const auto& contrast : json.at("contrasts")) {
        EXPECT_FALSE(smallFields.contains(contrast.at("field").get<std::string>())) << contrast.at("field");
        EXPECT_EQ(contrast.at("people").get<std::uint64_t>() % 5, 0U);
    }
    for (const auto& rule : json.at("tree").at("rules"))
        EXPECT_EQ(rule.at("people").get<double>() / 5.0, std::round(rule.at("people").get<double>() / 5.0));
    for (const auto& question : json.at("typingTool").at("questions"))
        for (const auto& percents : question.at("percentBySegment"))
            for (const auto& percent : percents)
                EXPECT_GE(percent.get<int>(), 1);
    std::set<std::pair<std::string, std::string>> tooSmall;
    for (const GroupPlace& group : explanation.groups)
        if (group.patients < 11) tooSmall.emplace(group.field, group.level);
    for (const auto& group : json.at("groups"))
        EXPECT_FALSE(tooSmall.contains({group.at("field"), group.at("level")})) << group;
}

TEST(ExplainStep, AStudyWithoutAgeOrConditionsIsAdjustedForNothing) {
    Field field;
    field.key = "patients.visits";
    field.label = "Visits";
    field.kind = FieldKind::Count;
    EXPECT_TRUE(adjustingFieldsOf({field}).empty());
    Field bands;
    bands.key = "patients.age_band";
    bands.label = "Age";
    bands.kind = FieldKind::Ordered;
    bands.theme = Theme::Demographic;
    for (const char* label : {"18 to 24", "25 to 34", "80 or older"})
        bands.values.push_back({label, label});
    EXPECT_EQ(adjustingFieldsOf({field, bands}), std::vector<std::string>{"patients.age_band"});
    EXPECT_TRUE(ageFieldOf({bands}).empty());
    EXPECT_TRUE(ageFieldOf({field}).empty());
}

} // namespace
} // namespace vignette::test
