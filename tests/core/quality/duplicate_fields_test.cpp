#include "core/quality/duplicate_fields.h"

#include "made_data.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

using namespace test;
using Kind = QualityFindingKind;

constexpr std::size_t kPatients = 400;

std::vector<double> uneven() {
    return each(kPatients, [](std::size_t i) { return i % 11 == 0 ? kMissing : double(i * i % 37); });
}

const QualityFinding* duplicateIn(const QualityReport& report, std::size_t field) {
    return findingOf(report.fields[field], Kind::Duplicate);
}

TEST(DuplicateFields, FindsEqualNumbersAndNamesThemBothWays) {
    MadeData made;
    made.numbers("a", "A", uneven());
    made.numbers("other", "Other", each(kPatients, [](std::size_t i) { return double(i % 29); }));
    made.numbers("b", "B", uneven());
    const QualityReport report = made.report();
    ASSERT_TRUE(duplicateIn(report, 0));
    EXPECT_EQ(duplicateIn(report, 0)->others, std::vector<std::string>{"made.b"});
    EXPECT_EQ(duplicateIn(report, 2)->others, std::vector<std::string>{"made.a"});
    EXPECT_EQ(duplicateIn(report, 0)->form, DuplicateForm::Equal);
    EXPECT_FALSE(duplicateIn(report, 1));
}

TEST(DuplicateFields, FindsAStraightLineAndItsWayBack) {
    MadeData made;
    made.numbers("c", "Celsius", each(kPatients, [](std::size_t i) { return 35.0 + double(i % 50) / 10.0; }));
    made.numbers("f", "Fahrenheit",
                 each(kPatients, [](std::size_t i) { return 1.8 * (35.0 + double(i % 50) / 10.0) + 32.0; }));
    const QualityReport report = made.report();
    ASSERT_TRUE(duplicateIn(report, 1));
    EXPECT_EQ(duplicateIn(report, 1)->form, DuplicateForm::Linear);
    EXPECT_NEAR(duplicateIn(report, 1)->factor, 1.8, 1e-9);
    EXPECT_NEAR(duplicateIn(report, 1)->offset, 32.0, 1e-9);
    EXPECT_NEAR(duplicateIn(report, 0)->factor, 1.0 / 1.8, 1e-9);
    EXPECT_NEAR(duplicateIn(report, 0)->offset, -32.0 / 1.8, 1e-7);
}

TEST(DuplicateFields, FindsLevelsUnderOtherNamesAndNumbersForNames) {
    MadeData made;
    made.levels("site", {"North", "East", "South"},
                eachLevel(kPatients, [](std::size_t i) { return std::uint16_t(i * i % 7 % 3); }));
    made.levels("letter", {"s", "n", "e"}, // North is n, in second place
                eachLevel(kPatients, [](std::size_t i) { return std::uint16_t((i * i % 7 % 3 + 1) % 3); }));
    made.numbers("code", "Code", each(kPatients, [](std::size_t i) { return 10.0 + double(i * i % 7 % 3); }));
    const QualityReport report = made.report();
    for (std::size_t field = 0; field < 3; ++field) {
        ASSERT_TRUE(duplicateIn(report, field)) << field;
        EXPECT_EQ(duplicateIn(report, field)->form, DuplicateForm::Relabelled);
        EXPECT_EQ(duplicateIn(report, field)->others.size(), 2U);
    }
}

TEST(DuplicateFields, FindsAFlagAndItsOpposite) {
    MadeData made;
    const auto yes = [](std::size_t i) { return std::uint16_t(i % 9 == 0); };
    made.levels("a", {"no", "yes"}, eachLevel(kPatients, yes), FieldKind::Flag);
    made.levels("b", {"no", "yes"},
                eachLevel(kPatients, [&](std::size_t i) { return std::uint16_t(1 - yes(i)); }),
                FieldKind::Flag);
    EXPECT_EQ(duplicateIn(made.report(), 1)->form, DuplicateForm::Relabelled);
}

TEST(DuplicateFields, DoesNotCallFlagsThatAgreeInNinetyNineOfAHundredTheSame) {
    MadeData made;
    // Both have 200 of 20,000; they share none of them: 98 % agree, and the counts are equal.
    made.levels("a", {"0", "1"}, eachLevel(20000, [](std::size_t i) { return std::uint16_t(i < 200); }));
    made.levels("b", {"0", "1"},
                eachLevel(20000, [](std::size_t i) { return std::uint16_t(i >= 200 && i < 400); }));
    // And one that differs in one patient each way only.
    made.levels("c", {"0", "1"},
                eachLevel(20000, [](std::size_t i) { return std::uint16_t(i < 199 || i == 500); }));
    const QualityReport report = made.report();
    for (std::size_t field = 0; field < 3; ++field)
        EXPECT_FALSE(duplicateIn(report, field)) << field;
}

TEST(DuplicateFields, DoesNotTakeTheSamePatientsMissingForTheSameValues) {
    MadeData made;
    made.numbers("a", "A", uneven());
    made.numbers("b", "B", each(kPatients, [](std::size_t i) {
                     return i % 11 == 0 ? kMissing : double((i + 5) * (i + 5) % 37);
                 }));
    made.numbers("c", "C",
                 each(kPatients, [](std::size_t i) { return i % 11 == 1 ? kMissing : double(i * i % 37); }));
    const QualityReport report = made.report();
    EXPECT_FALSE(duplicateIn(report, 0));
    EXPECT_FALSE(duplicateIn(report, 2));
}

TEST(DuplicateFields, LeavesAllDifferentNumbersAloneUnlessTheyLieOnALine) {
    MadeData made;
    made.numbers("a", "A", each(kPatients, [](std::size_t i) { return double(i); }));
    made.numbers("b", "B",
                 each(kPatients, [](std::size_t i) { return double(i * i); })); // one-to-one, always
    made.numbers("c", "C", each(kPatients, [](std::size_t i) { return double(i * 7 % kPatients); }));
    const QualityReport report = made.report();
    EXPECT_FALSE(duplicateIn(report, 2));
    EXPECT_FALSE(duplicateIn(report, 0)) << "all-different numbers always pair off";
}

TEST(DuplicateFields, SaysNothingWhereChanceCouldGiveTheSame) {
    MadeData made;
    made.levels("a", {"0", "1"}, {0, 0, 0, 0, 0, 1});
    made.levels("b", {"0", "1"}, {0, 0, 0, 0, 0, 1});
    made.numbers("same", "Same", std::vector<double>(6, 3.0));
    made.numbers("again", "Again", std::vector<double>(6, 3.0));
    const QualityReport report = made.report();
    for (std::size_t field = 0; field < 4; ++field)
        EXPECT_FALSE(duplicateIn(report, field)) << field;
}

} // namespace
} // namespace vignette
