#include "core/explain/typing_tool.h"

#include "core/base/failure.h"
#include "core/explain/answer_columns.h"
#include "tests/core/explain/explain_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vignette::test {
namespace {

/// Four segments told apart by two flags; a third repeats the first for most, a fourth says nothing.
Study fourSegments(std::size_t patients = 4000) {
    Random random(3);
    std::vector<std::uint16_t> labels;
    std::vector<std::uint16_t> first, second, echo, noise;
    for (std::size_t i = 0; i < patients; ++i) {
        const auto segment = static_cast<std::uint16_t>(i % 4);
        const auto flag = [&](bool isLikely) { return random.chance(isLikely ? 0.9 : 0.1) ? 1 : 0; };
        labels.push_back(segment);
        first.push_back(static_cast<std::uint16_t>(flag(segment & 1)));
        second.push_back(static_cast<std::uint16_t>(flag(segment & 2)));
        echo.push_back(random.chance(0.97) ? first.back() : static_cast<std::uint16_t>(1 - first.back()));
        noise.push_back(static_cast<std::uint16_t>(random.below(2)));
    }
    Study study(labels, 4);
    study.levels("noise", noise, 2, FieldKind::Flag);
    study.levels("first", first, 2, FieldKind::Flag);
    study.levels("echo", echo, 2, FieldKind::Flag);
    study.levels("second", second, 2, FieldKind::Flag);
    return study;
}

TEST(Typing, AsksWhatTellsMostAndStopsWhenNothingIsAdded) {
    Study study = fourSegments();
    Progress progress;
    const TypingTool tool = makeTypingTool(study.input(), {}, progress);
    ASSERT_EQ(tool.questions.size(), 2U);
    EXPECT_TRUE(tool.questions[0].field == "first" || tool.questions[0].field == "second");
    EXPECT_TRUE(tool.questions[1].field == "first" || tool.questions[1].field == "second");
    EXPECT_EQ(tool.trainedOn, 2000U);
    EXPECT_EQ(tool.testedOn, 1000U);
    EXPECT_NEAR(tool.accuracy, 0.81, 0.04); // 0.9 twice
    EXPECT_NEAR(tool.accuracyAfter.front(), 0.45, 0.05);
    EXPECT_NEAR(tool.largestShare, 0.25, 0.04);
    EXPECT_NEAR(tool.meanCertainty, tool.accuracy, 0.04);
}

TEST(Typing, TheTemperatureMendsAnswersThatRepeatEachOther) {
    // Six copies of one answer with a little noise: naive Bayes believes it six times.
    Random random(17);
    std::vector<std::uint16_t> labels;
    std::vector<std::uint16_t> truth;
    for (std::size_t i = 0; i < 8000; ++i) {
        labels.push_back(static_cast<std::uint16_t>(i % 2));
        truth.push_back(random.chance(0.75) ? labels.back() : static_cast<std::uint16_t>(1 - labels.back()));
    }
    Study study(labels, 2);
    for (int copy = 0; copy < 6; ++copy) {
        std::vector<std::uint16_t> values;
        for (const std::uint16_t value : truth)
            values.push_back(random.chance(0.8) ? value : static_cast<std::uint16_t>(1 - value));
        study.levels("copy" + std::to_string(copy), values, 2, FieldKind::Flag);
    }
    Progress progress;
    const TypingTool tool = makeTypingTool(study.input(), {}, progress);
    ASSERT_GE(tool.questions.size(), 3U);
    EXPECT_GT(tool.temperature, 1.2);
    TypingTool naive = tool;
    naive.temperature = 1.0;
    const auto overstated = [&](const TypingTool& by) {
        double certainty = 0.0;
        double right = 0.0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            std::vector<std::optional<std::size_t>> answers;
            for (const TypingQuestion& question : by.questions) {
                std::size_t index = 0;
                study.data.find(question.field, &index);
                answers.emplace_back(study.data.columns[index].levels[i]);
            }
            const TypingResult result = by.place(answers);
            certainty += result.certainty();
            right += result.segment == labels[i] ? 1.0 : 0.0;
        }
        return (certainty - right) / static_cast<double>(labels.size());
    };
    EXPECT_GT(overstated(naive), 0.05);
    EXPECT_LT(std::abs(overstated(tool)), 0.5 * overstated(naive));
}

