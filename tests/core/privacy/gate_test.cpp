#include "core/privacy/gate.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/privacy/identifier_scanner.h"
#include "core/privacy/propose_screening.h"
#include "tests/core/privacy/small_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace vignette;
using namespace vignette::testing_aids;

namespace {

const Date kDataEnd = *Date::from(2024, 12, 31);

ExtractPlan planFor(const ExtractSurvey& survey, const std::optional<std::string>& key,
                    ExtractShape shape = ExtractShape::OneRowPerPatient) {
    ExtractPlan plan;
    plan.name = "table";
    plan.shape = shape;
    plan.keyColumn = key;
    plan.screening = proposeScreening(survey, key, shape);
    return plan;
}

void setAction(ExtractPlan& plan, const std::string& column, ColumnAction action) {
    for (ColumnDecision& decision : plan.screening.columns)
        if (decision.column == column) decision.action = action;
}

RollupRule rule(const std::string& name, RollupVerb verb, const std::string& valueColumn) {
    RollupRule result;
    result.name = name;
    result.verb = verb;
    result.valueColumn = valueColumn;
    return result;
}

const ScreenedColumn& columnOf(const ScreenedBatch& batch, const std::string& name) {
    const auto found = std::ranges::find(batch.columns(), name, &ScreenedColumn::name);
    EXPECT_NE(found, batch.columns().end()) << name;
    return *found;
}

/// Screened rows as texts, in an order of their own: what was stored, whoever it belongs to.
std::multiset<std::string> rowsOf(const Gate& gate, const std::vector<ScreenedBatch>& batches) {
    std::multiset<std::string> rows;
    for (const ScreenedBatch& batch : batches)
        for (std::size_t row = 0; row < batch.rowCount(); ++row) {
            std::string text;
            for (std::size_t c = 0; c < batch.columns().size(); ++c) {
                const ScreenedColumn& column = batch.columns()[c];
                const StoredColumnInfo& info = gate.storedColumns()[c];
                if (!info.isCoded)
                    text += std::isnan(column.numbers[row]) ? "?" : shortest(column.numbers[row]);
                else
                    text += column.codes[row] == kMissingCode ? "?" : info.dictionary[column.codes[row]];
                text += "|";
            }
            rows.insert(text);
        }
    return rows;
}

} // namespace

TEST(Gate, StoresOfEachColumnOnlyWhatThePlanLeaves) {
    const SmallTable table{
        .header = {"id", "name", "dob", "yob", "age", "zip", "seen", "sex", "bmi"},
        .rows = {
            {"0001", "Garcia", "1934-12-31", "1934", "89", "02138", "2024-03-01", "F", "22.5"},
            {"0002", "Nguyen", "1935-01-01", "1935", "90", "03601", "2023-07-31", "M", "NA"},
            {"0003", "Smith", "2000-06-15", "2000", "91", "2138", "2022-02-28", "", "31"},
        }};
    const ExtractSurvey survey = surveyOf(table);
    ExtractPlan plan = planFor(survey, "id");
    setAction(plan, "name", ColumnAction::Drop);
    setAction(plan, "dob", ColumnAction::BirthDateToAge);
    setAction(plan, "yob", ColumnAction::BirthYearToAge);
    setAction(plan, "age", ColumnAction::CapAge);
    setAction(plan, "zip", ColumnAction::ZipToThreeDigits);
    setAction(plan, "seen", ColumnAction::DateToYear);
    PatientKeys keys = PatientKeys::create();
    Gate gate(survey, plan, keys, kDataEnd);
    const ScreenedBatch batch = gate.screen(batchesOf(table, 10)[0]);
    EXPECT_EQ(batch.rowCount(), 3U);
    EXPECT_EQ(batch.columns().size(), 7U);
    EXPECT_EQ(columnOf(batch, "dob").numbers,
              (std::vector<double>{90, 89, 24})); // 90 on the last day of the data
    EXPECT_EQ(columnOf(batch, "yob").numbers, (std::vector<double>{90, 89, 24}));
    EXPECT_EQ(columnOf(batch, "age").numbers, (std::vector<double>{89, 90, 90}));
    EXPECT_EQ(columnOf(batch, "seen").numbers, (std::vector<double>{2024, 2023, 2022}));
    EXPECT_EQ(columnOf(batch, "zip").codes, (std::vector<std::uint32_t>{1, 0, 1}));
    EXPECT_EQ(columnOf(batch, "sex").codes, (std::vector<std::uint32_t>{0, 1, kMissingCode}));
    EXPECT_TRUE(std::isnan(columnOf(batch, "bmi").numbers[1]));
    EXPECT_EQ(gate.storedColumns()[3].dictionary, (std::vector<std::string>{"000", "021"}));
    EXPECT_EQ(batch.patients()[0], keys.surrogateFor(keys.keyOf("0001")));
    const GateReport report = gate.report();
    EXPECT_EQ(report.patientCount, 3U);
    EXPECT_EQ(report.columns[1].dropped, 3U);
    EXPECT_EQ(report.columns[4].capped, 2U);
    EXPECT_EQ(report.columns[5].restricted, 1U);
    EXPECT_EQ(report.columns[8].missing, 1U);
}

