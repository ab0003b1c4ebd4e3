#include "core/quality/clinical_ranges.h"

#include "made_data.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vignette {
namespace {

using namespace test;
using Kind = QualityFindingKind;

/// The findings of one number field.
FieldQuality judged(const std::string& column, const std::string& label, const std::string& unit,
                    std::vector<double> values, FieldKind kind = FieldKind::Number,
                    std::optional<int> lastYear = std::nullopt) {
    MadeData made;
    made.numbers(column, label, std::move(values), kind).unit = unit;
    return made.report({.lastYear = lastYear}).fields.front();
}

TEST(ClinicalRanges, TellsImpossibleFromUnlikely) {
    // 300 kg is possible, 301 is unlikely, 651 no one has; 0.1 kg neither.
    const FieldQuality field =
        judged("wt", "Body weight", "kg", {70, 80, 90, 300, 301, 500, 651, 0.1, kMissing, 66, 77});
    ASSERT_TRUE(findingOf(field, Kind::Impossible));
    EXPECT_EQ(findingOf(field, Kind::Impossible)->count, 2U);
    EXPECT_EQ(findingOf(field, Kind::Impossible)->high, 650.0);
    ASSERT_TRUE(findingOf(field, Kind::Unlikely));
    EXPECT_EQ(findingOf(field, Kind::Unlikely)->count, 2U);
    EXPECT_EQ(field.valueCount, 10U); // values stay as they are
}

TEST(ClinicalRanges, ReadsTheUnitBeforeItJudges) {
    const std::vector<double> values = {150, 160, 170, 180, 700};
    EXPECT_TRUE(judged("weight", "Weight", "kg", values).has(Kind::Impossible));
    EXPECT_FALSE(judged("weight", "Weight", "lb", values).has(Kind::Impossible));
    EXPECT_TRUE(judged("weight", "Weight", "lb", values).has(Kind::Unlikely));
    EXPECT_TRUE(judged("weight", "Weight", "stone", values).findings.empty()); // not known: not judged
}

TEST(ClinicalRanges, TakesTheUnitInWhichTheMedianIsTypicalWhereNoneIsNamed) {
    EXPECT_FALSE(judged("height", "Height", "", {165, 170, 172, 180}).has(Kind::Impossible));
    EXPECT_FALSE(judged("height", "Height", "", {1.65, 1.7, 1.72, 1.8}).has(Kind::Impossible));
    EXPECT_TRUE(judged("height", "Height", "", {165, 170, 172, 280}).has(Kind::Impossible));
}

TEST(ClinicalRanges, DoesNotTakeTheAgeCapForAnOutlier) {
    std::vector<double> ages(500, 90.0); // "90+" is stored as 90
    for (std::size_t i = 0; i < 300; ++i)
        ages[i] = 20.0 + static_cast<double>(i % 60);
    EXPECT_TRUE(judged("age", "Age", "years", ages).findings.empty());
    ages[0] = -1.0;
    ages[1] = 130.0;
    EXPECT_EQ(findingOf(judged("age", "Age", "years", ages), Kind::Impossible)->count, 2U);
}

TEST(ClinicalRanges, JudgesLaboratoryValuesByTheirWords) {
    EXPECT_TRUE(judged("a1c", "Average blood sugar (HbA1c)", "%", {5, 6, 7, 0.5}).has(Kind::Impossible));
    EXPECT_FALSE(judged("a1c", "Average blood sugar (HbA1c)", "%", {5, 6, 7, 17}).has(Kind::Impossible));
    EXPECT_TRUE(judged("sbp", "Upper blood pressure", "mmHg", {120, 130, 1200}).has(Kind::Impossible));
    EXPECT_TRUE(judged("temp", "Temperature", "°C", {36.5, 37, 98.6}).has(Kind::Impossible));
    EXPECT_TRUE(judged("egfr", "Kidney function", "mL/min", {60, 90, -3}).has(Kind::Impossible));
}

TEST(ClinicalRanges, LeavesWordsThatSpeakOfSomethingElseAlone) {
    EXPECT_TRUE(judged("weight_loss", "Weight loss", "kg", {-3, 0, 5}).findings.empty());
    EXPECT_TRUE(judged("svy_weight", "Survey weight", "", {0.001, 4000, 2}).findings.empty());
    EXPECT_TRUE(
        judged("hba1c_tests", "Number of HbA1c tests", "", {0, 1, 40}, FieldKind::Count).findings.empty());
    EXPECT_TRUE(judged("average", "Language", "", {0, 1, 400}).findings.empty()); // "age" is no whole word
}

TEST(ClinicalRanges, KnowsThatCountsArePositiveAndSharesEndAtAHundred) {
    const FieldQuality visits = judged("visits", "Visits", "", {0, 3, -1, -2}, FieldKind::Count);
    EXPECT_EQ(findingOf(visits, Kind::Impossible)->count, 2U);
    EXPECT_TRUE(judged("opened", "E-mails opened", "%", {0, 40, 100.5}).has(Kind::Impossible));
    EXPECT_FALSE(judged("opened", "E-mails opened", "%", {0, 40, 100}).has(Kind::Impossible));
    // Income as a percentage of the poverty line may well be 600.
    EXPECT_TRUE(
        judged("income_pct_fpl", "Income against the poverty line", "%", {80, 210, 600}).findings.empty());
}

TEST(ClinicalRanges, FindsYearsAfterTheEndOfTheData) {
    const std::vector<double> years = {2019, 2024, 2025, 2031};
    const FieldQuality field = judged("year", "First year", "", years, FieldKind::Year, 2024);
    ASSERT_TRUE(findingOf(field, Kind::FutureYear));
    EXPECT_EQ(findingOf(field, Kind::FutureYear)->count, 2U);
    EXPECT_FALSE(judged("year", "First year", "", years, FieldKind::Year).has(Kind::FutureYear));
}

TEST(ClinicalRanges, HasADatedTableWhoseRangesLieInsideEachOther) {
    const ReferenceTable table = ReferenceTable::bundled("clinical_ranges");
    EXPECT_FALSE(table.note("date").empty());
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        EXPECT_FALSE(table.at(row, "source").empty()) << table.at(row, "quantity");
        const Field field = [&] {
            Field made;
            made.label = table.at(row, "words").substr(0, table.at(row, "words").find(';'));
            made.unit = table.at(row, "unit").substr(0, table.at(row, "unit").find(';'));
            made.kind = FieldKind::Number;
            return made;
        }();
        if (field.label.empty()) continue;
        const ClinicalRange* range = ClinicalRanges::bundled().rangeFor(field, 0.0);
        ASSERT_TRUE(range) << field.label;
        EXPECT_EQ(range->quantity, table.at(row, "quantity"));
        EXPECT_LE(range->possible.low, std::max(range->likely.low, range->possible.low));
        EXPECT_TRUE(range->likely.low >= range->possible.low || std::isinf(range->likely.low)) << field.label;
        EXPECT_TRUE(range->likely.high <= range->possible.high || std::isinf(range->likely.high))
            << field.label;
        EXPECT_TRUE(std::isinf(range->typical.low) || range->likely.holds(range->typical.low)) << field.label;
    }
}

} // namespace
} // namespace vignette
