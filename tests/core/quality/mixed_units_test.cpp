#include "core/quality/mixed_units.h"

#include "made_data.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vignette {
namespace {

using namespace test;
using Kind = QualityFindingKind;

/// A bell around 0 of spread 1, the same every time: the sum of twelve even draws less six.
double bell(std::size_t i) {
    double sum = -6.0;
    std::uint64_t state = i * 0x9E3779B97F4A7C15ULL + 12345;
    for (int draw = 0; draw < 12; ++draw) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        sum += static_cast<double>(state >> 40U) / 16777216.0;
    }
    return sum;
}

double rounded(double value, double step) {
    return std::round(value / step) * step;
}

/// `count` patients, every `every`-th in the other unit.
FieldQuality withSomeIn(const std::string& label, double mean, double spread, std::size_t every,
                        const std::function<double(double)>& other, double step = 0.1) {
    MadeData made;
    made.numbers("x", label, each(6000, [&](std::size_t i) {
                     const double value = std::max(mean + spread * bell(i), mean / 5.0);
                     return rounded(i % every == 0 ? other(value) : value, step);
                 }));
    return made.report().fields.front();
}

void expectMixed(const FieldQuality& field, const std::string& unit, std::uint64_t count,
                 const std::string& otherUnit, std::uint64_t otherCount) {
    const QualityFinding* finding = findingOf(field, Kind::MixedUnits);
    ASSERT_TRUE(finding) << unit << " and " << otherUnit;
    EXPECT_EQ(finding->unit, unit);
    EXPECT_EQ(finding->otherUnit, otherUnit);
    EXPECT_EQ(finding->count + finding->otherCount, count + otherCount);
    // A few values of either tail may stand on the wrong side.
    EXPECT_NEAR(static_cast<double>(finding->count), static_cast<double>(count), 12.0);
}

TEST(MixedUnits, FindsEveryKnownPairAndCountsBoth) {
    expectMixed(withSomeIn("Height", 168, 9, 10, [](double cm) { return cm / 2.54; }), "cm", 5400, "in", 600);
    expectMixed(withSomeIn(
                    "Height", 168, 9, 3, [](double cm) { return cm / 100.0; }, 0.01),
                "cm", 4000, "m", 2000);
    expectMixed(withSomeIn("Temperature", 36.8, 0.5, 5, [](double c) { return 1.8 * c + 32.0; }), "°C", 4800,
                "°F", 1200);
    expectMixed(withSomeIn(
                    "Blood sugar", 110, 18, 4, [](double mg) { return mg / 18.016; }, 0.01),
                "mg/dL", 4500, "mmol/L", 1500);
    expectMixed(withSomeIn("HbA1c", 6.8, 0.8, 6, [](double pc) { return (pc - 2.152) / 0.09148; }), "%", 5000,
                "mmol/mol", 1000);
    expectMixed(withSomeIn(
                    "LDL cholesterol", 115, 20, 10, [](double mg) { return mg / 38.67; }, 0.01),
                "mg/dL", 5400, "mmol/L", 600);
    expectMixed(withSomeIn(
                    "Creatinine in blood", 1.0, 0.15, 8, [](double mg) { return mg * 88.42; }, 0.01),
                "mg/dL", 5250, "µmol/L", 750);
    expectMixed(withSomeIn("Body weight", 70, 6, 5, [](double kg) { return kg * 2.2046; }), "kg", 4800, "lb",
                1200);
}

TEST(MixedUnits, NamesTheUnitOfTheMostFirst) {
    expectMixed(withSomeIn("Height", 66, 3.5, 10, [](double inches) { return inches * 2.54; }), "in", 5400,
                "cm", 600);
}

TEST(MixedUnits, LeavesOneUnitAlone) {
    const auto same = [](double value) { return value; };
    EXPECT_FALSE(withSomeIn("Height", 168, 9, 10, same).has(Kind::MixedUnits));
    EXPECT_FALSE(withSomeIn("HbA1c", 6.8, 1.6, 10, same).has(Kind::MixedUnits));
    EXPECT_FALSE(withSomeIn("Creatinine in blood", 1.0, 0.3, 10, same, 0.01).has(Kind::MixedUnits));
}

TEST(MixedUnits, IsNotTakenInByALabWithTwoRealGroups) {
    // People without and with diabetes that is out of hand: two clear groups, in one unit.
    EXPECT_FALSE(
        withSomeIn("Blood sugar", 95, 8, 3, [](double mg) { return 3.0 * mg; }).has(Kind::MixedUnits));
    EXPECT_FALSE(withSomeIn("HbA1c", 5.4, 0.3, 3, [](double pc) { return 2.0 * pc; }).has(Kind::MixedUnits));
    EXPECT_FALSE(withSomeIn(
                     "Creatinine in blood", 0.9, 0.1, 4, [](double mg) { return 8.0 * mg; }, 0.01)
                     .has(Kind::MixedUnits));
}

TEST(MixedUnits, IsNotTakenInByChildrenAndAdults) {
    MadeData made;
    made.numbers("weight", "Body weight", each(6000, [](std::size_t i) {
                     return rounded(i % 2 == 0 ? 33.0 + 3.0 * bell(i) : 74.0 + 6.5 * bell(i), 0.1);
                 })); // 74 / 33 is close to 2.2
    EXPECT_FALSE(made.report().fields.front().has(Kind::MixedUnits));
}

TEST(MixedUnits, NeedsWordsThatSpeakOfTheQuantity) {
    EXPECT_FALSE(
        withSomeIn("Points", 168, 9, 10, [](double value) { return value / 2.54; }).has(Kind::MixedUnits));
}

TEST(MixedUnits, NeedsElevenPatientsInEach) {
    // 10 of 2,000 are in inches.
    MadeData made;
    made.numbers("height", "Height", each(2000, [](std::size_t i) {
                     const double cm = 168 + 9 * bell(i);
                     return rounded(i < 10 ? cm / 2.54 : cm, 0.1);
                 }));
    EXPECT_FALSE(made.report().fields.front().has(Kind::MixedUnits));
}

TEST(MixedUnits, ReadsTheUnitColumnBesideTheNumber) {
    MadeData made;
    made.numbers("weight", "Body weight", each(1000, [](std::size_t i) {
                     if (i % 10 == 9) return kMissing;
                     return rounded(i % 4 == 0 ? 2.2046 * (78 + 16 * bell(i)) : 78 + 16 * bell(i), 0.1);
                 }));
    made.levels("weight_unit", {"kg", "lb"},
                eachLevel(1000, [](std::size_t i) { return std::uint16_t(i % 4 == 0); }));
    made.numbers("height", "Height", each(1000, [](std::size_t i) { return 168 + 9 * bell(i); }));
    const QualityReport report = made.report();
    const QualityFinding* finding = findingOf(report.fields[0], Kind::MixedUnits);
    ASSERT_TRUE(finding);
    // 250 are in lb, none of them is among the 100 without a value (i % 10 = 9 is odd).
    EXPECT_EQ(finding->unit, "kg");
    EXPECT_EQ(finding->count, 650U);
    EXPECT_EQ(finding->otherUnit, "lb");
    EXPECT_EQ(finding->otherCount, 250U);
    EXPECT_EQ(finding->others, std::vector<std::string>{"made.weight_unit"});
    EXPECT_FALSE(report.fields[2].has(Kind::MixedUnits));
}

} // namespace
} // namespace vignette