TEST(Gate, ReadsCellsThatDoNotFitTheTypeAsMissingAndCountsThem) {
    SmallTable table{.header = {"x"}, .rows = {{"1"}, {"2"}, {"3"}}};
    const ExtractSurvey survey = surveyOf(table);
    table.rows.push_back({"ann@example.org"});
    PatientKeys keys = PatientKeys::create();
    Gate gate(survey, planFor(survey, {}), keys, kDataEnd);
    const ScreenedBatch batch = gate.screen(batchesOf(table, 10)[0]);
    EXPECT_TRUE(std::isnan(batch.columns()[0].numbers[3]));
    EXPECT_EQ(gate.report().columns[0].unreadable, 1U);
}

TEST(Gate, ReadsNumbersInTheFilesOwnDialect) {
    SmallTable table{.header = {"x"}, .rows = {{"1"}, {"2"}}};
    const ExtractSurvey survey = surveyOf(table);
    table.rows = {{"1.234,5"}, {"0,25"}};
    ExtractPlan plan = planFor(survey, {});
    plan.dialect.decimalMark = ',';
    plan.dialect.thousandsMark = '.';
    PatientKeys keys = PatientKeys::create();
    Gate gate(survey, plan, keys, kDataEnd);
    EXPECT_EQ(gate.screen(batchesOf(table, 10)[0]).columns()[0].numbers, (std::vector<double>{1234.5, 0.25}));
}

TEST(Gate, CapsAgeTextsAmongNumbersAndBands) {
    SmallTable table{.header = {"age", "band"}, .rows = {{"34", "30-39"}, {"90+", "95-99"}, {"97", "100+"}}};
    ExtractSurvey survey = surveyOf(table);
    ExtractPlan plan = planFor(survey, {});
    setAction(plan, "age", ColumnAction::CapAge);
    setAction(plan, "band", ColumnAction::CapAge);
    PatientKeys keys = PatientKeys::create();
    Gate gate(survey, plan, keys, kDataEnd);
    const ScreenedBatch batch = gate.screen(batchesOf(table, 10)[0]);
    EXPECT_EQ(batch.columns()[0].numbers, (std::vector<double>{34, 90, 90}));
    EXPECT_EQ(gate.storedColumns()[1].dictionary, (std::vector<std::string>{"30-39", "90+"}));
}

TEST(Gate, SetsRowsWithoutAKeyAsideAndGivesKeylessExtractsFreshSurrogates) {
    const SmallTable table{.header = {"id", "x"}, .rows = {{"1", "5"}, {"", "6"}, {" ", "7"}}};
    const ExtractSurvey survey = surveyOf(table);
    PatientKeys keys = PatientKeys::create();
    Gate gate(survey, planFor(survey, "id"), keys, kDataEnd);
    EXPECT_EQ(gate.screen(batchesOf(table, 10)[0]).rowCount(), 1U);
    EXPECT_EQ(gate.report().rowsWithoutKey, 2U);
    Gate keyless(survey, planFor(survey, {}), keys, kDataEnd);
    const ScreenedBatch batch = keyless.screen(batchesOf(table, 10)[0]);
    EXPECT_EQ(std::set(batch.patients().begin(), batch.patients().end()).size(), 3U);
    EXPECT_EQ(keys.patientCount(), 1U);
}

TEST(Gate, KeepsTheFullestOfRowsWithOneKeyWhateverTheirOrderAndThreads) {
    SmallTable table{.header = {"id", "x", "y"}, .rows = {}};
    for (int i = 0; i < 400; ++i)
        table.rows.push_back({std::to_string(1000 + i), std::to_string(i % 17), "a"});
    table.rows.push_back({"1007", "NA", "b"});  // the first 1007 (7, a) is fuller
    table.rows.push_back({" 1008 ", "3", "a"}); // as full as (8, a), lower: this one stands
    table.rows.push_back({"5000", "NA", "b"});
    table.rows.push_back({"5000", "NA", "b"});
    const ExtractSurvey survey = surveyOf(table);
    const auto screenAll = [&](SmallTable rows, int threads) {
        PatientKeys keys = PatientKeys::create();
        Gate gate(survey, planFor(survey, "id"), keys, kDataEnd);
        EXPECT_FALSE(gate.needsKeyPass());
        const std::vector<RawBatch> raw = batchesOf(rows, 33);
        std::vector<std::optional<ScreenedBatch>> screened(raw.size());
        withThreads(threads, [&] {
            parallelTasks(raw.size(), [&](std::size_t i) { screened[i] = gate.screen(raw[i]); });
        });
        std::vector<ScreenedBatch> batches;
        for (auto& batch : screened)
            batches.push_back(std::move(*batch));
        for (ScreenedBatch& batch : gate.finish())
            batches.push_back(std::move(batch));
        EXPECT_EQ(gate.report().duplicateRows, 3U);
        EXPECT_EQ(gate.report().patientCount, 401U);
        return rowsOf(gate, batches);
    };
    const auto rows = screenAll(table, 1);
    EXPECT_EQ(rows.size(), 401U);
    EXPECT_EQ(rows.count("?|b|"), 1U); // 5000 once; 1007 kept its fuller row
    SmallTable backward = table;
    std::ranges::reverse(backward.rows);
    for (const int threads : {1, 2, 4, 8}) {
        EXPECT_EQ(screenAll(table, threads), rows);
        EXPECT_EQ(screenAll(backward, threads), rows);
    }
}

