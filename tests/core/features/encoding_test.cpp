#include "core/base/failure.h"
#include "core/features/encode.h"
#include "core/features/likeness_map.h"
#include "core/features/number_scale.h"
#include "core/features/plan_encoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// A dataset made by hand, column by column.
struct Builder {
    Dataset dataset;

    Field& field(const std::string& key, FieldKind kind, Theme theme, std::size_t patients) {
        Field made;
        made.key = key;
        made.kind = kind;
        made.theme = theme;
        dataset.fields.push_back(made);
        dataset.patientCount = patients;
        return dataset.fields.back();
    }
    void numbers(const std::string& key, std::vector<double> values, Theme theme = Theme::Other) {
        field(key, FieldKind::Number, theme, values.size());
        dataset.columns.push_back({.numbers = std::move(values), .levels = {}});
    }
    void levels(const std::string& key, FieldKind kind, const std::vector<std::string>& codes,
                std::vector<std::uint16_t> values, Theme theme = Theme::Other) {
        Field& made = field(key, kind, theme, values.size());
        for (const std::string& code : codes)
            made.values.push_back({.code = code, .label = code});
        if (kind == FieldKind::Flag) made.yesCode = "1";
        dataset.columns.push_back({.numbers = {}, .levels = std::move(values)});
    }
    FeatureMatrix matrix(const SegmentationPlan& plan = {}) const {
        return encode(dataset, planEncoding(dataset, plan));
    }
};

/// `count` values that repeat 0, 1, …, period − 1.
std::vector<double> sawtooth(std::size_t count, std::size_t period) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = static_cast<double>(i % period);
    return values;
}

double varianceOf(const FeatureMatrix& matrix, std::size_t column) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        sum += matrix.row(row)[column];
        squares += static_cast<double>(matrix.row(row)[column]) * matrix.row(row)[column];
    }
    const double rows = static_cast<double>(matrix.rows);
    return squares / rows - sum / rows * sum / rows;
}

TEST(Encoding, StandardisesNumbersByHandFigures) {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, standard deviation 2 (population).
    Builder builder;
    builder.numbers("a", {2, 4, 4, 4, 5, 5, 7, 9});
    const FeatureMatrix matrix = builder.matrix();
    EXPECT_EQ(matrix.values, (std::vector<float>{-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2}));
}

TEST(Encoding, PutsMissingCellsInTheMiddle) {
    Builder builder;
    builder.numbers("a", {1, 3, kMissing, 1, 3});
    EXPECT_EQ(builder.matrix().row(2)[0], 0.0F);
}

TEST(Encoding, RemembersWhichCellsHadNoValue) {
    Builder builder;
    std::vector<double> ages = sawtooth(60, 6);
    ages[4] = kMissing;
    std::vector<std::uint16_t> answers(60, 0);
    std::fill(answers.begin() + 30, answers.end(), std::uint16_t{1});
    answers[7] = kNoLevel;
    builder.numbers("age", ages);
    builder.levels("smokes", FieldKind::Flag, {"0", "1"}, answers);
    const FeatureMatrix matrix = builder.matrix();
    ASSERT_EQ(matrix.missing.size(), 60U * 2U);
    EXPECT_EQ(std::count(matrix.missing.begin(), matrix.missing.end(), 1), 2);
    EXPECT_TRUE(matrix.isMissing(4, 0));
    EXPECT_TRUE(matrix.isMissing(7, 1));
    EXPECT_FALSE(matrix.isMissing(7, 0));

    Builder complete;
    complete.numbers("age", sawtooth(60, 6));
    EXPECT_TRUE(complete.matrix().missing.empty());
}

TEST(Encoding, GivesEveryFieldVarianceOneWhateverItsLevels) {
    Builder builder;
    builder.numbers("number", sawtooth(120, 10));
    std::vector<std::uint16_t> six(120);
    std::vector<std::uint16_t> two(120);
    for (std::size_t i = 0; i < 120; ++i) {
        six[i] = static_cast<std::uint16_t>(i % 6);
        two[i] = i % 4 == 0 ? 1 : 0;
    }
    builder.levels("six", FieldKind::Category, {"a", "b", "c", "d", "e", "f"}, six);
    builder.levels("flag", FieldKind::Flag, {"0", "1"}, two);
    const FeatureMatrix matrix = builder.matrix();
    ASSERT_EQ(matrix.columns, 8U); // 1 + 6 + 1
    EXPECT_NEAR(varianceOf(matrix, 0), 1.0, 1e-4);
    double category = 0.0;
    for (std::size_t j = 1; j <= 6; ++j)
        category += varianceOf(matrix, j);
    EXPECT_NEAR(category, 1.0, 1e-4);
    EXPECT_NEAR(varianceOf(matrix, 7), 1.0, 1e-4);
    EXPECT_EQ(matrix.names[1], "six=a");
}

