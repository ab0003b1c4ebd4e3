#include "tests/core/segment/mixed_types.h"

#include "core/segment/make_segmenter.h"
#include "tests/core/segment/adjusted_rand.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace vignette {
namespace {

TEST(MixedTypes, DefaultScoresAtLeastAsGowerAndPamOverPublishedSets) {
    const char* shared = std::getenv("VIGNETTE_SHARED_DATA");
    const std::filesystem::path folder = std::filesystem::path(shared ? shared : "") / "mixed_types";
    if (!shared || !std::filesystem::exists(folder)) GTEST_SKIP() << "no shared data folder";
    const auto reference = test::readTable((folder / "reference_gower_pam.csv").string());
    double ours = 0.0;
    double theirs = 0.0;
    for (std::size_t i = 0; i < reference.at("dataset").size(); ++i) {
        const std::string& name = reference.at("dataset")[i];
        const test::MixedSet set = test::readMixedSet(folder.string(), name);
        ASSERT_EQ(std::to_string(set.matrix.rows), reference.at("n")[i]);
        Progress progress;
        // What the program does unless told otherwise, for every set alike; the number of groups is given.
        const SegmentationPlan plan;
        const Segmentation result =
            makeSegmenter(plan.method, false)
                ->segment(set.matrix, {}, std::stoi(reference.at("k")[i]), plan.starts, plan.seed, progress);
        const double score = test::adjustedRandOf(result.labels, set.truth);
        RecordProperty(name, std::to_string(score));
        ours += score;
        theirs += std::stod(reference.at("ARI_gower_pam")[i]);
    }
    EXPECT_EQ(reference.at("dataset").size(), 5U);
    EXPECT_GE(ours, theirs);
}

/// Sum over features of the variance of each field's features.
double varianceOf(const FeatureMatrix& matrix, const FieldEncoding& field) {
    double variance = 0.0;
    for (std::size_t j = field.firstFeature; j < field.firstFeature + field.featureCount; ++j) {
        double sum = 0.0;
        double square = 0.0;
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            sum += matrix.row(row)[j];
            square += static_cast<double>(matrix.row(row)[j]) * matrix.row(row)[j];
        }
        const auto rows = static_cast<double>(matrix.rows);
        variance += square / rows - sum / rows * (sum / rows);
    }
    return variance;
}

TEST(MixedTypes, AreScaledSoThatNoCategoryOutweighsANumber) {
    // 200 people: a number, a flag (1 in 4), a category of 4 even levels. FAMD's indicators (level −
    // share)/√share of a category of m levels have the total variance m − 1 (FactoMineR 2.7, FAMD of these
    // 200: eigenvalues add up to 1 + 1 + 3); divided by its root, every field has variance 1.
    test::MemoryBlocks source;
    std::vector<int> order(200);
    std::iota(order.begin(), order.end(), 0);
    auto& extract = source.addExtract("set", order);
    std::vector<double> ages;
    std::vector<std::string> flags;
    std::vector<std::string> towns;
    for (const int i : order) {
        ages.push_back(20.0 + i * 37 % 61);
        flags.emplace_back(i % 4 == 0 ? "y" : "n");
        towns.emplace_back(1, static_cast<char>('a' + i * 7 / 3 % 4));
    }
    test::MemoryBlocks::addNumbers(extract, "age", ages);
    test::MemoryBlocks::addLevels(extract, "flag", flags);
    test::MemoryBlocks::addLevels(extract, "town", towns);
    std::vector<Field> fields(3);
    const char* const names[] = {"age", "flag", "town"};
    const FieldKind kinds[] = {FieldKind::Number, FieldKind::Flag, FieldKind::Category};
    for (std::size_t i = 0; i < 3; ++i) {
        fields[i].extract = "set";
        fields[i].column = names[i];
        fields[i].key = std::string("set.") + names[i];
        fields[i].kind = kinds[i];
    }
    fields[1].values = {{.code = "n", .label = "no"}, {.code = "y", .label = "yes"}};
    fields[1].yesCode = "y";
    for (const char* town : {"a", "b", "c", "d"})
        fields[2].values.push_back({.code = town, .label = town});
    Progress progress;
    const Dataset dataset = loadDataset(source, fields, progress);
    const FeatureMatrix matrix = encode(dataset, planEncoding(dataset, {}));
    ASSERT_EQ(matrix.columns, 6U);
    for (const FieldEncoding& field : matrix.plan.fields)
        EXPECT_NEAR(varianceOf(matrix, field), 1.0, 1e-3) << field.fieldKey;
    // Within the category: two people of different towns lie 1/share₁ + 1/share₂ apart, over m − 1 = 3.
    const FieldEncoding& town = matrix.plan.fields[2];
    ASSERT_EQ(town.featureCount, 4U);
    const double present = (1.0 - town.shares[0]) / std::sqrt(town.shares[0]) / std::sqrt(3.0);
    float largest = 0.0F;
    for (std::size_t row = 0; row < matrix.rows; ++row)
        largest = std::max(largest, matrix.row(row)[town.firstFeature]);
    EXPECT_NEAR(largest, present, 1e-4);
}

} // namespace
} // namespace vignette