TEST(Gate, AsksForAKeyPassWhenTheSurveyCouldNotHoldAllKeys) {
    const SmallTable table{.header = {"id", "x"}, .rows = {{"1", "NA"}, {"2", "6"}, {"1", "7"}}};
    ExtractSurvey survey = surveyOf(table);
    const ExtractPlan plan = planFor(survey, "id");
    survey.columns[0].hasAllLevels = false;
    survey.columns[0].levels.clear();
    PatientKeys keys = PatientKeys::create();
    Gate gate(survey, plan, keys, kDataEnd);
    ASSERT_TRUE(gate.needsKeyPass());
    const RawBatch batch = std::move(batchesOf(table, 10)[0]);
    gate.noteKeys(batch);
    EXPECT_EQ(gate.screen(batch).rowCount(), 1U);
    const std::vector<ScreenedBatch> held = gate.finish();
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held[0].index(), 1U);
    EXPECT_EQ(held[0].columns()[0].numbers, std::vector<double>{7});
}

TEST(Gate, RefusesAnIdentifierKeptWithoutAReasonAndAllowsOneWith) {
    SmallTable table{.header = {"email"}, .rows = {{"ann@example.org"}, {"bob@example.org"}}};
    const ExtractSurvey survey = surveyOf(table, identifierScanners());
    ExtractPlan plan = planFor(survey, {});
    ASSERT_EQ(plan.screening.columns[0].action, ColumnAction::Drop);
    PatientKeys keys = PatientKeys::create();
    plan.screening.columns[0].action = ColumnAction::Keep;
    EXPECT_THROW(Gate(survey, plan, keys, kDataEnd), Failure);
    plan.screening.columns[0].overrideReason = "a test of the control";
    Gate gate(survey, plan, keys, kDataEnd);
    EXPECT_EQ(gate.storedColumns()[0].dictionary,
              (std::vector<std::string>{"ann@example.org", "bob@example.org"}));
}

TEST(Gate, TreatsSummariesLikeTheColumnsTheyCameFrom) {
    const SmallTable table{.header = {"id", "age", "zip", "kind", "seen", "name"},
                           .rows = {{"1", "95", "03601", "x", "2024-01-01", "Ann"},
                                    {"1", "96", "02138", "y", "2024-01-02", "Ann"}}};
    const ExtractSurvey survey = surveyOf(table);
    ExtractPlan plan = planFor(survey, "id", ExtractShape::ManyRowsPerPatient);
    setAction(plan, "age", ColumnAction::CapAge);
    setAction(plan, "zip", ColumnAction::ZipToThreeDigits);
    setAction(plan, "name", ColumnAction::Drop);
    RollupRule ever = rule("x#ever", RollupVerb::Ever, "");
    ever.filterColumn = "kind";
    ever.filterValues = {"x"};
    plan.rollups = {rule("age#mean", RollupVerb::Mean, "age"), rule("zip#last", RollupVerb::Last, "zip"),
                    ever};
    PatientKeys keys = PatientKeys::create();
    Gate gate(survey, plan, keys, kDataEnd);
    RolledTable rolled;
    rolled.patients = {keys.keyOf("1"), keys.keyOf("2")};
    rolled.columns.resize(3);
    rolled.columns[0].name = "age#mean";
    rolled.columns[0].numbers = {95.5, 40};
    rolled.columns[1].name = "zip#last";
    rolled.columns[1].levels = {"02138", "03601"};
    rolled.columns[1].codes = {1, kMissingCode};
    rolled.columns[2].name = "x#ever";
    rolled.columns[2].numbers = {1, std::nan("")};
    rolled.columns[2].isFlag = true;
    const std::vector<ScreenedBatch> batches = gate.screen(rolled);
    ASSERT_EQ(batches.size(), 1U);
    EXPECT_EQ(batches[0].columns()[0].numbers, (std::vector<double>{90, 40}));
    EXPECT_EQ(gate.storedColumns(rolled)[1].dictionary, (std::vector<std::string>{"000", "021"}));
    EXPECT_EQ(batches[0].columns()[1].codes, (std::vector<std::uint32_t>{0, kMissingCode}));
    EXPECT_EQ(gate.storedColumns(rolled)[2].dictionary, (std::vector<std::string>{"no", "yes"}));
    EXPECT_EQ(batches[0].columns()[2].codes, (std::vector<std::uint32_t>{1, kMissingCode}));
    plan.rollups = {rule("name#last", RollupVerb::Last, "name")};
    EXPECT_THROW(Gate(survey, plan, keys, kDataEnd), Failure);
}
