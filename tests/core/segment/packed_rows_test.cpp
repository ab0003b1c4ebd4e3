#include "core/segment/packed_rows.h"

#include "core/base/failure.h"
#include "core/segment/lloyd_round.h"
#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace vignette {
namespace {

/// Numbers, flags, a category's indicators, a short scale, and a column that shows new values late.
FeatureMatrix mixedMatrix(std::size_t rows, std::uint64_t seed) {
    constexpr std::size_t kFlags = 9;
    Random random(seed);
    std::vector<double> values;
    for (std::size_t row = 0; row < rows; ++row) {
        const double lean = row % 3 == 0 ? 1.5 : -0.5;
        for (int j = 0; j < 3; ++j)
            values.push_back(lean + random.normal());
        for (std::size_t j = 0; j < kFlags; ++j)
            values.push_back(random.chance(row % 3 == 0 ? 0.6 : 0.2) ? 1.25 : -0.5);
        const std::size_t level = random.below(5);
        for (std::size_t j = 0; j < 5; ++j)
            values.push_back(j == level ? 2.0 : -0.25);
        values.push_back(static_cast<double>(random.below(8)) / 4.0);
        values.push_back(row < rows / 2 ? 0.0 : static_cast<double>(row % 1000) / 64.0);
    }
    return test::matrixOf(3 + kFlags + 7, values);
}

std::vector<float> unpacked(const PackedRows& rows, std::size_t row) {
    std::vector<float> values(rows.features(), std::numeric_limits<float>::quiet_NaN());
    const std::uint8_t* record = rows.records() + row * rows.stride();
    for (std::size_t i = 0; i < rows.numbers().size(); ++i)
        std::memcpy(&values[rows.numbers()[i]], record + 4 * i, sizeof(float));
    for (std::size_t g = 0; g < rows.groups().size(); ++g) {
        const CodedGroup& group = rows.groups()[g];
        const std::size_t code = record[4 * rows.numbers().size() + g];
        for (std::size_t i = 0; i < group.columns.size(); ++i)
            values[group.columns[i]] = group.patterns[code * group.columns.size() + i];
    }
    return values;
}

TEST(PackedRows, GiveBackEveryValue) {
    const FeatureMatrix matrix = mixedMatrix(6000, 3);
    Progress progress;
    const PackedRows rows(matrix, progress);
    EXPECT_FALSE(rows.groups().empty());
    EXPECT_LT(rows.stride(), matrix.columns * sizeof(float) / 2);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        ASSERT_EQ(unpacked(rows, row), (std::vector<float>(matrix.row(row).begin(), matrix.row(row).end())));
    const PackedRows part = rows.part({1, 17, 5999}, {2, 1, 300});
    EXPECT_EQ(unpacked(part, 2), unpacked(rows, 5999));
    EXPECT_EQ(part.matrixRow(1), 17U);
}

TEST(PackedRows, TakeAColumnBackAmongTheNumbersWhenLaterRowsShowTooManyValues) {
    // What the sample sees: a value each for even rows. All others differ.
    std::vector<double> values;
    for (int row = 0; row < 8192; ++row)
        values.push_back(row % 8 == 0 ? row % 64 : row / 512.0);
    Progress progress;
    const FeatureMatrix matrix = test::matrixOf(1, values);
    const PackedRows rows(matrix, progress);
    EXPECT_EQ(rows.numbers(), std::vector<std::uint32_t>{0});
    EXPECT_TRUE(rows.groups().empty());
}

TEST(PackedRows, RefuseWhatIsNoFeature) {
    Progress progress;
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                            -std::numeric_limits<float>::infinity(), 1e30F, 127.5F, 1e-30F, 0.1F}) {
        FeatureMatrix matrix = test::matrixOf(9, std::vector<double>(90, 1.0));
        matrix.values[42] = bad;
        EXPECT_THROW(PackedRows(matrix, progress), Failure) << bad;
    }
}

/// Labels of every round against the definition, row by row. Returns how many rows were spared the screening.
std::size_t checkRounds(const FeatureMatrix& matrix, std::size_t k, int rounds) {
    Progress progress;
    const PackedRows rows(matrix, progress);
    std::vector<std::int32_t> steps;
    for (std::size_t c = 0; c < k; ++c)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            steps.push_back(static_cast<std::int32_t>(matrix.row(c * 31)[j] * 65536.0F));
    Centres centres = Centres::fromSteps(steps, k, matrix.columns);
    Assignment assignment = Assignment::none(rows, k);
    std::size_t spared = 0;
    for (int round = 0; round < rounds; ++round) {
        CentreDrift next = assignment.drift;
        next.moveTo(centres);
        for (std::size_t row = 0; row < matrix.rows; ++row)
            spared += next.isSpared(row, assignment.labels[row]) ? 1 : 0;
        assignRows(rows, centres, assignment, progress);
        for (std::size_t row = 0; row < matrix.rows; ++row)
            EXPECT_EQ(assignment.labels[row], nearestCentre(matrix.row(row).data(), centres));
        fillEmptySegments(rows, centres, assignment);
        centres = meansOf(assignment, k, matrix.columns);
    }
    return spared;
}

TEST(LloydRound, LabelsByTheDefinitionThoughRowsAreSpared) {
    EXPECT_GT(checkRounds(mixedMatrix(6000, 9), 3, 12), 6000U);
    EXPECT_GT(checkRounds(test::blobs(3000, 5, 4, 0.8, 2), 4, 12), 3000U);
    EXPECT_GT(checkRounds(test::blobs(3000, 2, 19, 0.3, 2), 19, 15), 3000U);
}

TEST(LloydRound, LabelsByTheDefinitionOnALatticeOfTies) {
    std::vector<double> values;
    for (int row = 0; row < 5000; ++row)
        values.insert(values.end(),
                      {static_cast<double>(row % 50), static_cast<double>(row / 50 % 10), 100.0});
    checkRounds(test::matrixOf(3, values), 5, 12);
}

} // namespace
} // namespace vignette
