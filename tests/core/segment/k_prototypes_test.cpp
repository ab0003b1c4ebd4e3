#include "core/segment/k_prototypes.h"

#include "core/base/failure.h"
#include "core/segment/kernels.h"
#include "core/segment/prototype_rows.h"
#include "tests/core/segment/matrices.h"
#include "tests/core/segment/mixed_matrices.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace vignette {
namespace {

using test::MixedMatrix;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Segmentation divide(const FeatureMatrix& matrix, int k, int starts = 5,
                    const std::vector<std::uint32_t>& weights = {}) {
    Progress progress;
    return KPrototypes().segment(matrix, weights, k, starts, 1, progress);
}

PrototypeRows rowsOf(const FeatureMatrix& matrix) {
    return PrototypeRows(std::make_shared<MixedRows>(MixedRows::of(matrix, NumberUnit::Weighted)), {});
}

TEST(KPrototypes, TakesGammaFromVarianceAndDiversityAsWorkedOutByHand) {
    // Numbers 0, 0, 4, 4: variance 4. Category a a a b: 1 − (9 + 1)/16 = 0.375. γ = 4 / 0.375.
    const auto matrix = MixedMatrix().number({0, 0, 4, 4}).category({0, 0, 0, 1}).matrix();
    const PrototypeRows rows = rowsOf(matrix);
    EXPECT_NEAR(rows.categoryFactor(), 4.0 / 0.375, 1e-12);
    // From (1, a): (4 − 1)² for the number, γ for b.
    const Prototypes one{.segments = 1, .numbers = {1.0}, .levels = {0}};
    EXPECT_NEAR(rows.distance(3, one, 0), 9.0 + 4.0 / 0.375, 1e-12);
    EXPECT_NEAR(rows.distance(0, one, 0), 1.0, 1e-12);
}

TEST(KPrototypes, LeavesMissingCellsOutAndMeasuresTheRestInFull) {
    // Three fields of weight 1; the second row knows two of them: 3/2 of what they say.
    const auto matrix =
        MixedMatrix().number({0, 3, 0, 1}).number({0, kNaN, 1, 1}).category({0, 0, 1, 0}).matrix();
    const PrototypeRows rows = rowsOf(matrix);
    const Prototypes one{.segments = 1, .numbers = {1.0, 9.0}, .levels = {0}};
    EXPECT_NEAR(rows.assign(one, Progress()).distances[1], 4.0 * 3.0 / 2.0, 1e-12);
}

TEST(KPrototypes, FindsMeansAndMostFrequentLevels) {
    const auto matrix = MixedMatrix().number({0, 1, 2, 10, 11, 12}).category({0, 0, 1, 2, 2, 2}).matrix();
    const Segmentation result = divide(matrix, 2);
    EXPECT_EQ(result.labels[0], result.labels[2]);
    EXPECT_NE(result.labels[0], result.labels[3]);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{3, 3}));
    const Prototypes middles = rowsOf(matrix).middlesOf({0, 0, 0, 1, 1, 1}, 2, Progress());
    EXPECT_EQ(middles.numbers, (std::vector<double>{1, 11}));
    EXPECT_EQ(middles.levels, (std::vector<std::uint16_t>{0, 2}));
}

TEST(KPrototypes, PutsSomeoneWithHolesWhereTheKnownCellsPoint) {
    std::vector<double> first;
    std::vector<double> second;
    std::vector<int> level;
    for (int i = 0; i < 60; ++i) {
        first.push_back(i % 4 == 0 ? kNaN : i % 2 * 6.0 + i % 5 * 0.1);
        second.push_back(i % 6 == 1 ? kNaN : i % 2 * 6.0 - i % 3 * 0.1);
        level.push_back(i % 10 == 7 ? -1 : i % 2);
    }
    const Segmentation result =
        divide(MixedMatrix().number(first).number(second).category(level).matrix(), 2);
    for (std::size_t i = 0; i < 60; ++i)
        EXPECT_EQ(result.labels[i] == result.labels[0], i % 2 == 0) << i;
}

TEST(KPrototypes, GivesTheSameBitsWithBaselineAndAvx2Code) {
    if (!overrideSimdLevel(SimdLevel::Avx2)) GTEST_SKIP() << "this CPU has no AVX2";
    const FeatureMatrix matrix = test::blobs(2000, 7, 5, 2.0, 8);
    const Segmentation wide = divide(matrix, 5);
    ASSERT_TRUE(overrideSimdLevel(SimdLevel::Baseline));
    const Segmentation baseline = divide(matrix, 5);
    overrideSimdLevel(std::nullopt);
    EXPECT_EQ(wide.labels, baseline.labels);
    EXPECT_EQ(wide.centres, baseline.centres);
    EXPECT_EQ(wide.inertia, baseline.inertia);
}

TEST(KPrototypes, StandsConstantFieldsAndOneThatNobodyAnswered) {
    std::vector<int> answers;
    for (int i = 0; i < 40; ++i)
        answers.push_back(i % 2);
    const auto matrix = MixedMatrix()
                            .category(answers)
                            .category(std::vector<int>(40, 0))
                            .number(std::vector<double>(40, 3.0))
                            .number(std::vector<double>(40, kNaN))
                            .matrix();
    EXPECT_EQ(divide(matrix, 2).sizes, (std::vector<std::uint64_t>{20, 20}));
}

TEST(KPrototypes, RefusesWhatCannotBeDivided) {
    const auto same =
        MixedMatrix().category(std::vector<int>(9, 0)).number(std::vector<double>(9, 2.0)).matrix();
    EXPECT_THROW(divide(same, 2), Failure);
    EXPECT_EQ(divide(same, 1).sizes, std::vector<std::uint64_t>{9});
    EXPECT_THROW(divide(MixedMatrix().category({0, 1, 0, 1}).matrix(), 3), Failure);
    EXPECT_THROW(divide(test::matrixOf(1, {1, 2}), 0), Failure);
    EXPECT_THROW(divide(test::matrixOf(1, {1, 2}), 3), Failure);
    EXPECT_THROW(divide(test::matrixOf(1, {}), 1), Failure);
    EXPECT_THROW(divide(test::matrixOf(1, {1, 2}), 1, 1, {0, 0}), Failure);
}

} // namespace
} // namespace vignette
