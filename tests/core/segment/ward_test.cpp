#include "core/segment/ward.h"

#include "core/base/failure.h"
#include "core/base/random.h"
#include "core/segment/cut_joins.h"
#include "core/segment/kernels.h"
#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace vignette {
namespace {

using test::blobs;
using test::matrixOf;

/// x ← (1103515245 x + 12345) mod 2³¹, value ((x >> 16) mod 2001 − 1000) / 64: easily repeated elsewhere.
std::vector<double> drawn(std::size_t count, std::uint64_t seed) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        seed = (seed * 1103515245U + 12345U) % 2147483648U;
        values.push_back((static_cast<double>((seed >> 16U) % 2001) - 1000.0) / 64.0);
    }
    return values;
}

Segmentation wardOf(const FeatureMatrix& matrix, int k, std::span<const std::uint32_t> weights = {},
                    WardLimits limits = {}) {
    Progress progress;
    return Ward(limits).segment(matrix, weights, k, 1, 1, progress);
}

std::optional<FailureCode> failureOf(const FeatureMatrix& matrix, int k) {
    try {
        wardOf(matrix, k);
    } catch (const Failure& failure) {
        return failure.code();
    }
    return std::nullopt;
}

void expectHeights(const std::vector<SegmentJoin>& joins, const std::vector<double>& heights) {
    ASSERT_EQ(joins.size(), heights.size());
    for (std::size_t i = 0; i < heights.size(); ++i)
        EXPECT_NEAR(joins[i].height, heights[i], 1e-9 * std::max(1.0, heights[i]));
}

// Reference figures: SciPy 1.10.1, scipy.cluster.hierarchy.ward(rows), whose heights are R's ward.D2.

TEST(Ward, IsRightByHand) {
    // 0, 1 | 4, 6: growths 1/2 and 2; then (2 · 2 / 4) · 4.5² = 20.25. Heights: root of twice.
    const Segmentation result = wardOf(matrixOf(1, {4, 0, 6, 1}), 2);
    expectHeights(result.joins, {1.0, 2.0, std::sqrt(40.5)});
    EXPECT_EQ(result.joins[0], (SegmentJoin{.left = 0, .right = 1, .height = 1.0, .size = 2}));
    EXPECT_EQ(result.joins[2].left, 4U);
    EXPECT_EQ(result.joins[2].right, 5U);
    EXPECT_EQ(result.labels, (std::vector<std::uint16_t>{1, 0, 1, 0})); // equal sizes: lower centre first
    EXPECT_EQ(result.centres, (std::vector<double>{0.5, 5.0}));
    EXPECT_EQ(result.inertia, 2.5);
}

TEST(Ward, HasTheHeightsSizesAndCutOfSciPy) {
    const Segmentation result = wardOf(matrixOf(2, drawn(24, 5)), 3);
    expectHeights(result.joins, {0.7017347366526756, 4.331254509377162, 4.847906482763977, 4.934779709495653,
                                 5.958768104038647, 9.167743781414632, 9.310258224298883, 10.00171494083952,
                                 16.289873456032172, 21.720561319103318, 30.70910041779231});
    std::vector<std::uint64_t> sizes;
    for (const SegmentJoin& join : result.joins)
        sizes.push_back(join.size);
    EXPECT_EQ(sizes, (std::vector<std::uint64_t>{2, 2, 2, 2, 3, 3, 2, 4, 5, 8, 12}));
    // fcluster(…, 3, 'maxclust'): 3 1 1 1 1 3 2 2 2 3 3 3
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{5, 4, 3}));
    EXPECT_EQ(result.labels, (std::vector<std::uint16_t>{0, 1, 1, 1, 1, 0, 2, 2, 2, 0, 0, 0}));
}

/// Sum of heights, and the sum of height · rank, which catches a wrong order too.
void expectSums(const std::vector<SegmentJoin>& joins, double sum, double ranked) {
    double ownSum = 0.0;
    double ownRanked = 0.0;
    for (std::size_t i = 0; i < joins.size(); ++i) {
        ownSum += joins[i].height;
        ownRanked += static_cast<double>(i + 1) * joins[i].height;
    }
    EXPECT_NEAR(ownSum, sum, 1e-9 * sum);
    EXPECT_NEAR(ownRanked, ranked, 1e-9 * ranked);
}

