#include "core/segment/k_means.h"

#include "core/base/failure.h"
#include "core/segment/centres.h"
#include "core/segment/kernels.h"
#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace vignette {
namespace {

using test::blobs;
using test::matrixOf;

Segmentation divide(const FeatureMatrix& matrix, int k, int starts = 5,
                    const std::vector<std::uint32_t>& weights = {}, std::uint64_t seed = 1) {
    Progress progress;
    return KMeans().segment(matrix, weights, k, starts, seed, progress);
}

TEST(KMeans, FindsTwoBlobsAndTheirMeans) {
    // {0, 1, 2} and {10, 12}: centres 1 and 11, squares 1 + 0 + 1 and 1 + 1.
    const Segmentation result = divide(matrixOf(1, {10, 0, 12, 1, 2}), 2);
    EXPECT_EQ(result.labels, (std::vector<std::uint16_t>{1, 0, 1, 0, 0}));
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{3, 2}));
    EXPECT_EQ(result.centres, (std::vector<double>{1, 11}));
    EXPECT_EQ(result.inertia, 4.0);
    EXPECT_TRUE(result.isSettled);
}

TEST(KMeans, GivesALonePatientASegmentOfItsOwn) {
    const Segmentation result = divide(matrixOf(2, {0, 0, 0, 1, 1, 0, 90, 90}), 2);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{3, 1}));
    EXPECT_EQ(result.labels[3], 1);
}

TEST(KMeans, KeepsTwinsTogether) {
    const Segmentation result = divide(matrixOf(1, {1, 1, 1, 5, 5, 9, 9, 9, 9}), 3);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{4, 3, 2}));
    EXPECT_EQ(result.inertia, 0.0);
}

TEST(KMeans, IsNotMovedByAConstantFeature) {
    const FeatureMatrix plain = matrixOf(1, {10, 0, 12, 1, 2});
    const FeatureMatrix withConstant = matrixOf(2, {10, 7, 0, 7, 12, 7, 1, 7, 2, 7});
    EXPECT_EQ(divide(plain, 2).labels, divide(withConstant, 2).labels);
}

TEST(KMeans, PutsEveryoneTogetherForOneSegment) {
    const Segmentation result = divide(matrixOf(1, {1, 2, 3, 6}), 1);
    EXPECT_EQ(result.sizes, std::vector<std::uint64_t>{4});
    EXPECT_EQ(result.centres, std::vector<double>{3});
    EXPECT_EQ(result.inertia, 14.0); // 4 + 1 + 0 + 9
}

TEST(KMeans, RefusesMoreSegmentsThanDifferentPatients) {
    EXPECT_THROW(divide(matrixOf(1, {1, 2}), 3), Failure);
    EXPECT_THROW(divide(matrixOf(1, {4, 4, 4, 4}), 2), Failure);
    EXPECT_THROW(divide(matrixOf(1, {}), 1), Failure);
    EXPECT_THROW(divide(matrixOf(1, {1, 2}), 0), Failure);
    EXPECT_EQ(divide(matrixOf(1, {4, 4, 4, 5}), 2).inertia, 0.0);
    EXPECT_EQ(divide(matrixOf(1, {1}), 1).inertia, 0.0);
}

TEST(KMeans, CountsAWeightLikeAsManyRows) {
    const std::vector<std::uint32_t> weights = {1, 3, 0, 2, 1, 1};
    const Segmentation weighted = divide(matrixOf(1, {0, 1, 50, 2, 20, 22}), 2, 5, weights);
    const Segmentation repeated = divide(matrixOf(1, {0, 1, 1, 1, 2, 2, 20, 22}), 2);
    EXPECT_EQ(weighted.centres, repeated.centres);
    EXPECT_EQ(weighted.inertia, repeated.inertia);
    EXPECT_EQ(weighted.sizes, (std::vector<std::uint64_t>{6, 2}));
    EXPECT_EQ(weighted.labels[2], 1); // of weight 0, but nearest to 21
}

TEST(KMeans, LabelsEveryPatientWithTheNearestCentreByTheDefinition) {
    const FeatureMatrix matrix = blobs(3000, 23, 6, 2.5, 5);
    const Segmentation result = divide(matrix, 7, 3);
    ASSERT_TRUE(result.isSettled);
    std::vector<std::int32_t> steps;
    for (const double value : result.centres)
        steps.push_back(static_cast<std::int32_t>(value * 65536.0));
    const Centres centres = Centres::fromSteps(steps, 7, 23);
    double inertia = 0.0;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const float* values = matrix.row(row).data();
        // Renumbering may turn a tie around, so compare distances, not numbers.
        const double own = squaredDistance(values, centres.centre(result.labels[row]).data(), 23);
        const double best =
            squaredDistance(values, centres.centre(nearestCentre(values, centres)).data(), 23);
        EXPECT_EQ(own, best);
        inertia += own;
    }
    EXPECT_NEAR(inertia, result.inertia, 1e-9 * inertia);
}

