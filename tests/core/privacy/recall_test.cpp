#include "tests/core/privacy/scored_columns.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

using namespace vignette;
using namespace vignette::testing_aids;

// The table goes to tests/bench/RESULTS.md; VIGNETTE_SHOW_MISSES=1 lists what was missed and what was no
// identifier.
TEST(IdentifierRecall, IsNinetyNineInAHundredOfEachClassAndFewInnocentColumnsAreTaken) {
    const Scores scores = scoreAllColumns();
    std::cout << scores.table();
    if (std::getenv("VIGNETTE_SHOW_MISSES") != nullptr)
        for (const std::string& miss : scores.misses)
            std::cout << miss << "\n";
    EXPECT_EQ(scores.classes.size(), 21U);
    for (const auto& [identifier, score] : scores.classes)
        EXPECT_GE(score.recall(), 0.99) << toText(identifier);
    EXPECT_EQ(scores.innocentColumns, 500);
    EXPECT_LE(scores.falseAlarms, 25) << "5 % of 500";
}
