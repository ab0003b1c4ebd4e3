#include "core/segment/k_means.h"

#include "core/base/failure.h"
#include "core/features/encode.h"
#include "core/features/load_dataset.h"
#include "core/features/plan_encoding.h"
#include "tests/core/features/memory_blocks.h"
#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace vignette {
namespace {

using test::matrixOf;
using test::MemoryBlocks;

constexpr int kPeople = 400;

std::optional<FailureCode> failureOf(const FeatureMatrix& matrix, int k) {
    Progress progress;
    try {
        KMeans().segment(matrix, {}, k, 3, 1, progress);
    } catch (const Failure& failure) {
        return failure.code();
    }
    return std::nullopt;
}

/// The age of each of 400 people in two groups, and beside it a column of the given numbers.
FeatureMatrix withColumn(const std::vector<double>& numbers) {
    std::vector<int> everyone(kPeople);
    std::iota(everyone.begin(), everyone.end(), 0);
    std::vector<double> ages;
    for (const int person : everyone)
        ages.push_back(person % 2 == 0 ? 25 + person % 7 : 75 + person % 5);
    MemoryBlocks source;
    auto& people = source.addExtract("people", everyone);
    MemoryBlocks::addNumbers(people, "age", ages);
    MemoryBlocks::addNumbers(people, "other", numbers);
    std::vector<Field> fields(2);
    for (std::size_t i = 0; i < 2; ++i) {
        fields[i].extract = "people";
        fields[i].column = i == 0 ? "age" : "other";
        fields[i].key = "people." + fields[i].column;
        fields[i].kind = FieldKind::Number;
    }
    Progress progress;
    const Dataset dataset = loadDataset(source, fields, progress);
    return encode(dataset, planEncoding(dataset, {}));
}

/// k-means on that: everyone has a label, the sizes add up, nothing is NaN.
Segmentation dividedWith(const std::vector<double>& numbers) {
    Progress progress;
    const Segmentation result = KMeans().segment(withColumn(numbers), {}, 2, 5, 1, progress);
    EXPECT_EQ(result.labels.size(), static_cast<std::size_t>(kPeople));
    EXPECT_EQ(result.sizes[0] + result.sizes[1], static_cast<std::uint64_t>(kPeople));
    EXPECT_TRUE(std::isfinite(result.inertia));
    for (const double centre : result.centres)
        EXPECT_TRUE(std::isfinite(centre));
    return result;
}

std::vector<double> column(double (*value)(int person)) {
    std::vector<double> numbers;
    for (int person = 0; person < kPeople; ++person)
        numbers.push_back(value(person));
    return numbers;
}

TEST(KMeansNumbers, NoRowIsRefusedAndOneRowIsOneSegment) {
    EXPECT_EQ(failureOf(matrixOf(2, {}), 1), FailureCode::NothingToDo);
    EXPECT_EQ(failureOf(matrixOf(2, {1, 2}), 2), FailureCode::NothingToDo);
    EXPECT_EQ(failureOf(matrixOf(2, {1, 2}), 1), std::nullopt);
}

TEST(KMeansNumbers, FewerRowsThanSegmentsAreRefused) {
    EXPECT_EQ(failureOf(matrixOf(1, {1, 2, 3}), 4), FailureCode::NothingToDo);
    EXPECT_EQ(failureOf(matrixOf(1, {1, 2, 3}), 3), std::nullopt);
}

TEST(KMeansNumbers, EqualRowsAreOneSegment) {
    const FeatureMatrix equal = matrixOf(3, std::vector<double>(30000, 1.5));
    EXPECT_EQ(failureOf(equal, 1), std::nullopt);
    EXPECT_EQ(failureOf(equal, 2), FailureCode::NothingToDo);
}

TEST(KMeansNumbers, AConstantOrEmptyColumnForms) {
    const auto sizes = std::vector<std::uint64_t>{kPeople / 2, kPeople / 2};
    EXPECT_EQ(dividedWith(column([](int) { return 7.0; })).sizes, sizes);
    EXPECT_EQ(dividedWith(column([](int) { return std::nan(""); })).sizes, sizes);
    EXPECT_EQ(dividedWith(column([](int person) { return person == 3 ? 1.0 : std::nan(""); })).sizes, sizes);
}

TEST(KMeansNumbers, AnAllDifferentColumnForms) {
    dividedWith(column([](int person) { return person * 1.000001; }));
}

TEST(KMeansNumbers, TinyAndHugeScalesForm) {
    const auto sizes = std::vector<std::uint64_t>{kPeople / 2, kPeople / 2};
    EXPECT_EQ(dividedWith(column([](int person) { return (person % 2) * 1e300; })).sizes, sizes);
    EXPECT_EQ(dividedWith(column([](int person) { return (person % 2) * 1e-300; })).sizes, sizes);
    dividedWith(column([](int person) { return person % 3 == 0 ? 1e300 : -1e300; }));
}

TEST(KMeansNumbers, OneFarPersonDoesNotTakeTheOthersApart) {
    const Segmentation result =
        dividedWith(column([](int person) { return person == 17 ? 1e12 : person % 3; }));
    EXPECT_NEAR(static_cast<double>(result.sizes[0]), kPeople / 2.0, 2.0);
}

TEST(KMeansNumbers, InfiniteValuesFormOrAreRefused) {
    for (const double infinite :
         {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
        std::vector<double> numbers = column([](int person) { return static_cast<double>(person % 3); });
        numbers[5] = infinite;
        try {
            dividedWith(numbers);
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.code(), FailureCode::BadUsage);
        }
    }
    FeatureMatrix matrix = matrixOf(2, {1, 2, 3, 4, 5, 6});
    matrix.values[3] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(failureOf(matrix, 2), FailureCode::BadUsage);
}

TEST(KMeansNumbers, TenMillionTwinsForm) {
    FeatureMatrix matrix;
    matrix.rows = 10000000;
    matrix.columns = 1;
    matrix.values.assign(matrix.rows, 1.0F);
    for (std::size_t row = 0; row < matrix.rows; row += 4)
        matrix.values[row] = -1.0F;
    Progress progress;
    const Segmentation result = KMeans().segment(matrix, {}, 2, 2, 1, progress);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{7500000, 2500000}));
    EXPECT_EQ(result.inertia, 0.0);
}

TEST(KMeansNumbers, CollinearColumnsForm) {
    std::vector<double> values;
    for (int row = 0; row < 5000; ++row)
        for (int j = 1; j <= 20; ++j)
            values.push_back(j * ((row % 2) + (row % 11) / 64.0));
    Progress progress;
    const Segmentation result = KMeans().segment(matrixOf(20, values), {}, 2, 3, 1, progress);
    EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{2500, 2500}));
}

TEST(KMeansNumbers, ThreeThousandIndicatorColumnsForm) {
    constexpr std::size_t kColumns = 3000;
    FeatureMatrix matrix;
    matrix.rows = 6000;
    matrix.columns = kColumns;
    matrix.values.assign(matrix.rows * kColumns, -0.0625F);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        matrix.values[row * kColumns + row % 5] = 8.0F;
    Progress progress;
    const Segmentation result = KMeans().segment(matrix, {}, 5, 2, 1, progress);
    EXPECT_EQ(result.sizes, std::vector<std::uint64_t>(5, 1200));
    EXPECT_EQ(result.inertia, 0.0);
}

} // namespace
} // namespace vignette