TEST(KMeans, ScreensSoThatTiesAndNearTiesGoByTheDefinition) {
    // A lattice: thousands of rows lie exactly between centres, and scores of wide rows cancel.
    std::vector<double> values;
    for (int x = -60; x <= 60; ++x)
        for (int y = -3; y <= 3; ++y)
            values.insert(values.end(), {x * 2.0, y * 0.5, 100.0, -100.0});
    const FeatureMatrix matrix = matrixOf(4, values);
    std::vector<std::int32_t> steps;
    for (const double centre : {-40.0, 0.0, 40.0, 0.0})
        for (const double value : {centre, 0.0, 100.0, -100.0})
            steps.push_back(static_cast<std::int32_t>(value * 65536.0));
    const Centres centres = Centres::fromSteps(steps, 4, 4);
    const ScreenTolerance tolerance = screenTolerance(centres);
    EXPECT_GT(tolerance.base, 0.0F);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const double x = matrix.row(row)[0];
        // −20 and 20 are ties: the lower index wins; segment 3 is a twin of 1 and never chosen.
        const std::uint16_t expected = x <= -20.0 ? 0 : x <= 20.0 ? 1 : 2;
        EXPECT_EQ(nearestCentre(matrix.row(row).data(), centres), expected) << x;
    }
}

TEST(KMeans, GivesTheSameBitsAtEveryCpuLevel) {
    if (!overrideSimdLevel(SimdLevel::Avx2)) GTEST_SKIP() << "this CPU has no AVX2";
    for (const std::size_t columns : {1U, 3U, 17U, 116U}) {
        const FeatureMatrix matrix = blobs(5000, columns, 5, 3.0, 11);
        for (const int k : {1, 2, 5, 7, 13, 21}) {
            ASSERT_TRUE(overrideSimdLevel(SimdLevel::Baseline));
            const Segmentation baseline = divide(matrix, k, 2);
            for (const SimdLevel level : {SimdLevel::Avx2, SimdLevel::Avx512}) {
                if (!overrideSimdLevel(level)) continue;
                const Segmentation wide = divide(matrix, k, 2);
                EXPECT_EQ(baseline.labels, wide.labels);
                EXPECT_EQ(baseline.centres, wide.centres);
                EXPECT_EQ(baseline.inertia, wide.inertia);
            }
        }
    }
    overrideSimdLevel(std::nullopt);
}

/// 60,000 rows about 0, and eight lots of three twins far out, which a draw of a third of the rows may miss.
FeatureMatrix farTwins() {
    std::vector<double> values;
    for (int row = 0; row < 60000; ++row)
        values.insert(values.end(), {row % 7 / 64.0, row % 11 / 64.0});
    for (int lot = 0; lot < 8; ++lot)
        for (int twin = 0; twin < 3; ++twin)
            values.insert(values.end(), {lot < 4 ? 100.0 : -100.0, lot % 4 * 30.0});
    return matrixOf(2, values);
}

TEST(KMeans, FindsSmallFarSegmentsWithStartsOverAllRows) {
    const FeatureMatrix matrix = farTwins();
    Progress progress;
    const KMeans scalable(KMeansLimits{.start = KMeansStart::Scalable});
    const Segmentation result = scalable.segment(matrix, {}, 9, 4, 1, progress);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{60000, 3, 3, 3, 3, 3, 3, 3, 3}));
    const Segmentation drawn = divide(matrix, 9, 4);
    EXPECT_LT(result.inertia, drawn.inertia);
}

TEST(KMeans, AnswersThePreparedMatrixAndAnyOtherAsWithoutPreparing) {
    const FeatureMatrix matrix = blobs(5000, 9, 4, 2.0, 4);
    const FeatureMatrix other = blobs(300, 3, 2, 1.0, 5);
    Progress progress;
    const std::unique_ptr<Segmenter> prepared = KMeans().prepare(matrix, progress);
    ASSERT_NE(prepared, nullptr);
    std::vector<std::uint32_t> weights(matrix.rows, 1);
    weights[7] = 0;
    weights[9] = 4;
    for (const auto& used : {std::vector<std::uint32_t>{}, weights}) {
        const Segmentation ready = prepared->segment(matrix, used, 5, 3, 8, progress);
        const Segmentation plain = KMeans().segment(matrix, used, 5, 3, 8, progress);
        EXPECT_EQ(ready.labels, plain.labels);
        EXPECT_EQ(ready.inertia, plain.inertia);
    }
    EXPECT_EQ(prepared->segment(other, {}, 2, 3, 8, progress).labels, divide(other, 2, 3, {}, 8).labels);
}

TEST(KMeans, NeverDoesWorseThanItsFirstStart) {
    const FeatureMatrix matrix = blobs(2000, 8, 9, 1.5, 3);
    EXPECT_LE(divide(matrix, 9, 10).inertia, divide(matrix, 9, 1).inertia);
}

TEST(KMeans, StandsExtremeMatrices) {
    FeatureMatrix edge = matrixOf(2, {127, -127, -127, 127, 127, 127, -127, -127, 0, 0});
    EXPECT_EQ(divide(edge, 5).inertia, 0.0);
    // Collinear columns, and many more columns than rows.
    std::vector<double> wide;
    for (int row = 0; row < 40; ++row)
        for (int j = 0; j < 3000; ++j)
            wide.push_back((row % 2) * 0.01 * (j % 7));
    EXPECT_EQ(divide(matrixOf(3000, wide), 2).sizes, (std::vector<std::uint64_t>{20, 20}));
    // Many duplicates of three rows, past the size where starts use a draw.
    std::vector<double> twins;
    for (int row = 0; row < 120000; ++row)
        twins.push_back(row % 1000 == 0 ? 30 : row % 2);
    const Segmentation result = divide(matrixOf(1, twins), 3);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{60000, 59880, 120}));
    EXPECT_THROW(divide(matrixOf(1, twins), 4), Failure);
}

TEST(KMeans, StopsWhenCancelled) {
    Progress progress;
    progress.cancel();
    EXPECT_THROW(KMeans().segment(blobs(100, 3, 2, 1.0, 1), {}, 2, 1, 1, progress), Cancelled);
}

} // namespace
} // namespace vignette