TEST(Encoding, CountsAThemeOnceWhateverItsNumberOfFields) {
    // A field and its mirror image say the same: together they spread 2 along one direction, so each gets
    // half of what the field alone in its theme gets. Three fields, v + v/2 + v/2 = 3.
    Builder builder;
    builder.numbers("alone", sawtooth(120, 3), Theme::Economic);
    builder.numbers("one", sawtooth(120, 4), Theme::Conditions);
    std::vector<double> mirror = sawtooth(120, 4);
    for (double& value : mirror)
        value = -value;
    builder.numbers("two", mirror, Theme::Conditions);
    const FeatureMatrix plain = builder.matrix();
    EXPECT_NEAR(varianceOf(plain, 0), 1.5, 1e-3);
    EXPECT_NEAR(varianceOf(plain, 1), 0.75, 1e-3);
    SegmentationPlan plan;
    plan.themeWeights[Theme::Economic] = 3.0;
    EXPECT_NEAR(varianceOf(builder.matrix(plan), 0), 2.25, 1e-3); // 3 of 4 parts of 3
}

TEST(Encoding, GivesAThemeOfFewFieldsNoMoreThanOneOfManyThatAreUnrelated) {
    // Periods 3, 4 and 5 have nothing to do with each other over 120 patients: every field counts alike.
    Builder builder;
    builder.numbers("alone", sawtooth(120, 3), Theme::Economic);
    builder.numbers("one", sawtooth(120, 4), Theme::Conditions);
    builder.numbers("two", sawtooth(120, 5), Theme::Conditions);
    const FeatureMatrix matrix = builder.matrix();
    for (std::size_t j = 0; j < 3; ++j)
        EXPECT_NEAR(varianceOf(matrix, j), 1.0, 1e-3) << j;
}

TEST(Encoding, LeavesOutWhatSaysNothingAndSaysWhy) {
    Builder builder;
    builder.numbers("good", sawtooth(100, 7));
    builder.numbers("constant", std::vector<double>(100, 5.0));
    builder.numbers("empty", std::vector<double>(100, kMissing));
    builder.numbers("rowNumber", sawtooth(100, 100));
    builder.numbers("twin", sawtooth(100, 7));
    std::vector<double> holes = sawtooth(100, 7);
    std::fill_n(holes.begin(), 41, kMissing);
    builder.numbers("holes", holes);
    std::vector<std::uint16_t> rare(100);
    std::fill_n(rare.begin(), 10, std::uint16_t{1});
    builder.levels("rare", FieldKind::Flag, {"0", "1"}, rare);
    const EncodingPlan plan = planEncoding(builder.dataset, {});
    ASSERT_EQ(plan.fields.size(), 1U);
    EXPECT_EQ(plan.fields[0].fieldKey, "good");
    ASSERT_EQ(plan.leftOut.size(), 6U);
    EXPECT_EQ(plan.leftOut[3], "twin: the same values as good");
}

TEST(Encoding, LeavesOutTraitsOfFewerThanTwoInAHundred) {
    Builder builder;
    builder.numbers("good", sawtooth(2000, 7));
    std::vector<double> visits(2000, 0.0);
    std::fill_n(visits.begin(), 39, 2.0);
    builder.numbers("rare visits", visits);
    std::fill_n(visits.begin(), 60, 3.0);
    builder.numbers("some visits", visits);
    std::vector<std::uint16_t> flag(2000);
    std::fill_n(flag.begin(), 20, std::uint16_t{1});
    builder.levels("one in a hundred", FieldKind::Flag, {"0", "1"}, flag);
    std::fill_n(flag.begin() + 500, 40, std::uint16_t{1});
    builder.levels("three in a hundred", FieldKind::Flag, {"0", "1"}, flag);
    const EncodingPlan plan = planEncoding(builder.dataset, {});
    ASSERT_EQ(plan.fields.size(), 3U);
    EXPECT_EQ(plan.leftOut,
              (std::vector<std::string>{"rare visits: nearly all patients have the same value",
                                        "one in a hundred: nearly all patients have the same value"}));
}

