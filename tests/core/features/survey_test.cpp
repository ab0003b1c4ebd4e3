#include "core/features/answer_scale.h"
#include "core/features/codebook.h"
#include "core/features/guess_fields.h"
#include "core/features/item_groups.h"
#include "core/features/item_signs.h"
#include "core/features/load_dataset.h"
#include "core/features/response_rate.h"

#include "tests/core/features/shared_extract.h"

#include "core/base/resources.h"
#include "core/ingest/survey_extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette::test {
namespace {

std::vector<LevelCount> levels(const std::vector<std::string>& texts) {
    std::vector<LevelCount> counted;
    for (const std::string& text : texts)
        counted.push_back({.text = text, .count = 1});
    return counted;
}

std::vector<std::string> gapTexts(const AnswerScale& scale) {
    std::vector<std::string> texts;
    for (const GapCode& gap : scale.gaps)
        texts.push_back(gap.code + " " + toText(gap.gap));
    return texts;
}

TEST(AnswerScale, ReadsWordsInTheirOrderApartFromThoseThatGiveNoAnswer) {
    const auto scale = wordScaleOf(levels({"Agree", "Disagree", "Don't know", "Neutral", "Prefer not to say",
                                           "Strongly agree", "Strongly disagree"}));
    ASSERT_TRUE(scale);
    EXPECT_EQ(scale->codes, (std::vector<std::string>{"Strongly disagree", "Disagree", "Neutral", "Agree",
                                                      "Strongly agree"}));
    EXPECT_EQ(gapTexts(*scale),
              (std::vector<std::string>{"Don't know dont_know", "Prefer not to say refused"}));
    for (const auto& words : {std::vector<std::string>{"Never", "Rarely", "Sometimes", "Often", "Always"},
                              {"Very dissatisfied", "Satisfied", "Very satisfied"},
                              {"Poor", "Fair", "Good", "Very good", "Excellent"},
                              {"Very unlikely", "Unlikely", "Likely", "Very likely"},
                              {"Not at all confident", "Somewhat confident", "Very confident"}})
        EXPECT_TRUE(wordScaleOf(levels(words))) << words.front();
    EXPECT_FALSE(wordScaleOf(levels({"Yes", "No"})));
    EXPECT_FALSE(wordScaleOf(levels({"Red", "Green", "Blue"})));
}

TEST(AnswerScale, PartsCodesOffTheRunOfNumbersFromAnswers) {
    const auto gapsOf = [](const std::vector<std::string>& texts) {
        const auto scale = numberScaleOf(levels(texts));
        return scale ? gapTexts(*scale) : std::vector<std::string>{"no scale"};
    };
    using Texts = std::vector<std::string>;
    EXPECT_EQ(gapsOf({"1", "2", "3", "4", "5"}), Texts());
    EXPECT_EQ(gapsOf({"1", "2", "3", "4", "5", "7", "9"}), (Texts{"7 dont_know", "9 refused"}));
    EXPECT_EQ(gapsOf({"1", "2", "3", "4", "5", "6", "7"}), Texts()); // a scale of seven
    EXPECT_EQ(gapsOf({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "77", "99"}),
              (Texts{"77 dont_know", "99 refused"}));
    EXPECT_EQ(gapsOf({"0", "1", "3", "4", "5", "6", "7", "8", "9", "10"}), Texts()); // nobody said 2
    EXPECT_EQ(gapsOf({"1", "2", "3", "998", "999", "Refused"}),
              (Texts{"998 dont_know", "999 refused", "Refused refused"}));
    EXPECT_EQ(gapsOf({"-2", "-1", "0", "1", "2"}), Texts());
    EXPECT_EQ(gapsOf({"-9", "1", "2", "3"}), Texts{"-9 refused"});
    EXPECT_EQ(gapsOf({"1", "2", "3", "50"}), Texts{"no scale"});
    EXPECT_EQ(gapsOf({"1", "2", "99"}), Texts{"no scale"}); // two answers are no scale
    EXPECT_EQ(gapsOf({"18", "19", "20", "99"}), Texts{"no scale"});
    EXPECT_EQ(gapsOf({"1.5", "2", "3"}), Texts{"no scale"});
    EXPECT_EQ(gapsOf({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"}), Texts{"no scale"});
}

TEST(ItemGroups, NeedsThreeColumnsOfOneStemOnOneScaleOfNumbers) {
    const auto five = levels({"1", "2", "3", "4", "5"});
    const auto refused = levels({"1", "2", "3", "4", "5", "99"});
    const auto groups = findItemGroups(std::vector<ItemColumn>{{"trust_1", five, FieldDirection::Unknown},
                                                               {"trust_2", refused, FieldDirection::Unknown},
                                                               {"trust_3", five, FieldDirection::Unknown},
                                                               {"visits_1", five, FieldDirection::Unknown},
                                                               {"visits_2", five, FieldDirection::Unknown},
                                                               {"children", five, FieldDirection::Unknown}});
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].stem, "trust");
    EXPECT_EQ(groups[0].names, (std::vector<std::string>{"trust_1", "trust_2", "trust_3"}));
    EXPECT_EQ(gapTexts(groups[0].scale), std::vector<std::string>{"99 refused"});
}

TEST(ItemGroups, PutsColumnsOfOneWordScaleTogetherWhateverTheirNames) {
    const auto words = levels({"Agree", "Disagree", "Neutral"});
    const auto groups =
        findItemGroups(std::vector<ItemColumn>{{"safe", words, FieldDirection::HigherIsBetter},
                                               {"heard", words, FieldDirection::HigherIsBetter},
                                               {"rushed", words, FieldDirection::HigherIsWorse}});
    ASSERT_EQ(groups.size(), 1U);
    ASSERT_EQ(groups[0].reversed.size(), 1U);
    EXPECT_EQ(groups[0].reversed[0].name, "rushed");
    EXPECT_TRUE(groups[0].reversed[0].byCodebook);
    EXPECT_FALSE(groups[0].reversed[0].byAnswers);
}

/// Made by hand: 60 people; a, b and c go up together, d goes down, e is unrelated (each value against each).
TEST(ItemSigns, FindsTheSmallerSideAndLeavesUnrelatedItemsAlone) {
    std::vector<double> up;
    std::vector<double> down;
    std::vector<double> unrelated;
    for (int person = 0; person < 60; ++person) {
        up.push_back(person % 5);
        down.push_back(4 - person % 5);
        unrelated.push_back((person / 5) % 2);
    }
    using Reversed = std::vector<bool>;
    EXPECT_EQ(itemSigns({up, up, up, down, unrelated}).isReversed,
              (Reversed{false, false, false, true, false}));
    EXPECT_EQ(itemSigns({down, up, down, down}).isReversed, (Reversed{false, true, false, false}));
    EXPECT_TRUE(itemSigns({up, up, down, down}).isUnclear);
    EXPECT_EQ(itemSigns({up, down}).isReversed, (Reversed{false, false}));
    EXPECT_EQ(itemSigns({up, up, unrelated}).isReversed, (Reversed{false, false, false}));
    std::vector<double> few(up.begin(), up.begin() + 4);
    std::vector<double> fewDown(down.begin(), down.begin() + 4);
    EXPECT_EQ(itemSigns({few, few, fewDown}).isReversed, (Reversed{false, false, false})); // four people
}

TEST(ResponseRate, KeepsThoseWhoDidNotAnswerVisible) {
    ColumnSurvey column;
    column.levels = {{"1", 50}, {"2", 20}, {"7", 5}, {"99", 4}, {"Not asked", 10}, {"does not apply", 6}};
    column.valueCount = 95;
    column.missingCount = 15;
    const AnswerCounts counts = countAnswers(
        column, {{.code = "7", .gap = AnswerGap::DontKnow}, {.code = "99", .gap = AnswerGap::Refused}}, 200);
    EXPECT_EQ(counts.answered, 70U);
    EXPECT_EQ(counts.dontKnow, 5U);
    EXPECT_EQ(counts.refused, 4U);
    EXPECT_EQ(counts.notAsked, 10U);
    EXPECT_EQ(counts.notApplicable, 6U);
    EXPECT_EQ(counts.blank, 15U);
    EXPECT_EQ(counts.didNotReturn, 90U);
    EXPECT_EQ(counts.invited(), 200U);
    EXPECT_DOUBLE_EQ(*counts.responseRate(), 70.0 / 184.0);
    EXPECT_EQ(countAnswers(column, {}).didNotReturn, 0U);
    EXPECT_FALSE(countAnswers(ColumnSurvey(), {}).responseRate());
}

std::vector<std::string> reversedOf(const std::vector<ItemGroup>& groups, const std::string& extract) {
    std::vector<std::string> names;
    for (const ItemGroup& group : groups)
        for (const ReversedItem& item : group.reversed)
            if (item.byAnswers) names.push_back(item.name.substr(extract.size() + 1));
    std::sort(names.begin(), names.end());
    return names;
}

/// The key is that of the R package psych, help page "bfi".
TEST(SurveyShared, FindsExactlyTheReversedItemsOfTheFiveFactors) {
    NEEDS_SHARED("tables/psych__bfi.csv");
    std::vector<std::string> columns;
    for (const char* letter : {"A", "C", "E", "N", "O"})
        for (const char* number : {"1", "2", "3", "4", "5"})
            columns.push_back(std::string(letter) + number);
    columns.insert(columns.end(), {"gender", "education", "age"});
    MemoryBlocks blocks;
    addFile(blocks, sharedData() / "tables/psych__bfi.csv", "bfi", columns);
    Progress progress;
    const Dataset dataset = loadDataset(blocks, guessFields(blocks, progress), progress);
    const auto groups = findItemGroups(dataset, "bfi");
    ASSERT_EQ(groups.size(), 5U);
    for (const ItemGroup& group : groups) {
        EXPECT_EQ(group.scale.codes, (std::vector<std::string>{"1", "2", "3", "4", "5", "6"})) << group.stem;
        EXPECT_EQ(group.names.size(), 5U) << group.stem;
        EXPECT_TRUE(group.scale.gaps.empty()) << group.stem;
        EXPECT_FALSE(group.isDirectionUnclear) << group.stem;
    }
    EXPECT_EQ(reversedOf(groups, "bfi"),
              (std::vector<std::string>{"A1", "C4", "C5", "E1", "E2", "O2", "O5"}));
}

/// What the sample's README says was planted: trust_3 is reversed, 99 in confidence_3 is refused (77 times),
/// and the six items extra_… depend on nothing.
TEST(SurveySample, FindsWhatWasPlantedInHarborValley) {
    const auto file = resourcePath("samples/harbor_valley/survey.csv");
    const std::vector<std::string> columns = {"trust_1",           "trust_2",         "trust_3",
                                              "confidence_1",      "confidence_2",    "confidence_3",
                                              "extra_wall_art",    "extra_music",     "extra_plants",
                                              "extra_news_screen", "extra_magazines", "extra_snack_machine"};
    MemoryBlocks blocks;
    addFile(blocks, file, "survey", columns);
    Progress progress;
    const Dataset dataset = loadDataset(blocks, guessFields(blocks, progress), progress);
    const auto groups = findItemGroups(dataset, "survey");
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[1].names.size(), 6U);
    EXPECT_FALSE(groups[1].isDirectionUnclear);
    EXPECT_EQ(gapTexts(groups[0].scale), std::vector<std::string>{"99 refused"});
    EXPECT_EQ(reversedOf(groups, "survey"), std::vector<std::string>{"trust_3"});

    const ExtractSurvey survey = surveyExtract(file, std::nullopt, {}, progress);
    const auto found = std::find_if(survey.columns.begin(), survey.columns.end(),
                                    [](const auto& column) { return column.name == "confidence_3"; });
    ASSERT_NE(found, survey.columns.end());
    EXPECT_EQ(countAnswers(*found, groups[0].scale.gaps).refused, 77U);
}

} // namespace
} // namespace vignette::test
