#include "core/privacy/k_anonymity.h"

#include <gtest/gtest.h>

#include <limits>

using namespace vignette;

TEST(KAnonymity, CountsTheSmallestCrowdOfLookAlikes) {
    // Classes: (30, a) ×3, (30, b) ×1, (missing, a) ×2.
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const DataColumn age{.numbers = {30, 30, missing, 30, 30, missing}, .levels = {}};
    const DataColumn sex{.numbers = {}, .levels = {0, 0, 0, 1, 0, 0}};
    const std::vector<const DataColumn*> columns = {&age, &sex};
    const KAnonymityReport report = kAnonymity(columns, 6);
    EXPECT_EQ(report.classCount, 3U);
    EXPECT_EQ(report.smallestClass, 1U);
    EXPECT_DOUBLE_EQ(report.uniqueShare, 1.0 / 6);
    EXPECT_DOUBLE_EQ(report.averageRisk, 0.5);
    EXPECT_DOUBLE_EQ(report.highestRisk, 1.0);
}

TEST(KAnonymity, TakesEveryoneAsOneCrowdWithoutColumns) {
    EXPECT_EQ(kAnonymity({}, 12).smallestClass, 12U);
    EXPECT_EQ(kAnonymity({}, 0).smallestClass, 0U);
}