TEST(Ward, HasTheHeightsOfSciPyForManyRows) {
    const Segmentation some = wardOf(matrixOf(5, drawn(3000, 9)), 4);
    ASSERT_EQ(some.joins.size(), 599U);
    expectSums(some.joins, 9778.176731751979, 4374677.222504398);
    EXPECT_NEAR(some.joins[300].height, 9.124801563909713, 1e-9 * 9.0);
    EXPECT_NEAR(some.joins[598].height, 232.12368405203983, 1e-9 * 232.0);
    const Segmentation many = wardOf(matrixOf(6, drawn(18000, 13)), 4, {}, {.mostShown = 3000});
    ASSERT_EQ(many.joins.size(), 2999U);
    expectSums(many.joins, 47500.928513551495, 105768059.33150086);
    EXPECT_NEAR(many.joins[2998].height, 479.1684943968399, 1e-9 * 479.1684943968399);
}

TEST(Ward, CountsAWeightAsTwinsJoinedAtHeightZero) {
    const std::vector<std::uint32_t> weights = {1, 3, 2, 1, 5, 1, 1, 4, 2, 7};
    const FeatureMatrix matrix = matrixOf(2, drawn(20, 3));
    const Segmentation weighted = wardOf(matrix, 3, weights);
    // SciPy has each row as often as its weight: 17 joins at 0, then these.
    expectHeights(weighted.joins, {2.310880626694796, 3.5318635390674067, 4.43846820423443, 6.739819193451458,
                                   9.172997340473469, 16.912050375890754, 23.436723395698372,
                                   42.48248031350747, 67.81272906189216});
    FeatureMatrix twins;
    twins.columns = 2;
    for (std::size_t row = 0; row < matrix.rows; ++row)
        for (std::uint32_t i = 0; i < weights[row]; ++i, ++twins.rows)
            twins.values.insert(twins.values.end(), matrix.row(row).begin(), matrix.row(row).end());
    const Segmentation many = wardOf(twins, 3);
    EXPECT_EQ(many.joins, weighted.joins);
    EXPECT_EQ(many.sizes, weighted.sizes);
    EXPECT_EQ(many.inertia, weighted.inertia);
}

TEST(Ward, LetsTheOrderOfRowsDecideNothingEvenAmongEqualHeights) {
    // A grid of 12 × 12: nearly every height is a tie.
    std::vector<int> order(144);
    std::iota(order.begin(), order.end(), 0);
    const auto divided = [&](std::vector<SegmentJoin>& joins) {
        std::vector<double> values;
        for (const int place : order) {
            values.push_back(place % 12);
            values.push_back(place / 12);
        }
        const Segmentation result = wardOf(matrixOf(2, values), 7);
        joins = result.joins;
        std::vector<std::uint16_t> labels(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            labels[static_cast<std::size_t>(order[i])] = result.labels[i];
        return labels;
    };
    std::vector<SegmentJoin> joins;
    std::vector<SegmentJoin> shuffledJoins;
    const auto labels = divided(joins);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        Random(seed).shuffle(std::span(order));
        EXPECT_EQ(divided(shuffledJoins), labels);
        EXPECT_EQ(shuffledJoins, joins);
    }
}

TEST(Ward, GivesTheSameBitsOnEveryProcessorLevel) {
    std::vector<double> grid; // nothing but ties
    for (int place = 0; place < 1200; ++place)
        grid.insert(grid.end(), {place % 10 + 0.0, place / 10 % 10 + 0.0, place / 100 + 0.0});
    for (const FeatureMatrix& matrix : {blobs(2500, 19, 6, 2.0, 4), matrixOf(3, grid)}) {
        ASSERT_TRUE(overrideSimdLevel(SimdLevel::Baseline));
        const Segmentation baseline = wardOf(matrix, 5);
        if (overrideSimdLevel(SimdLevel::Avx2)) {
            const Segmentation wide = wardOf(matrix, 5);
            EXPECT_EQ(wide.joins, baseline.joins);
            EXPECT_EQ(wide.labels, baseline.labels);
        }
        overrideSimdLevel(std::nullopt);
    }
}

