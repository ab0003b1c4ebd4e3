#include "core/explain/explain_segments.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/explain/held_out_outcomes.h"
#include "core/explain/missing_treatment.h"
#include "core/explain/sensitivity.h"
#include "tests/core/explain/explain_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vignette::test {
namespace {

using Change = SensitivityLine::Change;

/// Two segments by a strong field, with others that say little, some values missing, outcomes that follow the
/// segment (`stays`), age alone (`falls`) or nothing (`luck`).
Study mixedStudy(std::size_t patients = 1200) {
    Random random(29);
    std::vector<std::uint16_t> labels, stays, falls, luck, weak;
    std::vector<double> strong, noise, age;
    for (std::size_t i = 0; i < patients; ++i) {
        const bool isSecond = random.chance(0.4);
        labels.push_back(isSecond ? 1 : 0);
        strong.push_back(random.normal() + (isSecond ? 8.0 : 0.0));
        noise.push_back(random.chance(0.2) ? kMissing : random.normal());
        age.push_back(50.0 + 15.0 * random.normal());
        weak.push_back(random.chance(isSecond ? 0.6 : 0.4) ? 1 : 0);
        stays.push_back(random.chance(isSecond ? 0.7 : 0.3) ? 1 : 0);
        falls.push_back(random.chance(age.back() > 60.0 ? 0.8 : 0.2) ? 1 : 0);
        luck.push_back(random.chance(0.5) ? 1 : 0);
    }
    const auto ones = static_cast<std::size_t>(std::count(labels.begin(), labels.end(), 1));
    EXPECT_LT(ones, patients / 2);
    Study study(labels, 2);
    study.number("strong", strong, FieldUse::Form, Theme::Measurements);
    study.number("noise", noise, FieldUse::Form, Theme::Attitudes);
    study.levels("weak", weak, 2, FieldKind::Flag, FieldUse::Form, Theme::Habits);
    study.number("age", age, FieldUse::Check, Theme::Demographic);
    study.levels("stays", stays, 2, FieldKind::Flag, FieldUse::Check, Theme::Outcome);
    study.levels("falls", falls, 2, FieldKind::Flag, FieldUse::Check, Theme::Outcome);
    study.levels("luck", luck, 2, FieldKind::Flag, FieldUse::Check, Theme::Outcome);
    study.settings().ageField = "age";
    study.settings().adjustFor = {"age", "not_there"};
    study.plan.themeWeights[Theme::Measurements] = 8.0; // so that the strong field decides
    return study;
}

const OutcomeGain& gainOf(const OutcomeReport& report, const std::string& field) {
    for (const OutcomeGain& gain : report.outcomes)
        if (gain.field == field) return gain;
    throw std::runtime_error("no outcome " + field);
}

const SensitivityLine& lineOf(const std::vector<SensitivityLine>& lines, Change change,
                              const std::string& what = {}) {
    for (const SensitivityLine& line : lines)
        if (line.change == change && line.what == what) return line;
    throw std::runtime_error("no line " + what);
}

TEST(Outcomes, MembershipGainsOnlyWhereItSaysMoreThanAge) {
    Study study = mixedStudy();
    Progress progress;
    const OutcomeReport report = heldOutOutcomes(study.input(), {}, progress);
    EXPECT_EQ(report.adjustedFor, std::vector<std::string>{"age"});
    const OutcomeGain& stays = gainOf(report, "stays");
    EXPECT_GT(stays.gain(), 0.12);
    EXPECT_GT(stays.gain(), stays.shuffledHighest);
    EXPECT_DOUBLE_EQ(stays.chance, 0.05); // 1 of 20
    const OutcomeGain& falls = gainOf(report, "falls");
    // By hand: a quarter is over 60, so the curve's area is 0.747 for who knows that alone.
    EXPECT_NEAR(falls.without, 0.747, 0.02);
    EXPECT_LT(falls.gain(), 0.02);
    EXPECT_LT(gainOf(report, "luck").gain(), 0.05);
    EXPECT_EQ(stays.patients, 1200U);
}

TEST(Outcomes, ThatFormedTheSegmentsOrCannotBeLookedAtAreLeftOut) {
    Study study = mixedStudy(200);
    study.number("formed", std::vector<double>(200, 1.0), FieldUse::Form, Theme::Outcome);
    study.number("constant", std::vector<double>(200, 1.0), FieldUse::Check, Theme::Outcome);
    study.number("empty", std::vector<double>(200, kMissing), FieldUse::Check, Theme::Outcome);
    study.levels("way_home", std::vector<std::uint16_t>(200, 1), 3, FieldKind::Category, FieldUse::Check,
                 Theme::Outcome);
    std::vector<std::uint16_t> rare(200, 0);
    std::fill_n(rare.begin(), 10, std::uint16_t{1});
    study.levels("rare", rare, 2, FieldKind::Flag, FieldUse::Check, Theme::Outcome);
    Progress progress;
    const OutcomeReport report = heldOutOutcomes(study.input(), {}, progress);
    EXPECT_EQ(report.outcomes.size(), 3U);
    EXPECT_EQ(report.leftOut, (std::vector<std::string>{"constant: every patient has the same value",
                                                        "empty: fewer than 55 patients have a value",
                                                        "way_home: its levels have no order",
                                                        "rare: fewer than 11 patients have it, or lack it"}));
}

TEST(Outcomes, AnOutcomeTheSegmentsPartWhollyAndHugeNumbersStayFinite) {
    Study study = mixedStudy(300);
    const std::vector<std::uint16_t> labels = study.segmentation().labels;
    study.levels("parted", labels, 2, FieldKind::Flag, FieldUse::Check, Theme::Outcome);
    std::vector<double> huge;
    for (const std::uint16_t label : labels)
        huge.push_back(label ? 1e300 : -1e300);
    study.number("huge", huge, FieldUse::Check, Theme::Outcome);
    Progress progress;
    const OutcomeReport report = heldOutOutcomes(study.input(), {}, progress);
    EXPECT_DOUBLE_EQ(gainOf(report, "parted").with, 1.0);
    EXPECT_NEAR(gainOf(report, "huge").with, 1.0, 1e-9);
}

TEST(Sensitivity, TheFieldThatDecidesIsTheOneThatMatters) {
    Study study = mixedStudy();
    Progress progress;
    const auto lines = sensitivityOf(study.input(), {}, {}, progress);
    EXPECT_GT(lineOf(lines, Change::Nothing).agreement.value(), 0.98);
    EXPECT_LT(lineOf(lines, Change::WithoutField, "strong").agreement.value(), 0.3);
    EXPECT_LT(lineOf(lines, Change::WithoutTheme, "measurements").agreement.value(), 0.3);
    EXPECT_GT(lineOf(lines, Change::WithoutField, "noise").agreement.value(), 0.98);
    const SensitivityLine& complete = lineOf(lines, Change::CompleteCases);
    EXPECT_GT(complete.agreement.value(), 0.98);
    EXPECT_LT(complete.patients, 1050U);
    EXPECT_GT(lineOf(lines, Change::DrawnValues).agreement.value(), 0.98);
    EXPECT_GT(lineOf(lines, Change::PartialDistances).agreement.value(), 0.98);
}

TEST(Sensitivity, SaysWhyAChangeHasNoFigure) {
    std::vector<std::uint16_t> labels(60, 0);
    std::vector<double> values;
    for (std::size_t i = 0; i < 60; ++i) {
        labels[i] = i < 40 ? 0 : 1;
        values.push_back(labels[i] * 10.0 + static_cast<double>(i % 5));
    }
    Study study(labels, 2);
    study.number("only", values);
    Progress progress;
    const auto lines = sensitivityOf(study.input(), {}, {}, progress);
    EXPECT_TRUE(lineOf(lines, Change::Nothing).agreement);
    for (const SensitivityLine& line : lines)
        EXPECT_NE(line.agreement.has_value(), !line.reason.empty()) << toText(line.change);
    EXPECT_FALSE(lineOf(lines, Change::WithoutField, "only").agreement);
    EXPECT_FALSE(lineOf(lines, Change::CompleteCases).agreement);
}

TEST(MissingTreatment, PartialDistancesDoNotPullTheSilentTogether) {
    // Two blobs along the first field; half of each has no value in the second, whose mean lies far from
    // both.
    FeatureMatrix matrix;
    matrix.rows = 80;
    matrix.columns = 2;
    matrix.plan.fields.resize(2);
    matrix.plan.fields[1].firstFeature = 1;
    Random random(2);
    for (std::size_t i = 0; i < 80; ++i) {
        const double side = i < 40 ? -1.0 : 1.0;
        const bool isSilent = i % 2 == 0;
        matrix.values.push_back(
            static_cast<float>(std::round(256.0 * (side + 0.1 * random.normal())) / 256.0));
        matrix.values.push_back(isSilent ? 0.0F : static_cast<float>(4.0 * side));
        matrix.missing.push_back(0);
        matrix.missing.push_back(isSilent ? 1 : 0);
    }
    Progress progress;
    const Segmentation found = segmentPartially(matrix, KMeans(), 2, 5, 1, progress);
    for (std::size_t i = 0; i < 80; ++i)
        EXPECT_EQ(found.labels[i] == found.labels[0], i < 40) << i;
    EXPECT_NEAR(std::abs(found.centres[1]), 4.0, 1e-3); // of those with a value alone
    EXPECT_EQ(completeRows(matrix).size(), 40U);
    fillWithDrawn(matrix, 1);
    for (std::size_t i = 0; i < 80; ++i)
        EXPECT_EQ(std::abs(matrix.values[2 * i + 1]), 4.0F);
}

/// All figures of an explanation in one text, exact to the bit.
std::string printed(const SegmentExplanation& all) {
    std::string text;
    const auto add = [&](double value) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%a;", value);
        text += digits;
    };
    for (const Contrast& contrast : all.contrasts) {
        text += contrast.field + contrast.level;
        add(contrast.evidence.difference);
        add(contrast.pValue);
        add(contrast.differenceRange ? contrast.differenceRange->low : 0.0);
    }
    for (const TreeRule& rule : all.tree.rules) {
        add(static_cast<double>(rule.patients));
        for (const TreeCondition& condition : rule.conditions)
            add(condition.threshold.value_or(0.0));
    }
    add(all.tree.accuracy);
    for (const TypingQuestion& question : all.typing.questions) {
        text += question.field;
        for (const double value : question.logLikelihood)
            add(value);
    }
    add(all.typing.temperature);
    add(all.typing.accuracy);
    for (const OutcomeGain& gain : all.outcomes.outcomes) {
        add(gain.without);
        add(gain.with);
        add(gain.shuffledMean);
    }
    for (const SensitivityLine& line : all.sensitivity)
        add(line.agreement.value_or(-2.0));
    for (const GroupPlace& place : all.groups)
        add(place.share);
    return text;
}