TEST(Encoding, TakesAFieldWithManyMissingValuesOnlyWithAReason) {
    Builder builder;
    std::vector<double> holes = sawtooth(100, 7);
    std::fill_n(holes.begin(), 60, kMissing);
    builder.numbers("holes", holes);
    EXPECT_THROW(planEncoding(builder.dataset, {}), Failure);
    SegmentationPlan plan;
    plan.formingFields = {"holes"};
    EXPECT_THROW(planEncoding(builder.dataset, plan), Failure); // named, but nobody said why
    builder.dataset.fields[0].formReason = "Only they were asked.";
    EXPECT_EQ(planEncoding(builder.dataset, plan).fields.size(), 1U);
    EXPECT_EQ(planEncoding(builder.dataset, {}).fields.size(), 1U);
    plan.formingFields = {"nobody"};
    EXPECT_THROW(planEncoding(builder.dataset, plan), Failure);
}

TEST(Encoding, PoolsRareLevels) {
    Builder builder;
    std::vector<std::uint16_t> levels(100);
    for (std::size_t i = 0; i < 100; ++i)
        levels[i] = i < 50 ? 0 : i < 84 ? 1 : static_cast<std::uint16_t>(2 + i % 2); // 50, 34, 8, 8
    builder.levels("town", FieldKind::Category, {"a", "b", "c", "d"}, levels);
    EXPECT_EQ(planEncoding(builder.dataset, {}).fields[0].levels, (std::vector<std::string>{"a", "b", "*"}));
}

TEST(Encoding, KeepsEveryonePlacedWhenOneValueIsHuge) {
    Builder builder;
    std::vector<double> values = sawtooth(500, 10);
    values[17] = 1e12;
    builder.numbers("a", values);
    const FeatureMatrix matrix = builder.matrix();
    EXPECT_EQ(matrix.row(17)[0], 8.0F);
    EXPECT_GT(std::abs(matrix.row(0)[0] - matrix.row(9)[0]), 2.0F);
}

TEST(Encoding, WorksFromTheSmallestToTheLargestScales) {
    for (const double scale : {1e-300, 1.0, 1e300}) {
        Builder builder;
        std::vector<double> values = sawtooth(60, 6);
        for (double& value : values)
            value = (value - 2.0) * scale;
        builder.numbers("a", values);
        const FeatureMatrix matrix = builder.matrix();
        EXPECT_NEAR(varianceOf(matrix, 0), 1.0, 1e-3) << scale;
    }
}

TEST(Encoding, StaysOnStepsOfTwoToTheMinusSixteen) {
    Builder builder;
    builder.numbers("a", sawtooth(997, 31));
    builder.numbers("b", sawtooth(997, 83), Theme::Habits);
    for (const float value : builder.matrix().values) {
        EXPECT_LE(std::abs(value), 127.0F);
        EXPECT_EQ(value * 65536.0F, std::round(value * 65536.0F));
    }
}

TEST(Encoding, HoldsThreeThousandFlags) {
    Builder builder;
    for (std::size_t j = 0; j < 3000; ++j) {
        std::vector<std::uint16_t> values(60);
        for (std::size_t i = 0; i < 60; ++i)
            values[i] = (i * 2654435761U + j * 40503U) >> 7 & 1U;
        builder.levels("flag" + std::to_string(j), FieldKind::Flag, {"0", "1"}, values);
    }
    const FeatureMatrix matrix = builder.matrix();
    EXPECT_GT(matrix.columns, 10U);
    Progress progress;
    EXPECT_EQ(likenessMap(matrix, progress).x.size(), 60U);
}

TEST(NumberScale, HasALogarithmOfItsOwn) {
    for (const double x : {0.0, 0.5, 1.0, 9.0, 123456.0, 1e300})
        EXPECT_NEAR(stableLog1p(x), std::log1p(x), 1e-13 * std::max(1.0, std::log1p(x))) << x;
}

TEST(LikenessMap, PutsTheWiderDirectionFirst) {
    // Four points on a cross, twice as wide along the first feature: variances 2 and 0.5.
    FeatureMatrix matrix;
    matrix.rows = 4;
    matrix.columns = 2;
    matrix.values = {2, 0, -2, 0, 0, 1, 0, -1};
    Progress progress;
    const LikenessMap map = likenessMap(matrix, progress);
    EXPECT_FLOAT_EQ(map.x[0], 2.0F);
    EXPECT_FLOAT_EQ(map.x[1], -2.0F);
    EXPECT_NEAR(map.y[2], 1.0F, 1e-6);
    EXPECT_NEAR(map.keptShare, 1.0, 1e-12);
}

TEST(LikenessMap, IsZeroWhereNothingDiffers) {
    FeatureMatrix matrix;
    matrix.rows = 3;
    matrix.columns = 1;
    matrix.values = {1, 1, 1};
    Progress progress;
    const LikenessMap map = likenessMap(matrix, progress);
    EXPECT_EQ(map.x, (std::vector<float>{0, 0, 0}));
    EXPECT_EQ(map.keptShare, 0.0);
}

} // namespace
} // namespace vignette
