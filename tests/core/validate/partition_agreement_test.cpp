#include "core/validate/partition_agreement.h"

#include "core/base/failure.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

namespace vignette {
namespace {

using Labels = std::vector<std::uint16_t>;

/// Two divisions and what scikit-learn 1.2.1 says of them:
///   python3 -c "from sklearn.metrics import *; a, b = [0, 0, 0, 1], [1, 1, 2, 2];
///               print(adjusted_rand_score(a, b), normalized_mutual_info_score(a, b))"
struct Compared {
    std::string name;
    Labels first;
    Labels second;
    double rand = 0.0;
    double information = 0.0;
};

/// x ← (1103515245 x + 12345) mod 2³¹, label (x >> 16) mod parts: easily repeated in the other program.
Labels drawn(std::size_t count, std::uint64_t parts, std::uint64_t seed) {
    Labels labels;
    for (std::size_t i = 0; i < count; ++i) {
        seed = (seed * 1103515245U + 12345U) % 2147483648U;
        labels.push_back(static_cast<std::uint16_t>((seed >> 16U) % parts));
    }
    return labels;
}

Labels everyFourthMoved(Labels labels) {
    for (std::size_t i = 0; i < labels.size(); i += 4)
        labels[i] = static_cast<std::uint16_t>((labels[i] + 1) % 5);
    return labels;
}

class Agreement : public testing::TestWithParam<Compared> {};

TEST_P(Agreement, IsWhatScikitLearnSays) {
    const Compared& compared = GetParam();
    EXPECT_NEAR(adjustedRand(compared.first, compared.second), compared.rand, 1e-9);
    EXPECT_NEAR(adjustedRand(compared.second, compared.first), compared.rand, 1e-9);
    EXPECT_NEAR(normalisedMutualInformation(compared.first, compared.second), compared.information, 1e-9);
    EXPECT_NEAR(normalisedMutualInformation(compared.second, compared.first), compared.information, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    ScikitLearn, Agreement,
    testing::Values(
        Compared{"Hand", {0, 0, 0, 1}, {1, 1, 2, 2}, 0.0, 0.34371101848545077},
        Compared{"OtherNames", {0, 0, 1, 1}, {5, 5, 3, 3}, 1.0, 1.0},
        Compared{"WorseThanChance", {0, 0, 1, 1}, {0, 1, 0, 1}, -0.5, 0.0},
        Compared{"OnePartAndManyParts", {0, 0, 0, 0}, {0, 1, 2, 3}, 0.0, 0.0},
        Compared{"OnePartAndTwo", {0, 0, 0, 0, 0, 0}, {0, 0, 0, 1, 1, 1}, 0.0, 0.0},
        Compared{"BothOnePart", {0, 0, 0}, {1, 1, 1}, 1.0, 1.0},
        Compared{"AllAloneInBoth", {0, 1, 2}, {2, 1, 0}, 1.0, 1.0},
        Compared{"AllAloneAndPairs", {0, 1, 2, 3, 4, 5}, {0, 0, 1, 1, 2, 2}, 0.0, 0.7601875334318686},
        Compared{"OnePatient", {0}, {0}, 1.0, 1.0},
        Compared{"Unrelated", drawn(200, 5, 1), drawn(200, 3, 7), 0.0052880974821372705, 0.02303009994206929},
        Compared{"AlmostTheSame", drawn(200, 5, 1), everyFourthMoved(drawn(200, 5, 1)), 0.5378994517344953,
                 0.6566798464620058}),
    [](const testing::TestParamInfo<Compared>& tested) { return tested.param.name; });

TEST(AgreementOfDivisions, CountsAWeightAsSoManyPatients) {
    const Labels first = {0, 1, 1, 2, 0, 2};
    const Labels second = {0, 0, 1, 1, 0, 2};
    const std::vector<std::uint32_t> weights = {3, 1, 4, 0, 2, 5};
    Labels manyFirst;
    Labels manySecond;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        manyFirst.insert(manyFirst.end(), weights[i], first[i]);
        manySecond.insert(manySecond.end(), weights[i], second[i]);
    }
    EXPECT_EQ(adjustedRand(first, second, weights), adjustedRand(manyFirst, manySecond));
    EXPECT_EQ(normalisedMutualInformation(first, second, weights),
              normalisedMutualInformation(manyFirst, manySecond));
}

TEST(AgreementOfDivisions, KnowsNobodyAndMillions) {
    EXPECT_EQ(adjustedRand(Labels{}, Labels{}), 1.0);
    EXPECT_EQ(normalisedMutualInformation(Labels{}, Labels{}), 1.0);
    // A thousand million patients a cell: pairs of patients still fit.
    const CrossTabulation huge{.rows = 2, .columns = 2, .counts = {1000000000, 0, 0, 1000000000}};
    EXPECT_EQ(adjustedRand(huge), 1.0);
    const CrossTabulation mixed{
        .rows = 2, .columns = 2, .counts = {1000000000, 1000000000, 1000000000, 1000000000}};
    EXPECT_NEAR(adjustedRand(mixed), 0.0, 1e-9);
}

TEST(CrossTabulation, CountsByHandAndKeepsEmptyParts) {
    const CrossTabulation table = crossTabulate(Labels{0, 2, 2, 0}, Labels{1, 0, 1, 1});
    EXPECT_EQ(table, (CrossTabulation{.rows = 3, .columns = 2, .counts = {0, 2, 0, 0, 1, 1}}));
    EXPECT_EQ(table.rowTotals(), (std::vector<std::uint64_t>{2, 0, 2}));
    EXPECT_EQ(table.columnTotals(), (std::vector<std::uint64_t>{1, 3}));
    EXPECT_EQ(table.total(), 4U);
}

TEST(CrossTabulation, RefusesATableNobodyCouldRead) {
    Labels many(5000);
    std::iota(many.begin(), many.end(), std::uint16_t{0});
    EXPECT_THROW(crossTabulate(many, many), Failure);
}

} // namespace
} // namespace vignette
