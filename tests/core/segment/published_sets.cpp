#include "tests/core/segment/published_sets.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "tests/core/segment/matrices.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace vignette::test {

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

std::vector<std::uint16_t> readLabels(const std::filesystem::path& file) {
    std::vector<std::uint16_t> labels;
    for (const double label : readNumbers(file))
        labels.push_back(static_cast<std::uint16_t>(label));
    return labels;
}

} // namespace

std::optional<std::filesystem::path> publishedFolder() {
    const char* shared = std::getenv("VIGNETTE_SHARED_DATA");
    const std::filesystem::path folder = std::filesystem::path(shared ? shared : "") / "clustering";
    if (!shared || !std::filesystem::exists(folder)) return std::nullopt;
    return folder;
}

std::vector<PublishedSet> publishedSets(const std::filesystem::path& folder, const std::string& method) {
    const ReferenceTable scores = ReferenceTable::load(folder / "reference_scores.csv");
    std::vector<PublishedSet> sets;
    for (std::size_t row = 0; row < scores.rowCount(); ++row) {
        if (scores.at(row, "method") != method || scores.at(row, "label_set") != "0") continue;
        PublishedSet set;
        set.name = scores.at(row, "dataset");
        const std::string battery = scores.at(row, "battery");
        const std::filesystem::path base = folder / "data" / battery;
        std::vector<double> values = readNumbers(base / (set.name + ".data.gz"));
        double largest = 0.0;
        for (const double value : values)
            largest = std::max(largest, std::abs(value));
        for (double& value : values)
            value *= 100.0 / largest;
        set.matrix = matrixOf(static_cast<std::size_t>(*parseNumber(scores.at(row, "d"))), values);
        set.truth = readLabels(base / (set.name + ".labels0.gz"));
        set.published =
            readLabels(folder / "published_labels" / method / battery / (set.name + ".labels.gz"));
        set.segments = static_cast<int>(*parseNumber(scores.at(row, "k_true")));
        set.adjustedRand = *parseNumber(scores.at(row, "ARI"));
        sets.push_back(std::move(set));
    }
    return sets;
}

} // namespace vignette::test
