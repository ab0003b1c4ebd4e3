#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace vignette;

TEST(Random, GivesThePublishedSplitMix64Sequence) {
    // Reference output for seed 1234567 (Vigna, prng.di.unimi.it/splitmix64.c).
    Random random(1234567);
    EXPECT_EQ(random.next(), 6457827717110365317ULL);
    EXPECT_EQ(random.next(), 3203168211198807973ULL);
    EXPECT_EQ(random.next(), 9817491932198370423ULL);
}

TEST(Random, DrawsHaveTheirMomentsAndBounds) {
    Random random(42);
    double sum = 0.0;
    double squares = 0.0;
    constexpr int kDraws = 200000;
    for (int i = 0; i < kDraws; ++i) {
        const double value = random.normal();
        sum += value;
        squares += value * value;
        const double uniform = random.uniform();
        ASSERT_GE(uniform, 0.0);
        ASSERT_LT(uniform, 1.0);
        ASSERT_LT(random.below(7), 7U);
    }
    EXPECT_NEAR(sum / kDraws, 0.0, 0.01);
    EXPECT_NEAR(squares / kDraws, 1.0, 0.02);
}

TEST(Random, StreamsDoNotDependOnEachOther) {
    Random first(1, 5);
    (void)first.next();
    EXPECT_EQ(Random(1, 6).next(), Random(1, 6).next());
    EXPECT_NE(Random(1, 5).next(), Random(1, 6).next());
}

TEST(Random, SamplesWithoutReplacementAscending) {
    Random random(3);
    const auto sample = random.sampleWithoutReplacement(1000, 100);
    ASSERT_EQ(sample.size(), 100U);
    EXPECT_TRUE(std::is_sorted(sample.begin(), sample.end()));
    EXPECT_EQ(std::set<std::uint32_t>(sample.begin(), sample.end()).size(), 100U);
    EXPECT_EQ(random.sampleWithoutReplacement(5, 5).size(), 5U);
}

TEST(Random, WeightsDecideHowOftenAnIndexIsDrawn) {
    Random random(9);
    const std::vector<double> weights = {0.0, 1.0, 3.0};
    std::vector<int> hits(3, 0);
    for (int i = 0; i < 40000; ++i)
        ++hits[random.weighted(weights)];
    EXPECT_EQ(hits[0], 0);
    EXPECT_NEAR(hits[2] / 40000.0, 0.75, 0.01);
}

TEST(Random, PoissonHasItsMean) {
    Random random(11);
    for (const double mean : {0.5, 4.0, 50.0}) {
        double sum = 0.0;
        for (int i = 0; i < 20000; ++i)
            sum += static_cast<double>(random.poisson(mean));
        EXPECT_NEAR(sum / 20000.0, mean, 0.03 * mean + 0.01);
    }
}
