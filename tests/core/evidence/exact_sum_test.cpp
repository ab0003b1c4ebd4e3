#include "core/evidence/exact_sum.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace vignette {
namespace {

double sumOf(const std::vector<double>& values) {
    double largest = 0.0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    ExactSum sum(ExactSum::exponentFor(largest));
    for (const double value : values)
        sum.add(value);
    return sum.value();
}

TEST(ExactSum, KeepsASmallValueBesideALargeOneThatCancels) {
    // Plain doubles give 0: 1e16 + 1 is 1e16.
    EXPECT_EQ(sumOf({1e16, 1.0, -1e16}), 1.0);
}

TEST(ExactSum, GivesTheSameForEveryOrder) {
    Random random(7);
    std::vector<double> values(2000);
    for (double& value : values)
        value = random.normal() * std::pow(10.0, random.uniform(-6.0, 6.0));
    const double first = sumOf(values);
    for (int round = 0; round < 20; ++round) {
        random.shuffle(std::span(values));
        ASSERT_EQ(sumOf(values), first);
    }
}

TEST(ExactSum, HoldsVeryLargeAndVerySmallScales) {
    EXPECT_EQ(sumOf({1e300, 1e300, -5e299}), 1.5e300);
    EXPECT_EQ(sumOf({1e-300, 2e-300}), 3e-300);
    EXPECT_EQ(sumOf({}), 0.0);
    EXPECT_EQ(sumOf({0.0, 0.0}), 0.0);
}

} // namespace
} // namespace vignette
