#include "core/segment/k_means.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

namespace vignette {
namespace {

/// Numbers of a gzipped, blank-separated file; empty when it can't be read.
std::vector<double> readNumbers(const std::filesystem::path& file) {
    const std::string command = "gzip -dc '" + file.string() + "'";
    FILE* pipe = ::popen(command.c_str(), "r");
    std::vector<double> numbers;
    double number = 0.0;
    while (pipe && std::fscanf(pipe, "%lf", &number) == 1)
        numbers.push_back(number);
    if (pipe) ::pclose(pipe);
    return numbers;
}

/// Adjusted Rand index (Hubert & Arabie 1985, doi:10.1007/BF01908075).
double adjustedRand(const std::vector<std::uint16_t>& labels, const std::vector<double>& truth) {
    const auto pairs = [](double n) { return n * (n - 1.0) / 2.0; };
    std::map<std::pair<int, int>, double> cells;
    std::map<int, double> rows;
    std::map<int, double> columns;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const int row = labels[i];
        const int column = static_cast<int>(truth[i]);
        ++cells[{row, column}];
        ++rows[row];
        ++columns[column];
    }
    double together = 0.0;
    double inRows = 0.0;
    double inColumns = 0.0;
    for (const auto& cell : cells)
        together += pairs(cell.second);
    for (const auto& row : rows)
        inRows += pairs(row.second);
    for (const auto& column : columns)
        inColumns += pairs(column.second);
    const double expected = inRows * inColumns / pairs(static_cast<double>(labels.size()));
    return (together - expected) / ((inRows + inColumns) / 2.0 - expected);
}

TEST(AdjustedRand, IsRightByHand) {
    // {abc}{d} against {ab}{cd}: 1 pair of 6 together in both, 3 and 2 in each; expected 3 · 2 / 6 = 1.
    EXPECT_NEAR(adjustedRand({0, 0, 0, 1}, {1, 1, 2, 2}), (1.0 - 1.0) / (2.5 - 1.0), 1e-12);
    EXPECT_NEAR(adjustedRand({0, 0, 1, 1}, {2, 2, 1, 1}), 1.0, 1e-12);
}

/// Sum of squares of a labelling about its own means.
double sumOfSquares(const FeatureMatrix& matrix, const std::vector<double>& labels) {
    std::map<double, std::vector<double>> sums;
    std::map<double, double> counts;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        std::vector<double>& sum = sums[labels[row]];
        sum.resize(matrix.columns);
        for (std::size_t j = 0; j < matrix.columns; ++j)
            sum[j] += matrix.row(row)[j];
        ++counts[labels[row]];
    }
    double total = 0.0;
    for (std::size_t row = 0; row < matrix.rows; ++row)
        for (std::size_t j = 0; j < matrix.columns; ++j) {
            const double off = matrix.row(row)[j] - sums[labels[row]][j] / counts[labels[row]];
            total += off * off;
        }
    return total;
}

class Published : public testing::TestWithParam<const char*> {};

TEST_P(Published, LabelsScoreAsTheReferenceDoes) {
    const char* shared = std::getenv("VIGNETTE_SHARED_DATA");
    const std::filesystem::path folder = std::filesystem::path(shared ? shared : "") / "clustering";
    if (!shared || !std::filesystem::exists(folder)) GTEST_SKIP() << "no shared data folder";
    const ReferenceTable scores = ReferenceTable::load(folder / "reference_scores.csv");
    for (std::size_t row = 0; row < scores.rowCount(); ++row) {
        if (scores.at(row, "dataset") != GetParam() || scores.at(row, "method") != "sklearn_kmeans" ||
            scores.at(row, "label_set") != "0")
            continue;
        const std::filesystem::path base = folder / "data" / scores.at(row, "battery");
        std::vector<double> values = readNumbers(base / (std::string(GetParam()) + ".data.gz"));
        const std::vector<double> truth = readNumbers(base / (std::string(GetParam()) + ".labels0.gz"));
        const auto columns = static_cast<std::size_t>(*parseNumber(scores.at(row, "d")));
        ASSERT_EQ(values.size(), truth.size() * columns);
        double largest = 0.0;
        for (const double value : values)
            largest = std::max(largest, std::abs(value));
        for (double& value : values) // one factor for all: within ±127, distances keep their order
            value *= 100.0 / largest;
        Progress progress;
        const FeatureMatrix matrix = test::matrixOf(columns, values);
        const auto k = static_cast<int>(*parseNumber(scores.at(row, "k_true")));
        const Segmentation result = KMeans().segment(matrix, {}, k, 30, 1, progress);
        const double score = adjustedRand(result.labels, truth);
        if (std::abs(score - *parseNumber(scores.at(row, "ARI"))) <= 0.01) continue;
        // Another division is right only if it is a better one by k-means' own measure.
        const std::vector<double> published =
            readNumbers(folder / "published_labels" / "sklearn_kmeans" / scores.at(row, "battery") /
                        (std::string(GetParam()) + ".labels.gz"));
        ASSERT_EQ(published.size(), matrix.rows);
        EXPECT_LT(result.inertia, sumOfSquares(matrix, published)) << "adjusted Rand " << score;
    }
}

INSTANTIATE_TEST_SUITE_P(Sets, Published,
                         testing::Values("atom", "chainlink", "engytime", "hepta", "lsun", "tetra",
                                         "twodiamonds", "wingnut", "ionosphere", "wdbc", "wine", "target",
                                         "ecoli", "glass", "sonar", "statlog", "yeast"),
                         [](const auto& name) { return std::string(name.param); });

} // namespace
} // namespace vignette
