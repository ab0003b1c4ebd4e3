#include "core/rollup/multiple_choice.h"

#include "core/base/resources.h"
#include "core/ingest/csv_reader.h"
#include "core/ingest/survey_extract.h"

#include <gtest/gtest.h>

#include <array>

namespace vignette {
namespace {

ColumnSurvey columnOf(std::vector<LevelCount> levels) {
    ColumnSurvey column;
    column.name = "matters";
    column.levels = std::move(levels);
    column.hasAllLevels = true;
    return column;
}

TEST(MultipleChoice, RecognisesTicksDividedBySemicolonsOrBars) {
    const auto rule = recogniseChoices(
        columnOf({{"mood", 4}, {"pain", 9}, {"pain; sleep", 3}, {"pain;sleep;mood", 2}, {"sleep", 5}}));
    ASSERT_TRUE(rule);
    EXPECT_EQ(*rule, (ChoiceRule{.delimiter = ';', .options = {"mood", "pain", "sleep"}}));
    const auto codes = recogniseChoices(columnOf({{"1", 4}, {"1|2", 9}, {"2|3", 3}, {"3", 2}}));
    ASSERT_TRUE(codes);
    EXPECT_EQ(*codes, (ChoiceRule{.delimiter = '|', .options = {"1", "2", "3"}}));
}

TEST(MultipleChoice, TakesCommasWithCare) {
    EXPECT_TRUE(recogniseChoices(columnOf({{"Cough", 4}, {"Cough, Fever", 9}, {"Fever", 3}})));
    EXPECT_FALSE(recogniseChoices(columnOf({{"Smith, John", 1}, {"Smith, Mary", 1}, {"Lee, Ann", 1}})));
    EXPECT_FALSE(recogniseChoices(columnOf({{"1,5", 4}, {"1", 9}, {"5", 3}}))); // decimal commas
    EXPECT_FALSE(recogniseChoices(columnOf({{"Expired, at home", 4}, {"Expired", 9}, {"Home", 3}})));
}

TEST(MultipleChoice, IsNotMadeOfOrdinaryLevelsOrFreeText) {
    EXPECT_FALSE(recogniseChoices(columnOf({{"a", 4}, {"b", 9}, {"c", 3}})));
    EXPECT_FALSE(recogniseChoices(columnOf({{"a;b", 400}, {"a", 3}})));
    EXPECT_FALSE(recogniseChoices(columnOf({{"a;a", 4}, {"a;b", 9}, {"b", 3}, {"a", 1}})));
    std::vector<LevelCount> many;
    for (int i = 0; i < 60; ++i)
        many.push_back({"x" + std::to_string(i) + ";y", 1});
    EXPECT_FALSE(recogniseChoices(columnOf(many)));
    ColumnSurvey cut = columnOf({{"a", 4}, {"a;b", 9}, {"b", 3}});
    EXPECT_TRUE(recogniseChoices(cut)); // the control
    cut.hasAllLevels = false;
    EXPECT_FALSE(recogniseChoices(cut));
}

TEST(MultipleChoice, ReadsTheTicksOfACell) {
    const ChoiceRule rule{.delimiter = ';', .options = {"mood", "pain", "sleep"}};
    std::array<std::uint8_t, 3> ticks{9, 9, 9};
    EXPECT_EQ(readChoices(" sleep ;mood;", rule, ticks), 0U);
    EXPECT_EQ(ticks, (std::array<std::uint8_t, 3>{1, 0, 1}));
    EXPECT_EQ(readChoices("pain;other", rule, ticks), 1U);
    EXPECT_EQ(ticks, (std::array<std::uint8_t, 3>{0, 1, 0}));
    EXPECT_EQ(choiceColumn("matters", "pain"), "matters#pain");
}

/// Questions with several ticks stand twice in the sample: as "a;b;c" and as one yes/no column for each code.
TEST(MultipleChoice, GivesTheFlagsThatHarborValleyAlsoHas) {
    const auto file = resourcePath("samples/harbor_valley/survey.csv");
    Progress progress;
    const ExtractSurvey survey = surveyExtract(file, std::nullopt, {}, progress);
    std::map<std::string, ChoiceRule> rules;
    std::map<std::string, std::size_t> placeOf;
    for (const ColumnSurvey& column : survey.columns) {
        placeOf.emplace(column.name, placeOf.size());
        if (const auto rule = recogniseChoices(column)) rules.emplace(column.name, *rule);
    }
    ASSERT_EQ(rules.size(), 3U); // what matters, what gets in the way, care preferences
    EXPECT_EQ(rules.at("matters").options.size(), 15U); // fourteen, and "none"
    std::size_t compared = 0;
    std::size_t wrong = 0;
    readBatches(file, survey.dialect, {.rowsPerBlock = SIZE_MAX}, progress, [&](RawBatch&& batch) {
        for (const auto& [name, rule] : rules) {
            std::vector<std::uint8_t> ticks(rule.options.size());
            for (std::size_t row = 0; row < batch.rowCount; ++row) {
                const std::string_view cell = batch.columns[placeOf.at(name)][row];
                if (cell.empty()) continue;
                wrong += readChoices(cell, rule, ticks);
                for (std::size_t i = 0; i < ticks.size(); ++i) {
                    const auto flag = placeOf.find(name + "_" + rule.options[i]);
                    if (flag == placeOf.end()) continue; // "none"
                    ++compared;
                    wrong += (batch.columns[flag->second][row] == "yes") != (ticks[i] == 1) ? 1U : 0U;
                }
            }
        }
    });
    EXPECT_GT(compared, 35U * 1'000U);
    EXPECT_EQ(wrong, 0U);
}

} // namespace
} // namespace vignette
