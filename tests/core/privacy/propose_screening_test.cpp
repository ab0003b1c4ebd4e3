#include "core/privacy/propose_screening.h"

#include "core/privacy/identifier_scanner.h"
#include "tests/core/privacy/small_table.h"

#include <gtest/gtest.h>

using namespace vignette;
using namespace vignette::testing_aids;

namespace {

/// Thirty patients with a column of each kind.
SmallTable patients() {
    SmallTable table{.header = {"patient_id", "last_name", "dob", "birth_year", "age", "zip", "first_seen",
                                "sex", "phone", "row", "comment", "bmi", "age_group", "month"},
                     .rows = {}};
    const char* names[] = {"Garcia", "Nguyen", "Smith", "Johnson", "Martinez"};
    for (int i = 0; i < 30; ++i)
        table.rows.push_back(
            {"00" + std::to_string(100 + i), names[i % 5], "1980-01-0" + std::to_string(1 + i % 9),
             std::to_string(1930 + i), std::to_string(65 + i), "0213" + std::to_string(i % 10),
             "2024-03-0" + std::to_string(1 + i % 9), i % 2 == 0 ? "F" : "M",
             "617-555-01" + std::to_string(10 + i), std::to_string(i + 1),
             "She said that the wait was too long today " + std::to_string(i), std::to_string(20 + i) + ".5",
             i % 2 == 0 ? "18-24" : "80 or older", std::to_string(1 + i % 12)});
    return table;
}

ColumnAction actionOf(const ScreeningPlan& plan, const std::string& column) {
    return plan.find(column)->action;
}

} // namespace

TEST(ScreeningProposal, DecidesOnceForEveryColumn) {
    const ExtractSurvey survey = surveyOf(patients(), identifierScanners());
    const ScreeningPlan plan = proposeScreening(survey, "patient_id", ExtractShape::OneRowPerPatient);
    ASSERT_EQ(plan.columns.size(), survey.columns.size());
    using enum ColumnAction;
    const std::vector<ColumnAction> expected = {
        LinkKey, Drop, BirthDateToAge, BirthYearToAge, CapAge, ZipToThreeDigits, DateToYear, Keep, Drop,
        Drop,    Drop, Keep,           Keep,           Drop};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(plan.columns[i].action, expected[i]) << plan.columns[i].column;
        EXPECT_FALSE(plan.columns[i].why.empty());
    }
    EXPECT_EQ(plan.find("comment")->findings.front().identifier, IdentifierClass::FreeText);
    EXPECT_EQ(plan.find("row")->findings.front().identifier, IdentifierClass::UniqueCode);
}

TEST(ScreeningProposal, ReadsDatesOnlyInsideTheGateInManyRowExtracts) {
    const ExtractSurvey survey = surveyOf(patients(), identifierScanners());
    const ScreeningPlan plan = proposeScreening(survey, "patient_id", ExtractShape::ManyRowsPerPatient);
    EXPECT_EQ(actionOf(plan, "first_seen"), ColumnAction::RollUpOnly);
    EXPECT_EQ(actionOf(plan, "dob"), ColumnAction::BirthDateToAge);
}

TEST(ScreeningProposal, SaysWhyWithoutAnyNumberOfPatients) {
    const ScreeningPlan plan = proposeScreening(surveyOf(patients(), identifierScanners()), "patient_id",
                                                ExtractShape::OneRowPerPatient);
    for (const ColumnDecision& decision : plan.columns)
        EXPECT_EQ(decision.why.find("30"), std::string::npos) << decision.why;
}

TEST(ScreeningProposal, CapsAgeBandsOnlyWhereTheyTellAgesOverNinetyApart) {
    SmallTable table{.header = {"age"}, .rows = {{"[80-90)"}, {"[90-100)"}, {"[80-90)"}}};
    const auto decide = [&] {
        return actionOf(proposeScreening(surveyOf(table), {}, ExtractShape::OneRowPerPatient), "age");
    };
    EXPECT_EQ(decide(), ColumnAction::Keep);
    table.rows.push_back({"95-99"});
    EXPECT_EQ(decide(), ColumnAction::CapAge);
}

