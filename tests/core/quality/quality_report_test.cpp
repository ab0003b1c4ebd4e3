#include "core/quality/quality_report.h"

#include "core/base/failure.h"

#include "made_data.h"
#include "same_bits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace vignette {
namespace {

using namespace test;
using Kind = QualityFindingKind;

TEST(QualityReport, DescribesAHandfulOfNumbersAsByHand) {
    MadeData made;
    made.numbers("x", "Something", {4, kMissing, 1, 4, 10, kMissing, 0});
    const FieldQuality field = made.report().fields.front();
    EXPECT_EQ(field.valueCount, 5U);
    EXPECT_EQ(field.missingCount, 2U);
    EXPECT_EQ(field.distinctCount, 4U);
    EXPECT_DOUBLE_EQ(*field.mean, 19.0 / 5.0);
    EXPECT_DOUBLE_EQ(*field.median, 4.0);
    EXPECT_EQ(field.histogram.bins, (std::vector<std::uint64_t>{1, 1, 0, 0, 2, 0, 0, 0, 0, 0, 1}));
    EXPECT_EQ(field.levels.front(), (QualityLevel{.label = "4", .count = 2}));
    EXPECT_DOUBLE_EQ(field.missingShare(), 2.0 / 7.0);
    EXPECT_TRUE(field.findings.empty());
}

// The expected figures come from Python (fractions, statistics), not from this program.
TEST(QualityReport, AgreesWithAnExactReferenceOnEighthsWithGaps) {
    MadeData made;
    made.numbers("x", "Something", each(10007, [](std::size_t i) {
                     return i % 13 == 0 ? kMissing : static_cast<double>(i * 7919 % 1009) / 8.0;
                 }));
    const FieldQuality field = made.report().fields.front();
    EXPECT_EQ(field.valueCount, 9237U);
    EXPECT_EQ(field.distinctCount, 1009U);
    EXPECT_DOUBLE_EQ(*field.mean, 63.04335823319259);
    EXPECT_EQ(*field.median, 63.0);
    EXPECT_EQ(field.histogram.low, 0.0);
    EXPECT_EQ(field.histogram.width, 5.25);
    EXPECT_EQ(field.histogram.bins,
              (std::vector<std::uint64_t>{382, 384, 383, 384, 386, 384, 384, 385, 384, 385, 385, 383,
                                          387, 383, 384, 386, 384, 386, 384, 384, 386, 385, 384, 395}));
    EXPECT_TRUE(field.levels.empty()); // too many different numbers to list
}

TEST(QualityReport, AgreesWithAnExactReferenceOnMoreNumbersThanItsTableHolds) {
    MadeData made;
    made.numbers("x", "Something",
                 each(200000, [](std::size_t i) { return std::sqrt(static_cast<double>(i)); }));
    const FieldQuality field = made.report().fields.front();
    EXPECT_EQ(field.distinctCount, 200000U);
    EXPECT_NEAR(*field.mean, 298.14127792701794, 1e-12);
    EXPECT_DOUBLE_EQ(*field.median, 316.22697544544644);
    const std::vector<std::uint64_t> expected = {348,   1041,  1736,  2431,  3125,  3819,  4514,  5209,
                                                 5902,  6598,  7291,  7986,  8681,  9375,  10069, 10764,
                                                 11458, 12153, 12847, 13542, 14236, 14930, 15625, 16320};
    EXPECT_EQ(field.histogram.bins, expected);
}

TEST(QualityReport, ListsTheMostFrequentLevelsFirstAndCountsTheRest) {
    MadeData made;
    std::vector<std::string> codes;
    for (int i = 0; i < 60; ++i)
        codes.push_back("c" + std::to_string(100 + i));
    // Level i stands i + 1 times: 60 of c159, 59 of c158 …
    std::vector<std::uint16_t> values;
    for (std::uint16_t level = 0; level < 60; ++level)
        values.insert(values.end(), level + 1U, level);
    made.levels("c", codes, values);
    const FieldQuality field = made.report().fields.front();
    EXPECT_EQ(field.distinctCount, 60U);
    ASSERT_EQ(field.levels.size(), FieldQuality::kMostLevels);
    EXPECT_EQ(field.levels.front(), (QualityLevel{.label = "c159", .count = 60}));
    EXPECT_EQ(field.otherLevels, 10U);
    EXPECT_EQ(field.otherLevelCount, 55U); // 1 + 2 + … + 10
}

TEST(QualityReport, KeepsTheOrderOfAScale) {
    MadeData made;
    made.levels("s", {"never", "sometimes", "often"}, {2, 2, 2, 0, 1, 1}, FieldKind::Ordered);
    const FieldQuality field = made.report().fields.front();
    ASSERT_EQ(field.levels.size(), 3U);
    EXPECT_EQ(field.levels[0], (QualityLevel{.label = "never", .count = 1}));
    EXPECT_EQ(field.levels[2], (QualityLevel{.label = "often", .count = 3}));
}

TEST(QualityReport, CallsOneValueConstantAndOneExceptionInAThousandNearlyConstant) {
    MadeData made;
    made.numbers("one", "One", std::vector<double>(1000, 7.0));
    made.numbers("almost", "Almost", each(1000, [](std::size_t i) { return i == 0 ? 1.0 : 7.0; }));
    made.numbers("not", "Not", each(1000, [](std::size_t i) { return i < 2 ? 1.0 : 7.0; }));
    made.numbers("gaps", "Gaps", each(1000, [](std::size_t i) { return i % 3 == 0 ? kMissing : 7.0; }));
    const QualityReport report = made.report();
    ASSERT_TRUE(findingOf(report.fields[0], Kind::Constant));
    EXPECT_EQ(findingOf(report.fields[0], Kind::Constant)->value, "7");
    ASSERT_TRUE(findingOf(report.fields[1], Kind::NearlyConstant));
    EXPECT_EQ(findingOf(report.fields[1], Kind::NearlyConstant)->count, 999U);
    EXPECT_TRUE(report.fields[2].findings.empty());
    EXPECT_TRUE(report.fields[3].has(Kind::Constant)); // among those with a value
}

TEST(QualityReport, SaysNothingOfAFieldWithoutValuesButThatTheyAreMissing) {
    MadeData made;
    made.numbers("none", "None", std::vector<double>(100, kMissing));
    const FieldQuality field = made.report().fields.front();
    EXPECT_EQ(field.missingShare(), 1.0);
    ASSERT_EQ(field.findings.size(), 1U);
    EXPECT_EQ(field.findings.front().kind, Kind::ManyMissing);
    EXPECT_FALSE(field.mean);
}

TEST(QualityReport, MarksMissingOnlyAboveFortyOfAHundred) {
    MadeData made;
    made.numbers("at", "At", each(100, [](std::size_t i) { return i < 40 ? kMissing : double(i % 7); }));
    made.numbers("over", "Over", each(100, [](std::size_t i) { return i < 41 ? kMissing : double(i % 7); }));
    const QualityReport report = made.report();
    EXPECT_FALSE(report.fields[0].has(Kind::ManyMissing));
    EXPECT_TRUE(report.fields[1].has(Kind::ManyMissing));
}

TEST(QualityReport, StandsHugeAndTinyNumbers) {
    MadeData made;
    made.numbers("huge", "Huge", {1e308, -1e308, 1e308, 1e300});
    made.numbers("tiny", "Tiny", {1e-300, 2e-300, 3e-300, 1e-300});
    made.numbers("odd", "Odd", {std::numeric_limits<double>::infinity(), -0.0, 0.0, 1e12});
    const QualityReport report = made.report();
    EXPECT_TRUE(std::isfinite(*report.fields[0].mean));
    EXPECT_EQ(report.fields[2].distinctCount, 2U);
    EXPECT_EQ(report.fields[2].missingCount, 1U);
    for (const FieldQuality& field : report.fields)
        EXPECT_EQ(std::accumulate(field.histogram.bins.begin(), field.histogram.bins.end(), std::uint64_t{0}),
                  field.valueCount);
}

MadeData manyKinds(std::size_t patients, std::size_t step) {
    MadeData made;
    // `step` walks the patients in another order: their values stay, their places change.
    const auto at = [patients, step](std::size_t i) { return i * step % patients; };
    made.numbers("a", "Weight", each(patients, [&](std::size_t i) { return std::sqrt(double(at(i))); }));
    made.numbers("b", "Visits", each(patients, [&](std::size_t i) { return double(at(i) * at(i) % 18); }));
    made.numbers("c", "Twice",
                 each(patients, [&](std::size_t i) { return 3.0 * double(at(i) * at(i) % 18); }));
    made.levels("d", {"x", "y", "z"},
                eachLevel(patients, [&](std::size_t i) { return std::uint16_t(at(i) % 5 % 3); }));
    return made;
}

TEST(QualityReport, HasTheSameBitsOnOneToEightThreadsAndForAnyOrderOfPatients) {
    const MadeData made = manyKinds(150001, 1);
    bool threadsRan = false;
    EXPECT_TRUE(isSameForAllThreads<QualityReport>([&](int) { return made.report(); }, threadsRan));
    EXPECT_TRUE(threadsRan);
    EXPECT_EQ(made.report(), manyKinds(150001, 7919).report());
    EXPECT_TRUE(made.report().fields[1].has(Kind::Duplicate));
}

TEST(QualityReport, StopsWhenAskedTo) {
    const MadeData made = manyKinds(1000, 1);
    Progress progress;
    progress.cancel();
    EXPECT_THROW(qualityOf(made.dataset, {}, progress), Cancelled);
}

} // namespace
} // namespace vignette
