#include "core/rollup/propose_rollups.h"

#include "tests/core/privacy/small_table.h"

#include <gtest/gtest.h>

#include <set>

using namespace vignette;
using namespace vignette::testing_aids;

namespace {

/// Everything may be read; dates inside the gate only.
ScreeningPlan openPlan(const ExtractSurvey& survey, const std::string& key) {
    ScreeningPlan plan;
    for (const ColumnSurvey& column : survey.columns) {
        ColumnDecision decision;
        decision.column = column.name;
        decision.action = column.name == key                  ? ColumnAction::LinkKey
                          : column.type == ColumnType::Date   ? ColumnAction::RollUpOnly
                          : column.type == ColumnType::Unique ? ColumnAction::Drop
                                                              : ColumnAction::Keep;
        plan.columns.push_back(decision);
    }
    return plan;
}

std::vector<RollupRule> propose(const SmallTable& table, const char* file) {
    ExtractSurvey survey = surveyOf(table);
    survey.source.name = file;
    return proposeRollups(survey, openPlan(survey, "id"), "id");
}

std::set<std::string> namesOf(const std::vector<RollupRule>& rules) {
    std::set<std::string> names;
    for (const RollupRule& rule : rules)
        names.insert(rule.name);
    return names;
}

const RollupRule& ruleNamed(const std::vector<RollupRule>& rules, const std::string& name) {
    return *std::ranges::find(rules, name, &RollupRule::name);
}

std::string dayOf(int i) {
    return Date{19000 + i}.iso();
}

} // namespace

TEST(ProposeRollups, CountsEventsByKindAndAveragesTheRest) {
    SmallTable table{.header = {"id", "kind", "started", "ended", "specialty", "pain", "paid_amount"},
                     .rows = {}};
    for (int i = 0; i < 60; ++i)
        table.rows.push_back({"p" + std::to_string(i % 9), i % 2 == 0 ? "ED" : "blue", dayOf(i), dayOf(i + 1),
                              i % 3 == 0   ? "heart"
                              : i % 3 == 1 ? "eye"
                                           : "skin",
                              std::to_string(i % 11), std::to_string(i) + ".5"});
    const std::vector<RollupRule> rules = propose(table, "encounters_2024.csv.gz");
    EXPECT_EQ(namesOf(rules), (std::set<std::string>{"rows#count", "rows#count_365", "kind=ED#count_365",
                                                     "kind=blue#count_365", "specialty#most", "pain#mean",
                                                     "pain#last", "paid_amount#sum_365"}));
    const RollupRule& emergency = ruleNamed(rules, "kind=ED#count_365");
    EXPECT_EQ(emergency.label, "Emergency visits in the last 12 months");
    EXPECT_EQ(emergency.dateColumn, "started");
    EXPECT_EQ(emergency.windowDays, 365);
    EXPECT_EQ(ruleNamed(rules, "rows#count").label, "Visits on record");
    EXPECT_TRUE(ruleNamed(rules, "kind=blue#count_365").label.empty()); // nobody knows what it means
}

TEST(ProposeRollups, TurnsDiagnosisCodesIntoConditionGroups) {
    SmallTable table{.header = {"id", "dx", "onset", "source"}, .rows = {}};
    for (int i = 0; i < 40; ++i)
        table.rows.push_back({"p" + std::to_string(i),
                              i % 2 == 0 ? "E11.9"
                              : i == 1   ? "G40.9"
                                         : "I10",
                              dayOf(i), i % 3 == 0 ? "claim" : "list"});
    const std::vector<RollupRule> rules = propose(table, "conditions.csv");
    EXPECT_EQ(namesOf(rules),
              (std::set<std::string>{"diabetes#ever", "hypertension#ever"})); // one G40 is too few
    EXPECT_EQ(rules[1].claim, "Has diabetes");
    EXPECT_EQ(rules[1].theme, "conditions");
}

TEST(ProposeRollups, TakesTheLastValueOfFrequentObservations) {
    SmallTable table{.header = {"id", "code", "date", "value", "value_text", "unit"}, .rows = {}};
    for (int i = 0; i < 60; ++i) {
        const char* codes[] = {"4548-4", "8480-6", "72166-2"};
        const bool isText = i % 3 == 2;
        table.rows.push_back({"p" + std::to_string(i % 20), codes[i % 3], dayOf(i),
                              isText ? "" : std::to_string(5 + i % 7),
                              isText ? (i % 2 == 0 ? "never" : "current") : "", "x"});
    }
    table.rows.push_back({"p1", "9318-7", dayOf(1), "30", "", "x"}); // too rare
    const std::vector<RollupRule> rules = propose(table, "observations.csv");
    EXPECT_EQ(namesOf(rules), (std::set<std::string>{"4548-4#last", "8480-6#last", "72166-2#last"}));
    const RollupRule& sugar = ruleNamed(rules, "4548-4#last");
    EXPECT_EQ(sugar.valueColumn, "value");
    EXPECT_EQ(sugar.unit, "%");
    EXPECT_EQ(sugar.highestPossible, 20.0);
    EXPECT_EQ(ruleNamed(rules, "72166-2#last").valueColumn, "value_text");
}

TEST(ProposeRollups, SummarisesRepeatedAnswersByYear) {
    SmallTable table{.header = {"id", "year", "visits", "working", "level"}, .rows = {}};
    for (int i = 0; i < 60; ++i)
        table.rows.push_back({"p" + std::to_string(i / 3), std::to_string(1984 + i % 3),
                              std::to_string(i % 13), std::to_string(i % 2),
                              i % 3 == 0   ? "low"
                              : i % 3 == 1 ? "middle"
                                           : "high"});
    const std::vector<RollupRule> rules = propose(table, "panel.csv");
    EXPECT_EQ(namesOf(rules), (std::set<std::string>{"visits#mean", "working#ever", "level#last"}));
    EXPECT_EQ(ruleNamed(rules, "level#last").dateColumn, "year");
}

TEST(ProposeRollups, NeverReadsADroppedColumnAndNeedsAKey) {
    SmallTable table{.header = {"id", "kind", "day"}, .rows = {}};
    for (int i = 0; i < 40; ++i)
        table.rows.push_back({"p" + std::to_string(i % 9), i % 2 == 0 ? "a" : "b", dayOf(i)});
    const ExtractSurvey survey = surveyOf(table);
    ScreeningPlan plan = openPlan(survey, "id");
    plan.columns[1].action = ColumnAction::Drop;
    for (const RollupRule& rule : proposeRollups(survey, plan, "id"))
        EXPECT_NE(rule.filterColumn, "kind");
    EXPECT_TRUE(proposeRollups(survey, plan, {}).empty());
}