TEST(ScreeningProposal, KeepsMeasurementsAndDropsRunsAndRecordNumbers) {
    SmallTable table{.header = {"cost", "line", "code_no"}, .rows = {}};
    for (int i = 0; i < 200; ++i)
        table.rows.push_back(
            {std::to_string(100 + i * i), std::to_string(i + 1), std::to_string(2278392 + 7 * i)});
    const ScreeningPlan plan = proposeScreening(surveyOf(table), {}, ExtractShape::OneRowPerPatient);
    EXPECT_EQ(actionOf(plan, "cost"), ColumnAction::Keep);
    EXPECT_EQ(actionOf(plan, "line"), ColumnAction::Drop);
    EXPECT_EQ(actionOf(plan, "code_no"), ColumnAction::Drop);
}

TEST(ScreeningProposal, ReadsTheNumbersOfResultsAmongWhichAddressesStand) {
    SmallTable table{.header = {"value"}, .rows = {}};
    for (int i = 0; i < 200; ++i)
        table.rows.push_back({i % 10 == 0 ? std::to_string(100 + i) + " Oak Street Apt " + std::to_string(i)
                                          : std::to_string(i) + ".5"});
    ExtractSurvey survey = surveyOf(table, identifierScanners());
    survey.columns[0].type = ColumnType::Text;
    const ScreeningPlan many = proposeScreening(survey, {}, ExtractShape::ManyRowsPerPatient);
    EXPECT_EQ(actionOf(many, "value"), ColumnAction::RollUpOnly);
    EXPECT_EQ(many.columns[0].findings.front().identifier, IdentifierClass::Geography);
    EXPECT_EQ(actionOf(proposeScreening(survey, {}, ExtractShape::OneRowPerPatient), "value"),
              ColumnAction::Drop);
}

TEST(ScreeningProposal, KeepsTimesPressuresAndAmountsThatDifferInEveryRowButNoRecordNumbers) {
    SmallTable table{.header = {"seen_at", "bp_home", "copay", "wait", "x1", "line"}, .rows = {}};
    for (int i = 0; i < 200; ++i) {
        const bool isRefused = i % 20 == 0;
        table.rows.push_back({std::to_string(1 + i % 12) + ":" + std::to_string(10 + i % 50) + " PM",
                              std::to_string(100 + i % 90) + "/" + std::to_string(50 + i / 4),
                              "$1," + std::to_string(100 + i) + ".50",
                              isRefused ? "refused" : std::to_string(100 + 3 * i),
                              isRefused ? "refused" : std::to_string(2278392 + 7 * i),
                              isRefused ? "refused" : std::to_string(i + 1)});
    }
    ExtractSurvey survey = surveyOf(table);
    for (ColumnSurvey& column : survey.columns)
        column.type = ColumnType::Text;
    const ScreeningPlan plan = proposeScreening(survey, {}, ExtractShape::OneRowPerPatient);
    for (const char* column : {"seen_at", "bp_home", "copay", "wait"})
        EXPECT_EQ(actionOf(plan, column), ColumnAction::Keep) << column;
    EXPECT_EQ(actionOf(plan, "x1"), ColumnAction::Drop);
    EXPECT_EQ(actionOf(plan, "line"), ColumnAction::Drop);
}

TEST(ScreeningProposal, DropsCodesThatAreAllDifferentBesideManyUnknowns) {
    SmallTable table{.header = {"x1", "share"}, .rows = {}};
    for (int i = 0; i < 200; ++i) {
        const bool isUnknown = i % 2 == 0;
        table.rows.push_back({isUnknown ? "unknown" : "TK" + std::to_string(21000 + 37 * i),
                              isUnknown ? "unknown" : "0." + std::to_string(1000 + 37 * i)});
    }
    ExtractSurvey survey = surveyOf(table);
    survey.columns[0].type = ColumnType::Code;
    survey.columns[1].type = ColumnType::Text;
    const ScreeningPlan plan = proposeScreening(survey, {}, ExtractShape::OneRowPerPatient);
    EXPECT_EQ(actionOf(plan, "x1"), ColumnAction::Drop);
    EXPECT_EQ(actionOf(plan, "share"), ColumnAction::Keep);
}