/// Ward's definition and nothing else: all pairs, every time.
std::vector<double> heightsOneByOne(const FeatureMatrix& matrix) {
    struct Part {
        std::vector<double> mean;
        double weight = 1.0;
    };
    std::vector<Part> parts;
    for (std::size_t row = 0; row < matrix.rows; ++row)
        parts.push_back({.mean = {matrix.row(row).begin(), matrix.row(row).end()}});
    const auto growth = [](const Part& a, const Part& b) {
        double sum = 0.0;
        for (std::size_t j = 0; j < a.mean.size(); ++j)
            sum += (a.mean[j] - b.mean[j]) * (a.mean[j] - b.mean[j]);
        return a.weight * b.weight / (a.weight + b.weight) * sum;
    };
    std::vector<double> heights;
    while (parts.size() > 1) {
        std::pair<std::size_t, std::size_t> best{0, 1};
        for (std::size_t a = 0; a < parts.size(); ++a)
            for (std::size_t b = a + 1; b < parts.size(); ++b)
                if (growth(parts[a], parts[b]) < growth(parts[best.first], parts[best.second])) best = {a, b};
        Part& a = parts[best.first];
        const Part b = parts[best.second];
        heights.push_back(std::sqrt(2.0 * growth(a, b)));
        for (std::size_t j = 0; j < a.mean.size(); ++j)
            a.mean[j] = (a.weight * a.mean[j] + b.weight * b.mean[j]) / (a.weight + b.weight);
        a.weight += b.weight;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(best.second));
    }
    return heights;
}

TEST(Ward, JoinsInOrderWhereEveryJoinWaitsForTheOneBefore) {
    // Gaps that grow: one pair a round, the worst for joining many at once. And a star, where all are
    // nearest to one.
    std::vector<double> line;
    for (int i = 0; i < 60; ++i)
        line.push_back(i * (i + 1) / 64.0);
    std::vector<double> star(40 * 41);
    for (std::size_t i = 0; i < 40; ++i)
        star[(i + 1) * 40 + i] = 8.0 + static_cast<double>(i) / 64.0;
    for (const FeatureMatrix& matrix : {matrixOf(1, line), matrixOf(40, star)})
        expectHeights(wardOf(matrix, 1).joins, heightsOneByOne(matrix));
}

TEST(Ward, OverMicroSegmentsComesNearTheExactHierarchy) {
    const FeatureMatrix matrix = blobs(6000, 8, 5, 0.5, 3);
    const Segmentation exact = wardOf(matrix, 5);
    const Segmentation over =
        wardOf(matrix, 5, {}, {.mostExact = 2000, .microSegments = 400, .mostShown = 2000});
    EXPECT_EQ(over.labels, exact.labels); // groups that lie apart
    EXPECT_LE(over.joins.size(), 405U);
    EXPECT_GE(over.joins.size(), 380U);
    EXPECT_NEAR(over.joins.back().height, exact.joins.back().height, 0.01 * exact.joins.back().height);
    EXPECT_EQ(over.joins.back().size, 6000U);
}

TEST(Ward, KeepsTheTopOfATallHierarchy) {
    const FeatureMatrix matrix = blobs(300, 3, 4, 1.0, 8);
    const std::vector<SegmentJoin> whole = wardOf(matrix, 4).joins;
    const std::vector<SegmentJoin> top =
        wardOf(matrix, 4, {}, {.mostExact = 20000, .microSegments = 2000, .mostShown = 50}).joins;
    ASSERT_EQ(whole.size(), 299U);
    ASSERT_EQ(top.size(), 49U);
    std::set<std::uint32_t> parts;
    for (std::size_t i = 0; i < top.size(); ++i) {
        EXPECT_EQ(top[i].height, whole[250 + i].height);
        EXPECT_EQ(top[i].size, whole[250 + i].size);
        EXPECT_LT(std::max(top[i].left, top[i].right), 50 + i);
        parts.insert({top[i].left, top[i].right});
    }
    EXPECT_EQ(parts.size(), 98U); // every node below the last join, once
}

