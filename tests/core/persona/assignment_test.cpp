#include "core/persona/assignment.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace vignette {
namespace {

double totalOf(const ScoreTable& table, const std::vector<std::optional<std::size_t>>& columns) {
    double total = 0.0;
    for (std::size_t row = 0; row < columns.size(); ++row)
        if (columns[row]) total += table.at(row, *columns[row]);
    return total;
}

double bestByTrying(const ScoreTable& table) {
    std::vector<std::size_t> order(std::max(table.rows, table.columns));
    std::iota(order.begin(), order.end(), 0U);
    double best = 0.0;
    do {
        double total = 0.0;
        for (std::size_t row = 0; row < table.rows; ++row)
            if (order[row] < table.columns) total += table.at(row, order[row]);
        best = std::max(best, total);
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

TEST(BestAssignment, GivesUpTheBestSinglePairForABetterWhole) {
    // Greedy takes .9 and is left with 0; the best whole is .8 + .7.
    const ScoreTable table{.rows = 2, .columns = 2, .scores = {0.9, 0.8, 0.7, 0.0}};
    const auto columns = bestAssignment(table);
    EXPECT_EQ(columns[0], 1U);
    EXPECT_EQ(columns[1], 0U);
}

TEST(BestAssignment, FindsTheBestOfAllPairingsOfEveryShape) {
    Random random(11);
    for (int round = 0; round < 300; ++round) {
        ScoreTable table{.rows = 1 + random.below(6), .columns = 1 + random.below(6), .scores = {}};
        for (std::size_t i = 0; i < table.rows * table.columns; ++i)
            table.scores.push_back(random.uniform());
        const auto columns = bestAssignment(table);
        std::vector<std::size_t> used;
        for (const auto& column : columns)
            if (column) used.push_back(*column);
        std::sort(used.begin(), used.end());
        ASSERT_TRUE(std::adjacent_find(used.begin(), used.end()) == used.end()) << "a column used twice";
        ASSERT_NEAR(totalOf(table, columns), bestByTrying(table), 1e-12);
    }
}

TEST(BestAssignment, AnswersForEmptyTables) {
    EXPECT_TRUE(bestAssignment({}).empty());
    const auto columns = bestAssignment({.rows = 2, .columns = 0, .scores = {}});
    ASSERT_EQ(columns.size(), 2U);
    EXPECT_FALSE(columns[0]);
}

} // namespace
} // namespace vignette
