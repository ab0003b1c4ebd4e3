// The signs that the verdict goes by, each by itself.
#include "core/segment/k_means.h"
#include "core/validate/border_density.h"
#include "core/validate/density_check.h"
#include "core/validate/density_groups.h"
#include "core/validate/no_group_data.h"
#include "core/validate/not_like_any.h"
#include "core/validate/split_half.h"
#include "tests/core/segment/matrices.h"
#include "tests/core/segment/same_bits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <set>

namespace vignette {
namespace {

using test::blobs;
using test::matrixOf;

/// Two rings through each other: no straight border parts them.
FeatureMatrix rings(std::size_t rows, std::uint64_t seed) {
    Random random(seed);
    std::vector<double> values;
    for (std::size_t i = 0; i < rows; ++i) {
        const double turn = random.uniform(0.0, 2.0 * std::numbers::pi);
        const double x = std::cos(turn) + 0.05 * random.normal();
        const double y = std::sin(turn) + 0.05 * random.normal();
        const double off = 0.05 * random.normal();
        if (i % 2)
            values.insert(values.end(), {x, y, off});
        else
            values.insert(values.end(), {x + 1.0, off, y});
    }
    return matrixOf(3, values);
}

FeatureMatrix box(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    Random random(seed);
    std::vector<double> values;
    for (std::size_t i = 0; i < rows * columns; ++i)
        values.push_back(random.uniform());
    return matrixOf(columns, values);
}

TEST(Density, GivesTheValleyBetweenTwoRowsOfPointsByHand) {
    // 0, 1 … 29 and 100 … 129. Of 60 rows with one feature the 15th neighbour counts: 8 away for the 16 rows
    // in the middle of each half, further for the rest, so the lower quartile is 8. The halves meet at 71.
    std::vector<double> values;
    for (int i = 0; i < 30; ++i)
        values.insert(values.end(), {static_cast<double>(i), 100.0 + i});
    Progress progress;
    const DensityTree tree = densityTree(matrixOf(1, values), progress);
    ASSERT_EQ(tree.edges.size(), 59U);
    const std::vector<DensityValley> valleys = valleysOf(tree);
    ASSERT_FALSE(valleys.empty());
    EXPECT_NEAR(valleys.front().depth, std::log(71.0 / 8.0), 1e-12);
    EXPECT_EQ(valleys.front().smallerShare, 0.5);
    const std::vector<std::uint16_t> regions = regionsOf(tree, 1.0);
    ASSERT_EQ(regions.size(), 60U);
    for (std::size_t i = 0; i < regions.size(); ++i)
        EXPECT_EQ(regions[i], regions[i % 2]) << i;
    EXPECT_NE(regions[0], regions[1]);
    EXPECT_TRUE(regionsOf(tree, 3.0).empty());
}

TEST(Density, IsEmptyForAFewRows) {
    Progress progress;
    EXPECT_TRUE(valleysOf(densityTree(box(19, 2, 1), progress)).empty());
    EXPECT_EQ(checkDensity(box(5, 2, 1), 1, progress).report.regions, 0);
}

TEST(Density, FindsRingsThroughEachOtherAndNothingInABox) {
    Progress progress;
    const DensityCheck check = checkDensity(rings(1000, 3), 7, progress);
    EXPECT_EQ(check.report.regions, 2);
    EXPECT_GT(check.report.depth, check.report.noGroupDepth + 0.5);
    std::vector<std::uint16_t> truth(1000);
    std::vector<std::uint16_t> halves(1000);
    for (std::size_t i = 0; i < truth.size(); ++i) {
        truth[i] = i % 2;
        halves[i] = i % 4 < 2;
    }
    EXPECT_EQ(followedShare(check, truth), 1.0);
    EXPECT_LT(followedShare(check, halves), 0.6) << "labels that cut across the rings";
    EXPECT_EQ(checkDensity(box(1000, 3, 5), 7, progress).report.regions, 0);
}

TEST(BorderDensity, IsRightByHand) {
    Segmentation segmentation;
    segmentation.centres = {0.0, 1.0};
    segmentation.sizes = {7, 5};
    segmentation.labels = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0};
    const FeatureMatrix matrix = matrixOf(1, {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0.5, 0.36});
    EXPECT_NEAR(borderDensity(matrix, segmentation), 3.0 / 6.0, 1e-15); // (2 + 1) / (5 + 1)
}

TEST(BorderDensity, IsOneWhereNothingCanBeSaid) {
    Segmentation one;
    one.centres = {0.0};
    one.sizes = {3};
    one.labels = {0, 0, 0};
    EXPECT_EQ(borderDensity(matrixOf(1, {0, 1, 2}), one), 1.0);
}

TEST(BorderDensity, IsLowBetweenGroupsAndNotInABox) {
    Progress progress;
    const FeatureMatrix groups = blobs(900, 4, 3, 0.4, 4);
    EXPECT_LT(borderDensity(groups, KMeans().segment(groups, {}, 3, 4, 1, progress)), 0.05);
    const FeatureMatrix even = box(3000, 1, 4);
    EXPECT_NEAR(borderDensity(even, KMeans().segment(even, {}, 2, 4, 1, progress)), 1.0, 0.15);
}

TEST(PredictionStrength, IsRightByHand) {
    // Of the first segment's 4 · 3 ordered pairs 3 · 2 stay together, of the second's all.
    EXPECT_EQ(strengthOf({.rows = 2, .columns = 2, .counts = {3, 1, 0, 4}}), 0.5);
    EXPECT_EQ(strengthOf({.rows = 2, .columns = 2, .counts = {1, 0, 0, 4}}), 1.0)
        << "one patient has no pair";
}

TEST(PredictionStrength, IsHighForTheGroupsThatAreThereAndLowForMore) {
    Progress progress;
    const std::vector<int> counts = {3, 6};
    const std::vector<double> strengths =
        predictionStrengths(blobs(900, 5, 3, 0.4, 4), counts, KMeans(), {}, progress);
    EXPECT_GT(strengths[0], 0.99);
    EXPECT_LT(strengths[1], 0.8);
}

TEST(SplitHalf, MakesHalvesThatShareNobody) {
    const Halves halves = halvesOf(101, 1000, 5, 0);
    EXPECT_EQ(halves.first.size(), 50U);
    EXPECT_EQ(halves.second.size(), 50U);
    std::set<std::uint32_t> all(halves.first.begin(), halves.first.end());
    all.insert(halves.second.begin(), halves.second.end());
    EXPECT_EQ(all.size(), 100U);
    EXPECT_NE(halvesOf(101, 1000, 5, 1).first, halves.first);
}

TEST(SplitHalf, MeetsGroupsAgainInTheOtherHalfAndNoiseNot) {
    Progress progress;
    std::vector<std::uint16_t> labels(900);
    for (std::size_t i = 0; i < labels.size(); ++i)
        labels[i] = i % 3;
    const SplitPlan plan{.splits = 1, .starts = 4, .mostRows = 900, .seed = 3};
    const auto groups = splitHalf(blobs(900, 5, 3, 0.4, 4), labels, 3, KMeans(), plan, progress);
    ASSERT_TRUE(groups.has_value());
    EXPECT_EQ(groups->rows, 900U);
    EXPECT_EQ(groups->adjustedRand, 1.0);
    ASSERT_EQ(groups->segments.size(), 3U);
    for (const SplitHalfSegment& segment : groups->segments) {
        EXPECT_EQ(segment.overlap, 1.0);
        EXPECT_LT(std::abs(segment.largestMeanShift), 0.1);
    }
    const auto noise = splitHalf(box(900, 12, 4), labels, 3, KMeans(), plan, progress);
    ASSERT_TRUE(noise.has_value());
    EXPECT_LT(noise->adjustedRand, 0.7);
    for (const SplitHalfSegment& segment : noise->segments)
        EXPECT_LT(segment.overlap, 0.5);
}

TEST(SplitHalf, IsNotMeasuredWhereAHalfHasTooFewDifferentRows) {
    Progress progress;
    const std::vector<std::uint16_t> labels = {0, 0, 1, 1};
    EXPECT_FALSE(splitHalf(matrixOf(1, {1, 1, 1, 1}), labels, 2, KMeans(), {}, progress).has_value());
}

TEST(NotLikeAny, FlagsWhoIsFarFromTheOwnSegmentOrBelongsNowhere) {
    // Distances 1, 1, 1, 1, 10: median 1, so only the last is beyond three times.
    const FeatureMatrix matrix = matrixOf(1, {1, -1, 1, -1, 10});
    const std::vector<std::uint16_t> labels(5, 0);
    const std::vector<double> centre = {0.0};
    const NotLikeAny far = notLikeAny(matrix, labels, centre, {}, 3.0);
    EXPECT_EQ(far.isUnlike, (std::vector<std::uint8_t>{0, 0, 0, 0, 1}));
    EXPECT_EQ(far.report.total, 1U);
    EXPECT_EQ(far.report.segments, (std::vector<std::uint64_t>{1}));
    const std::vector<float> certainty = {0.9F, 0.4F, 0.5F, 1.0F, 1.0F};
    EXPECT_EQ(notLikeAny(matrix, labels, centre, certainty, 20.0).isUnlike,
              (std::vector<std::uint8_t>{0, 1, 0, 0, 0}));
}

TEST(NotLikeAny, IsTwoAndAHalfOfAHundredWhereThereIsNothingElse) {
    Progress progress;
    const FeatureMatrix matrix = box(4000, 3, 9);
    const Segmentation division = KMeans().segment(matrix, {}, 3, 4, 1, progress);
    const double factor = farFactorOf(matrix, division);
    EXPECT_GT(factor, 1.0);
    EXPECT_NEAR(
        static_cast<double>(notLikeAny(matrix, division.labels, division.centres, {}, factor).report.total),
        100.0, 2.0);
}

/// Two numbers, a category of three levels and a flag, 30 of 100 without the category.
FeatureMatrix mixedMatrix() {
    Random random(4);
    std::vector<double> values;
    FeatureMatrix matrix;
    const std::size_t rows = 3000;
    for (std::size_t row = 0; row < rows; ++row) {
        const double x = random.normal();
        const double y = 0.7 * x + 0.7 * random.normal();
        const bool isMissing = random.chance(0.3);
        const int level = x + random.normal() > 0.8 ? 2 : y > 0.0 ? 1 : 0;
        values.insert(values.end(), {x, y});
        for (int l = 0; l < 3; ++l)
            values.push_back(isMissing ? 0.0 : level == l ? 1.5 : -0.5);
        values.push_back(y + random.normal() > 1.0 ? 1.0 : -0.25);
        matrix.missing.insert(matrix.missing.end(), {0, 0, isMissing ? std::uint8_t{1} : std::uint8_t{0}, 0});
    }
    std::vector<std::uint8_t> missing = std::move(matrix.missing);
    matrix = matrixOf(6, values);
    matrix.missing = std::move(missing);
    const auto field = [&](std::uint32_t first, std::uint32_t count, Encoding encoding) {
        FieldEncoding part;
        part.firstFeature = first;
        part.featureCount = count;
        part.encoding = encoding;
        matrix.plan.fields.push_back(part);
    };
    field(0, 1, Encoding::Standardised);
    field(1, 1, Encoding::Standardised);
    field(2, 3, Encoding::Indicators);
    field(5, 1, Encoding::Indicators);
    return matrix;
}

TEST(NoGroupData, GivesEveryPatientOneLevelOfACategoryInTheDatasCounts) {
    Progress progress;
    const FeatureMatrix data = mixedMatrix();
    const FeatureMatrix made = noGroupLike(data, 5, progress);
    std::vector<int> before(3);
    std::vector<int> after(3);
    for (std::size_t row = 0; row < data.rows; ++row) {
        int levels = 0;
        for (std::size_t l = 0; l < 3; ++l) {
            before[l] += data.row(row)[2 + l] == 1.5F;
            after[l] += made.row(row)[2 + l] == 1.5F;
            levels += made.row(row)[2 + l] == 1.5F;
        }
        EXPECT_EQ(levels, data.isMissing(row, 2) ? 0 : 1) << row;
    }
    EXPECT_EQ(after, before);
}

TEST(NoGroupData, LeavesCellsWithoutAValueWhereTheyWere) {
    Progress progress;
    const FeatureMatrix data = mixedMatrix();
    const FeatureMatrix made = noGroupLike(data, 5, progress);
    EXPECT_EQ(made.missing, data.missing);
    for (std::size_t row = 0; row < data.rows; ++row)
        if (data.isMissing(row, 2)) {
            EXPECT_EQ(made.row(row)[2], 0.0F) << row;
        }
}

TEST(NoGroupData, CanHaveNothingToDoWithEachOther) {
    Progress progress;
    const FeatureMatrix data = mixedMatrix();
    const auto product = [](const FeatureMatrix& matrix) {
        double sum = 0.0;
        for (std::size_t row = 0; row < matrix.rows; ++row)
            sum += static_cast<double>(matrix.row(row)[0]) * matrix.row(row)[1];
        return sum / static_cast<double>(matrix.rows);
    };
    EXPECT_NEAR(product(noGroupLike(data, 5, progress)), product(data), 0.08);
    EXPECT_NEAR(product(unrelatedLike(data, 5, progress)), 0.0, 0.06);
}

TEST(Signs, AreTheSameBitsForAnyNumberOfThreads) {
    const FeatureMatrix matrix = rings(400, 3);
    const FeatureMatrix mixed = mixedMatrix();
    const std::vector<int> counts = {2, 3};
    using Bits = std::vector<double>;
    bool threadsRan = false;
    EXPECT_TRUE(test::isSameForAllThreads<Bits>(
        [&](int) {
            Progress progress;
            Bits bits = predictionStrengths(matrix, counts, KMeans(), {}, progress);
            const DensityCheck check = checkDensity(matrix, 7, progress);
            const Segmentation division = KMeans().segment(matrix, {}, 3, 4, 1, progress);
            bits.insert(bits.end(), {check.report.depth, check.report.noGroupDepth,
                                     borderDensity(matrix, division), farFactorOf(matrix, division)});
            const auto half = splitHalf(matrix, division.labels, 3, KMeans(), {}, progress);
            bits.push_back(half->adjustedRand);
            for (const float value : noGroupLike(mixed, 3, progress).values)
                bits.push_back(value);
            return bits;
        },
        threadsRan));
    EXPECT_TRUE(threadsRan);
}

} // namespace
} // namespace vignette
