#include "core/segment/k_means.h"
#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

namespace vignette {
namespace {

/// Sum of squares about the means of a division.
double sumOfSquares(const FeatureMatrix& matrix, const std::vector<int>& labels, int k) {
    double total = 0.0;
    for (int c = 0; c < k; ++c)
        for (std::size_t j = 0; j < matrix.columns; ++j) {
            double sum = 0.0;
            double squares = 0.0;
            double count = 0.0;
            for (std::size_t row = 0; row < matrix.rows; ++row) {
                if (labels[row] != c) continue;
                const double value = matrix.row(row)[j];
                sum += value;
                squares += value * value;
                count += 1.0;
            }
            if (count > 0.0) total += squares - sum * sum / count;
        }
    return total;
}

/// The least sum of squares of all divisions into at most k segments: row by row, a segment already begun or
/// the next one.
void tryAll(const FeatureMatrix& matrix, std::size_t row, int begun, int k, std::vector<int>& labels,
            double& least) {
    if (row == matrix.rows) {
        least = std::min(least, sumOfSquares(matrix, labels, k));
        return;
    }
    for (int label = 0; label < std::min(begun + 1, k); ++label) {
        labels[row] = label;
        tryAll(matrix, row + 1, std::max(begun, label + 1), k, labels, least);
    }
}

double leastOfAll(const FeatureMatrix& matrix, int k) {
    std::vector<int> labels(matrix.rows);
    double least = std::numeric_limits<double>::infinity();
    tryAll(matrix, 0, 0, k, labels, least);
    return least;
}

std::size_t differentRows(const FeatureMatrix& matrix) {
    std::set<std::vector<float>> rows;
    for (std::size_t row = 0; row < matrix.rows; ++row)
        rows.insert({matrix.row(row).begin(), matrix.row(row).end()});
    return rows.size();
}

/// 2 to 10 rows of 1 to 3 columns; every other case on a coarse grid, full of twins and ties.
FeatureMatrix smallMatrix(std::uint64_t seed) {
    Random random(77, seed);
    const std::size_t columns = 1 + random.below(3);
    const std::size_t rows = 2 + random.below(9);
    std::vector<double> values(rows * columns);
    for (double& value : values)
        value = seed % 2 == 0 ? 3.0 * random.normal() : static_cast<double>(random.below(6));
    return test::matrixOf(columns, values);
}

TEST(KMeans, IsBeatenByTheBestOfAllDivisionsInAtMostOneOfTwentySmallCases) {
    constexpr int kCases = 1000;
    int tried = 0;
    int beaten = 0;
    for (std::uint64_t seed = 0; tried < kCases; ++seed) {
        const FeatureMatrix matrix = smallMatrix(seed);
        const int k = 2 + static_cast<int>(seed / 2 % 2);
        if (differentRows(matrix) < static_cast<std::size_t>(k)) continue;
        ++tried;
        Progress progress;
        const double found = KMeans().segment(matrix, {}, k, 10, seed, progress).inertia;
        const double least = leastOfAll(matrix, k);
        ASSERT_GE(found, least * (1.0 - 1e-6) - 1e-6) << "case " << seed;
        if (found > least * (1.0 + 1e-6) + 1e-6) ++beaten; // centres are rounded to steps of 2^-16
    }
    EXPECT_LE(beaten, kCases / 20);
    RecordProperty("beaten", beaten);
}

} // namespace
} // namespace vignette