TEST(Typing, SaysWhyAndTakesMissingAnswers) {
    TypingTool tool;
    tool.shares = {0.5, 0.5};
    TypingQuestion question;
    question.levels = {"n", "y"};
    question.logLikelihood = {std::log(0.2), std::log(0.8), std::log(0.6), std::log(0.4)};
    tool.questions = {question, question};
    tool.questions[1].logLikelihood = {std::log(0.9), std::log(0.1), std::log(0.1), std::log(0.9)};

    const TypingResult unknown = tool.place(std::vector<std::optional<std::size_t>>{});
    EXPECT_DOUBLE_EQ(unknown.probabilities[0], 0.5);
    EXPECT_TRUE(unknown.reasons.empty());

    // By hand: 0.8 · 0.1 against 0.4 · 0.9: 2 in 11 for the first.
    const std::vector<std::optional<std::size_t>> answers{1, 1};
    const TypingResult result = tool.place(answers);
    EXPECT_EQ(result.segment, 1U);
    EXPECT_NEAR(result.probabilities[0], 2.0 / 11.0, 1e-12);
    EXPECT_NEAR(result.certainty(), 9.0 / 11.0, 1e-12);
    ASSERT_EQ(result.reasons.size(), 2U);
    EXPECT_EQ(result.reasons[0].question, 1U);
    EXPECT_NEAR(result.reasons[0].weight, std::log(9.0), 1e-12);
    EXPECT_NEAR(result.reasons[1].weight, std::log(0.5), 1e-12);

    const std::vector<std::optional<std::size_t>> partly{1, std::nullopt};
    EXPECT_NEAR(tool.place(partly).probabilities[0], 2.0 / 3.0, 1e-12);
    const std::vector<std::optional<std::size_t>> wrong{2};
    EXPECT_THROW((void)tool.place(wrong), Failure);
    EXPECT_THROW((void)TypingTool{}.place(answers), Failure);
}

TEST(Typing, NumbersAreAnsweredByPlainRanges) {
    Field field;
    field.kind = FieldKind::Number;
    DataColumn column;
    std::vector<std::uint32_t> patients;
    for (std::uint32_t i = 0; i < 101; ++i) {
        column.numbers.push_back(12345.678 * i / 100.0);
        patients.push_back(i);
    }
    const TypingQuestion question = questionOf(field, column, patients);
    EXPECT_EQ(question.cuts, (std::vector<double>{2500, 4900, 7400, 9900}));
    EXPECT_EQ(TypingTool::answerOf(question, 2500.0), 0U);
    EXPECT_EQ(TypingTool::answerOf(question, 2500.1), 1U);
    EXPECT_EQ(TypingTool::answerOf(question, 1e9), 4U);
    EXPECT_FALSE(TypingTool::answerOf(question, kMissing));
    EXPECT_FALSE(TypingTool::answerOf(question, std::string("yes")));
}

TEST(Typing, ProtectedOutcomesAndConstantFieldsAreNotAsked) {
    std::vector<std::uint16_t> labels(400, 0);
    std::fill(labels.begin() + 200, labels.end(), std::uint16_t{1});
    Study study(labels, 2);
    study.levels("race", labels, 2, FieldKind::Flag, FieldUse::Check).care = FieldCare::Protected;
    study.levels("hiv", labels, 2, FieldKind::Flag, FieldUse::Check).care = FieldCare::Sensitive;
    study.levels("died", labels, 2, FieldKind::Flag, FieldUse::Check, Theme::Outcome);
    study.levels("kept_away", labels, 2, FieldKind::Flag, FieldUse::Hide);
    study.number("constant", std::vector<double>(400, 1.0));
    study.number("empty", std::vector<double>(400, kMissing));
    Progress progress;
    const TypingTool tool = makeTypingTool(study.input(), {}, progress);
    EXPECT_TRUE(tool.questions.empty());
    EXPECT_NEAR(tool.accuracy, 0.5, 0.1);
}

} // namespace
} // namespace vignette::test