TEST(CutJoins, NumbersPartsByTheirLowestLeaf) {
    const std::vector<SegmentJoin> joins = {{1, 3, 1.0, 2}, {0, 2, 2.0, 2}, {4, 5, 3.0, 4}};
    EXPECT_EQ(partsOfLeaves(joins, 4, 4), (std::vector<std::uint32_t>{0, 1, 2, 3}));
    EXPECT_EQ(partsOfLeaves(joins, 4, 3), (std::vector<std::uint32_t>{0, 1, 2, 1}));
    EXPECT_EQ(partsOfLeaves(joins, 4, 2), (std::vector<std::uint32_t>{0, 1, 0, 1}));
    EXPECT_EQ(partsOfLeaves(joins, 4, 1), (std::vector<std::uint32_t>{0, 0, 0, 0}));
    EXPECT_EQ(partsOfLeaves({}, 1, 1), (std::vector<std::uint32_t>{0}));
}

// Bad inputs, numbers.

TEST(WardBadInput, RefusesNobodyAndMoreSegmentsThanDifferentPatients) {
    EXPECT_EQ(failureOf(matrixOf(2, {}), 1), FailureCode::NothingToDo);
    EXPECT_EQ(failureOf(matrixOf(1, {1, 2, 3}), 4), FailureCode::NothingToDo);
    EXPECT_EQ(failureOf(matrixOf(1, {5, 5, 5, 7}), 3), FailureCode::NothingToDo);
    EXPECT_EQ(failureOf(matrixOf(1, {1, 2, 3}), 0), FailureCode::BadUsage);
    EXPECT_EQ(failureOf(matrixOf(1, {1, 2, 3}), 1001), FailureCode::BadUsage);
}

TEST(WardBadInput, TakesOneRowAndRowsThatAreAllEqual) {
    const Segmentation one = wardOf(matrixOf(2, {3, -4}), 1);
    EXPECT_EQ(one.sizes, (std::vector<std::uint64_t>{1}));
    EXPECT_TRUE(one.joins.empty());
    const Segmentation equal = wardOf(matrixOf(1, std::vector<double>(500, 2.5)), 1);
    EXPECT_EQ(equal.sizes, (std::vector<std::uint64_t>{500}));
    EXPECT_EQ(equal.inertia, 0.0);
    EXPECT_TRUE(equal.joins.empty());
    EXPECT_EQ(failureOf(matrixOf(1, std::vector<double>(500, 2.5)), 2), FailureCode::NothingToDo);
}

TEST(WardBadInput, IgnoresConstantColumnsAndColumnsRepeated) {
    const FeatureMatrix plain = blobs(200, 2, 3, 0.8, 6);
    std::vector<double> wider;
    std::vector<double> doubled;
    for (std::size_t row = 0; row < plain.rows; ++row) {
        for (const double value : {plain.row(row)[0] + 0.0, 17.0, plain.row(row)[1] + 0.0})
            wider.push_back(value);
        for (const std::size_t j : {0, 1, 0, 1})
            doubled.push_back(plain.row(row)[j]);
    }
    const Segmentation result = wardOf(plain, 3);
    EXPECT_EQ(wardOf(matrixOf(3, wider), 3).labels, result.labels);
    const Segmentation collinear = wardOf(matrixOf(4, doubled), 3);
    EXPECT_EQ(collinear.labels, result.labels);
    EXPECT_NEAR(collinear.joins.back().height, std::sqrt(2.0) * result.joins.back().height, 1e-9);
}

TEST(WardBadInput, KeepsValuesAtTheLimitAndOneFarOutlierApart) {
    std::vector<double> values;
    for (int i = 0; i < 50; ++i)
        values.push_back(i % 5 / 65536.0); // the smallest differences there are
    values.push_back(kFeatureLimit);
    values.push_back(-kFeatureLimit);
    const Segmentation result = wardOf(matrixOf(1, values), 3);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{50, 1, 1}));
    std::vector<std::uint32_t> weights(values.size(), 4000000000U);
    EXPECT_EQ(wardOf(matrixOf(1, values), 3, weights).labels, result.labels);
    const Segmentation seven = wardOf(matrixOf(1, values), 7);
    EXPECT_EQ(seven.inertia, 0.0);
}

TEST(WardBadInput, TakesMoreColumnsThanRows) {
    const FeatureMatrix matrix = blobs(30, 3000, 2, 0.3, 2);
    const Segmentation result = wardOf(matrix, 2);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{15, 15}));
    for (std::size_t row = 0; row < 30; ++row)
        EXPECT_EQ(result.labels[row], result.labels[row % 2]);
}

} // namespace
} // namespace vignette
