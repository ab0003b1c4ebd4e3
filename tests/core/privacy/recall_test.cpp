#include "tests/core/privacy/scored_columns.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

using namespace vignette;
using namespace vignette::testing_aids;

TEST(IdentifierRecall, IsScoredClassByClassThroughTheSurveyAndTheProposal) {
    const Scores scores = scoreAllColumns();
    std::cout << scores.table();
    if (std::getenv("VIGNETTE_SHOW_MISSES") != nullptr)
        for (const std::string& miss : scores.misses)
            std::cout << miss << "\n";
    EXPECT_EQ(scores.classes.size(), 21U);
    EXPECT_EQ(scores.innocentColumns, 500);
}