TEST(Explain, GivesTheSameBitsOnAnyNumberOfThreads) {
    Study study = mixedStudy();
    const ExplainInput& input = study.input();
    std::vector<std::string> texts;
    for (const int threads : {1, 2, 4, 8})
        withThreads(threads, [&] {
            Progress progress;
            texts.push_back(printed(explainSegments(input, {}, progress)));
        });
    EXPECT_GT(texts[0].size(), 1000U);
    for (const std::string& text : texts)
        EXPECT_EQ(text, texts[0]);
}

TEST(Explain, OneSegmentOrNoneHasNothingToTellApart) {
    Study study(std::vector<std::uint16_t>(100, 0), 1);
    study.number("age", std::vector<double>(100, 1.0));
    Progress progress;
    const SegmentExplanation explanation = explainSegments(study.input(), {}, progress);
    EXPECT_TRUE(explanation.contrasts.empty() && explanation.tree.rules.empty() &&
                explanation.typing.questions.empty() && explanation.sensitivity.empty());
}

TEST(Explain, TinyAndEmptySegmentsAndBadFieldsAreExplainedToo) {
    std::vector<std::uint16_t> labels(60, 0);
    labels[0] = 1; // one patient; the third segment has none
    Study study(labels, 3);
    std::vector<double> steps;
    for (std::size_t i = 0; i < 60; ++i)
        steps.push_back(i == 5 ? 1e12 : static_cast<double>(i));
    study.number("steps", steps);
    study.number("constant", std::vector<double>(60, 1.0));
    study.number("empty", std::vector<double>(60, kMissing));
    study.number("infinite", std::vector<double>(60, std::numeric_limits<double>::infinity()),
                 FieldUse::Check);
    study.levels("blank", std::vector<std::uint16_t>(60, kNoLevel), 0);
    Progress progress;
    const SegmentExplanation explanation = explainSegments(study.input(), {}, progress);
    EXPECT_FALSE(explanation.contrasts.empty());
    for (const double value : explanation.typing.shares)
        EXPECT_TRUE(std::isfinite(value));
}

TEST(Explain, StopsWhenCancelled) {
    Study study = mixedStudy();
    Progress progress;
    progress.cancel();
    EXPECT_THROW(explainSegments(study.input(), {}, progress), Cancelled);
}

} // namespace
} // namespace vignette::test
