#include "core/segment/gaussian_mixture.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "tests/core/segment/adjusted_rand.h"
#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

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

/// The reference divides all values by one standard deviation and keeps their proportions: so one factor
/// here.
FeatureMatrix withinLimits(std::vector<double> values, std::size_t columns) {
    double largest = 0.0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    for (double& value : values)
        value *= 100.0 / largest;
    return test::matrixOf(columns, values);
}

TEST(GaussianMixture, ScoresAsThePublishedLabelsDo) {
    const char* shared = std::getenv("VIGNETTE_SHARED_DATA");
    const std::filesystem::path folder = std::filesystem::path(shared ? shared : "") / "clustering";
    if (!shared || !std::filesystem::exists(folder)) GTEST_SKIP() << "no shared data folder";
    const ReferenceTable scores = ReferenceTable::load(folder / "reference_scores.csv");
    int sets = 0;
    int reached = 0;
    for (std::size_t row = 0; row < scores.rowCount(); ++row) {
        if (scores.at(row, "method") != "sklearn_gm" || scores.at(row, "label_set") != "0") continue;
        const std::string name(scores.at(row, "dataset"));
        const std::filesystem::path base = folder / "data" / scores.at(row, "battery");
        const std::vector<double> truth = readNumbers(base / (name + ".labels0.gz"));
        const FeatureMatrix matrix =
            withinLimits(readNumbers(base / (name + ".data.gz")),
                         static_cast<std::size_t>(*parseNumber(scores.at(row, "d"))));
        ASSERT_EQ(matrix.rows, truth.size());
        Progress progress;
        const Segmentation result =
            GaussianMixture(CovarianceForm::Full)
                .segment(matrix, {}, static_cast<int>(*parseNumber(scores.at(row, "k_true"))), 30, 1,
                         progress);
        const double score = test::adjustedRandOf(result.labels, {truth.begin(), truth.end()});
        const double published = *parseNumber(scores.at(row, "ARI"));
        ++sets;
        reached += score >= published - 0.01 ? 1 : 0;
        RecordProperty(name, std::to_string(score) + " published " + std::to_string(published));
    }
    EXPECT_EQ(sets, 17);
    EXPECT_GE(reached, 15);
}

} // namespace
} // namespace vignette
