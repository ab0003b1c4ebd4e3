#include "core/validate/separation_indices.h"

#include "core/base/failure.h"
#include "core/validate/silhouette_widths.h"
#include "tests/core/segment/same_bits.h"
#include "tests/core/validate/drawn_values.h"

#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

namespace vignette {
namespace {

using test::drawnLabels;
using test::drawnNumbers;
using test::drawnRows;
using test::matrixOf;
using Labels = std::vector<std::uint16_t>;
using Weights = std::vector<std::uint32_t>;

SeparationIndices indicesOf(const FeatureMatrix& matrix, const Labels& labels, std::size_t k,
                            const Weights& weights = {}) {
    Progress progress;
    return separationIndices(matrix, {.labels = labels, .segments = k}, weights, progress);
}

std::vector<double> widthsOf(const FeatureMatrix& matrix, const Labels& labels, std::size_t k,
                             const Weights& weights = {}) {
    Progress progress;
    return silhouetteWidths(matrix, {.labels = labels, .segments = k}, weights, progress);
}

Weights drawnWeights() {
    Weights weights = drawnNumbers(200, 31);
    for (std::uint32_t& weight : weights)
        weight %= 4;
    return weights;
}

// Reference figures: scikit-learn 1.2.1, calinski_harabasz_score(X, labels), davies_bouldin_score(X, labels),
// silhouette_samples(X, labels); R 4.2.2 with fpc 2.2-10 (calinhara) and cluster 2.1.4 (silhouette) agree.

TEST(SeparationIndices, AreWhatScikitLearnAndRSay) {
    const SeparationIndices own = indicesOf(drawnRows(), drawnLabels(200, 4, 11), 4);
    EXPECT_NEAR(own.calinskiHarabasz.value(), 20.900730572152995, 1e-9);
    EXPECT_NEAR(own.daviesBouldin.value(), 4.1795486674637665, 1e-9);
    const SeparationIndices chance = indicesOf(drawnRows(), drawnLabels(200, 3, 41), 3);
    EXPECT_NEAR(chance.calinskiHarabasz.value(), 1.5257007587925104, 1e-9);
    EXPECT_NEAR(chance.daviesBouldin.value(), 10.54897767310121, 1e-9);
}

TEST(SeparationIndices, CountAWeightAsTwins) {
    // scikit-learn has each row as often as its weight (0..3): 295 rows.
    const SeparationIndices weighted = indicesOf(drawnRows(), drawnLabels(200, 4, 11), 4, drawnWeights());
    EXPECT_NEAR(weighted.calinskiHarabasz.value(), 29.936770500262895, 1e-9);
    EXPECT_NEAR(weighted.daviesBouldin.value(), 4.239379544189458, 1e-9);
}

TEST(SeparationIndices, AreRightByHand) {
    // 0, 1 | 4: means 0.5 and 4, W = 0.5, B = 2 · (7/6)² + (7/3)² = 49/6; CH = 49/6 · 1 / 0.5. DB: (0.5 +
    // 0)/3.5.
    const SeparationIndices hand = indicesOf(matrixOf(1, {0, 1, 4}), {0, 0, 1}, 2);
    EXPECT_NEAR(hand.calinskiHarabasz.value(), 49.0 / 3.0, 1e-12);
    EXPECT_NEAR(hand.daviesBouldin.value(), 1.0 / 7.0, 1e-12);
    Progress progress;
    const Labels labels = {0, 0, 1};
    EXPECT_EQ(withinSumOfSquares(matrixOf(1, {0, 1, 4}), {.labels = labels, .segments = 2}, {}, progress),
              0.5);
}

TEST(SeparationIndices, SayNothingWhereTheyMeanNothing) {
    const FeatureMatrix three = matrixOf(1, {0, 1, 4});
    EXPECT_FALSE(indicesOf(three, {0, 0, 0}, 1).calinskiHarabasz);
    EXPECT_FALSE(indicesOf(three, {0, 0, 0}, 1).daviesBouldin);
    EXPECT_FALSE(indicesOf(three, {0, 1, 2}, 3).calinskiHarabasz);    // everyone alone
    EXPECT_FALSE(indicesOf(matrixOf(1, {}), {}, 2).calinskiHarabasz); // nobody
    EXPECT_FALSE(indicesOf(matrixOf(1, {7}), {0}, 1).daviesBouldin);  // one patient
    const SeparationIndices equal = indicesOf(matrixOf(1, {1, 1, 1, 1}), {0, 0, 1, 1}, 2);
    EXPECT_FALSE(equal.calinskiHarabasz); // no spread at all
    EXPECT_FALSE(equal.daviesBouldin);
    const SeparationIndices same = indicesOf(matrixOf(1, {0, 4, 1, 3}), {0, 0, 1, 1}, 2);
    EXPECT_EQ(same.calinskiHarabasz, 0.0);
    EXPECT_FALSE(same.daviesBouldin); // both centres at 2
    const SeparationIndices twins = indicesOf(matrixOf(1, {2, 2, 9, 9}), {0, 0, 1, 1}, 2);
    EXPECT_FALSE(twins.calinskiHarabasz);
    EXPECT_EQ(twins.daviesBouldin, 0.0);
}

TEST(SeparationIndices, PassOverSegmentsOfNobodyAndConstantColumns) {
    const FeatureMatrix plain = matrixOf(1, {0, 1, 4, 6, 9});
    const FeatureMatrix wider = matrixOf(2, {0, 127, 1, 127, 4, 127, 6, 127, 9, 127});
    const SeparationIndices own = indicesOf(plain, {0, 0, 1, 1, 1}, 2);
    for (const SeparationIndices& other :
         {indicesOf(wider, {0, 0, 1, 1, 1}, 2), indicesOf(plain, {1, 1, 4, 4, 4}, 6)}) {
        EXPECT_EQ(other.calinskiHarabasz, own.calinskiHarabasz);
        EXPECT_EQ(other.daviesBouldin, own.daviesBouldin);
    }
}

TEST(SeparationIndices, HoldAtTheLimitOfValuesAndWeights) {
    const FeatureMatrix far = matrixOf(1, {-127, -127 + 1.0 / 65536.0, 127, 127 - 1.0 / 65536.0});
    const Weights heavy(4, 2000000000U);
    const SeparationIndices indices = indicesOf(far, {0, 0, 1, 1}, 2, heavy);
    EXPECT_NEAR(indices.daviesBouldin.value() * 65536.0 * (254.0 - 1.0 / 65536.0), 1.0, 1e-9);
    EXPECT_GT(indices.calinskiHarabasz.value(), 1e18);
}

TEST(SeparationIndices, HaveTheSumOfSquaresOfClusGap) {
    // R: log(0.5 * sum over segments of dist(rows)^2 / n) + log(2), W.k of clusGap with d.power = 2.
    Progress progress;
    const Labels labels = drawnLabels(200, 4, 11);
    const double within = withinSumOfSquares(drawnRows(), {.labels = labels, .segments = 4}, {}, progress);
    EXPECT_NEAR(std::log(within), 11.320377298270310, 1e-9);
}

TEST(SilhouetteWidths, AreWhatScikitLearnAndRSay) {
    const Labels labels = drawnLabels(200, 4, 11);
    const std::vector<double> widths = widthsOf(drawnRows(), labels, 4);
    EXPECT_NEAR(widths[0], -0.18719653746752715, 1e-9);
    EXPECT_NEAR(widths[1], 0.06463797680311946, 1e-9);
    EXPECT_NEAR(widths[99], 0.03518970228041909, 1e-9);
    EXPECT_NEAR(widths[199], 0.020715511879349, 1e-9);
    double ranked = 0.0;
    for (std::size_t row = 0; row < widths.size(); ++row)
        ranked += static_cast<double>(row + 1) * widths[row];
    EXPECT_NEAR(ranked, -33.51336782982444, 1e-9);
    EXPECT_NEAR(meanWidth(widths, {}), -0.004118738882936906, 1e-9);
    EXPECT_NEAR(meanWidth(widthsOf(drawnRows(), drawnLabels(200, 3, 41), 3), {}), -0.018509272931976007,
                1e-9);
}

TEST(SilhouetteWidths, CountAWeightAsTwins) {
    const Weights weights = drawnWeights();
    const std::vector<double> widths = widthsOf(drawnRows(), drawnLabels(200, 4, 11), 4, weights);
    EXPECT_NEAR(meanWidth(widths, weights), 0.005540258783010428, 1e-9);
}

TEST(SilhouetteWidths, KnowTheirEdgeCases) {
    EXPECT_EQ(widthsOf(matrixOf(1, {0, 1, 4}), {0, 0, 1}, 2), (std::vector<double>{0.75, 2.0 / 3.0, 0.0}));
    EXPECT_EQ(widthsOf(matrixOf(1, {2, 2, 9, 9}), {0, 0, 1, 1}, 2), (std::vector<double>{1, 1, 1, 1}));
    EXPECT_EQ(widthsOf(matrixOf(1, {2, 2, 2, 2}), {0, 0, 1, 1}, 2), (std::vector<double>{0, 0, 0, 0}));
    EXPECT_EQ(widthsOf(matrixOf(1, {1, 2, 3}), {0, 0, 0}, 1), (std::vector<double>{0, 0, 0}));
    EXPECT_EQ(widthsOf(matrixOf(1, {5}), {0}, 1), (std::vector<double>{0}));
    EXPECT_TRUE(widthsOf(matrixOf(1, {}), {}, 1).empty());
    EXPECT_EQ(meanWidth({}, {}), 0.0);
}

TEST(Indices, GiveTheSameBitsOnAnyNumberOfThreadsAndStopWhenCancelled) {
    const FeatureMatrix matrix = test::blobs(20000, 6, 3, 1.0, 5);
    const FeatureMatrix small = test::blobs(1000, 6, 3, 1.0, 5);
    Labels labels(20000);
    for (std::size_t i = 0; i < labels.size(); ++i)
        labels[i] = i % 3;
    using Bits = std::tuple<double, double, std::vector<double>>;
    bool threadsRan = false;
    EXPECT_TRUE(test::isSameForAllThreads<Bits>(
        [&](int) {
            const SeparationIndices indices = indicesOf(matrix, labels, 3);
            return Bits{*indices.calinskiHarabasz, *indices.daviesBouldin,
                        widthsOf(small, {labels.begin(), labels.begin() + 1000}, 3)};
        },
        threadsRan));
    EXPECT_TRUE(threadsRan);
    Progress cancelled;
    cancelled.cancel();
    const Labelling labelling{.labels = labels, .segments = 3};
    EXPECT_THROW(separationIndices(matrix, labelling, {}, cancelled), Cancelled);
    EXPECT_THROW(silhouetteWidths(matrix, labelling, {}, cancelled), Cancelled);
}

} // namespace
} // namespace vignette
