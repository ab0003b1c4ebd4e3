#include "core/segment/gaussian_mixture.h"

#include "core/base/failure.h"
#include "core/segment/kernels.h"
#include "tests/core/segment/matrices.h"
#include "tests/core/segment/mixed_matrices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <numbers>
#include <numeric>

namespace vignette {
namespace {

using test::blobs;
using test::matrixOf;

constexpr CovarianceForm kForms[] = {CovarianceForm::Spherical, CovarianceForm::Diagonal,
                                     CovarianceForm::Full};

Segmentation divide(const FeatureMatrix& matrix, CovarianceForm form, int k, int starts = 10,
                    const std::vector<std::uint32_t>& weights = {}) {
    Progress progress;
    return GaussianMixture(form).segment(matrix, weights, k, starts, 1, progress);
}

TEST(GaussianMixture, OfOneSegmentHasTheLikelihoodWorkedOutByHand) {
    // x = 0, 2, 4, 6 and y = 0, 4, 0, 4: variances 5 and 4, covariance 2; −2 log L = n (2 ln 2π + ln |Σ| +
    // 2).
    const FeatureMatrix matrix = matrixOf(2, {0, 0, 2, 4, 4, 0, 6, 4});
    const double base = 2.0 * std::log(2.0 * std::numbers::pi) + 2.0;
    const auto likelihood = [&](CovarianceForm form) {
        return divide(matrix, form, 1).likelihood->logLikelihood;
    };
    EXPECT_NEAR(likelihood(CovarianceForm::Full), -2.0 * (base + std::log(5.0 * 4.0 - 2.0 * 2.0)), 1e-4);
    EXPECT_NEAR(likelihood(CovarianceForm::Diagonal), -2.0 * (base + std::log(5.0 * 4.0)), 1e-4);
    EXPECT_NEAR(likelihood(CovarianceForm::Spherical), -2.0 * (base + 2.0 * std::log(4.5)), 1e-4);
    EXPECT_EQ(divide(matrix, CovarianceForm::Full, 1).likelihood->parameters, 5U);
    EXPECT_EQ(divide(matrix, CovarianceForm::Diagonal, 1).likelihood->parameters, 4U);
    EXPECT_EQ(divide(matrix, CovarianceForm::Spherical, 1).likelihood->parameters, 3U);
}

TEST(GaussianMixture, ReproducesThePublishedDiabetesClasses) {
    // R mclust 6.0.0: VII −2568.3447, VVI −2364.1372; VVV −2303.4956 at its own limit, −2303.4918 with a
    // limit of 10⁻¹⁰.
    const char* shared = std::getenv("VIGNETTE_SHARED_DATA");
    const std::filesystem::path file = std::filesystem::path(shared ? shared : "") / "reference" /
                                       "published" / "diabetes_reaven_miller.csv";
    if (!shared || !std::filesystem::exists(file)) GTEST_SKIP() << "no shared data folder";
    auto table = test::readTable(file.string());
    std::vector<double> values;
    for (std::size_t row = 0; row < table["glucose"].size(); ++row)
        for (const char* column : {"glucose", "insulin", "sspg"})
            values.push_back(std::stod(table[column][row]) / 16.0); // whole numbers: exact, within ±127
    const FeatureMatrix matrix = matrixOf(3, values);
    ASSERT_EQ(matrix.rows, 145U);
    const double unit = 145.0 * 3.0 * std::log(16.0); // back to the raw scale
    const Segmentation full = divide(matrix, CovarianceForm::Full, 3);
    EXPECT_GE(full.likelihood->logLikelihood - unit, -2303.4956);
    EXPECT_NEAR(full.likelihood->logLikelihood - unit, -2303.4918, 5e-4);
    EXPECT_GE(-(full.likelihood->bic + 2.0 * unit), -4751.3164); // mclust's sign
    EXPECT_EQ(full.sizes, (std::vector<std::uint64_t>{81, 36, 28}));
    EXPECT_NEAR(divide(matrix, CovarianceForm::Diagonal, 3).likelihood->logLikelihood - unit, -2364.1372,
                5e-4);
    EXPECT_NEAR(divide(matrix, CovarianceForm::Spherical, 3).likelihood->logLikelihood - unit, -2568.3447,
                5e-4);
}

TEST(GaussianMixture, FindsASlantedGroupThatOnlyAFullCovarianceSees) {
    // Two parallel slanted strips.
    std::vector<double> values;
    Random random(4);
    for (int i = 0; i < 600; ++i) {
        const double along = 6.0 * random.normal();
        values.insert(values.end(), {along, along + (i % 2 ? 2.0 : -2.0) + 0.3 * random.normal()});
    }
    const auto right = [&](CovarianceForm form) {
        const Segmentation result = divide(matrixOf(2, values), form, 2);
        std::size_t same = 0;
        for (std::size_t i = 0; i < 600; ++i)
            same += (result.labels[i] == 0) == (i % 2 == 0) ? 1U : 0U;
        return std::max(same, 600 - same);
    };
    EXPECT_GE(right(CovarianceForm::Full), 595U);
    EXPECT_LT(right(CovarianceForm::Diagonal), 595U);
}

TEST(GaussianMixture, CountsAWeightLikeAsManyRows) {
    const FeatureMatrix matrix = blobs(201, 3, 3, 0.2, 9);
    std::vector<std::uint32_t> weights;
    FeatureMatrix repeated = matrix;
    repeated.values.clear();
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        weights.push_back(static_cast<std::uint32_t>(row / 3 % 3));
        for (std::uint32_t copy = 0; copy < weights.back(); ++copy)
            repeated.values.insert(repeated.values.end(), matrix.row(row).begin(), matrix.row(row).end());
    }
    repeated.rows = repeated.values.size() / 3;
    for (const CovarianceForm form : kForms) {
        const Segmentation weighted = divide(matrix, form, 3, 10, weights);
        const Segmentation whole = divide(repeated, form, 3);
        EXPECT_NEAR(weighted.likelihood->logLikelihood, whole.likelihood->logLikelihood, 1e-4);
        EXPECT_EQ(weighted.sizes, whole.sizes);
    }
}

TEST(GaussianMixture, StandsConstantAndCollinearColumns) {
    FeatureMatrix matrix = blobs(300, 3, 3, 0.1, 2);
    std::vector<double> values;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const auto own = matrix.row(row);
        values.insert(values.end(), {own[0], own[1], own[2], 5.0, own[0] + own[1], own[0]});
    }
    for (const CovarianceForm form : kForms) {
        const Segmentation result = divide(matrixOf(6, values), form, 3);
        EXPECT_TRUE(std::isfinite(result.likelihood->logLikelihood));
        EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{100, 100, 100}));
    }
}

TEST(GaussianMixture, PrefersAnEndWithoutALonePatient) {
    // A lone patient with a covariance of its own would have any likelihood.
    std::vector<double> values;
    Random random(6);
    for (int i = 0; i < 200; ++i)
        values.push_back((i % 2 ? 5.0 : -5.0) + random.normal());
    values.push_back(100.0);
    for (const CovarianceForm form : kForms) {
        const Segmentation result = divide(matrixOf(1, values), form, 2, 20);
        EXPECT_GE(result.sizes[1], 2U);
    }
}

TEST(GaussianMixture, StandsExtremeMatrices) {
    // The limits of a feature; twins only; more columns than rows; one far value.
    const FeatureMatrix edges = matrixOf(2, {127, -127, -127, 127, 127, 127, -127, -127, 0, 0});
    const FeatureMatrix twins = matrixOf(1, {1, 1, 1, 1, 2, 2, 2, 2});
    std::vector<double> wide;
    for (int row = 0; row < 20; ++row)
        for (int j = 0; j < 60; ++j)
            wide.push_back(row % 2 * 3.0 + row * 7 * j % 11 * 0.1);
    std::vector<double> tiny;
    for (int row = 0; row < 40; ++row)
        tiny.push_back(row % 2 / 65536.0);
    for (const CovarianceForm form : kForms) {
        EXPECT_TRUE(std::isfinite(divide(edges, form, 3).likelihood->logLikelihood));
        EXPECT_EQ(divide(twins, form, 2).sizes, (std::vector<std::uint64_t>{4, 4}));
        EXPECT_TRUE(std::isfinite(divide(matrixOf(60, wide), form, 2).likelihood->logLikelihood));
        EXPECT_EQ(divide(matrixOf(1, tiny), form, 2).sizes, (std::vector<std::uint64_t>{20, 20}));
    }
}

TEST(GaussianMixture, RefusesWhatCannotBeDivided) {
    for (const CovarianceForm form : kForms) {
        EXPECT_THROW(divide(matrixOf(1, {1, 2}), form, 3), Failure);
        EXPECT_THROW(divide(matrixOf(1, {4, 4, 4, 4}), form, 2), Failure);
        EXPECT_THROW(divide(matrixOf(1, {}), form, 1), Failure);
        EXPECT_THROW(divide(matrixOf(1, {1, 2}), form, 0), Failure);
        EXPECT_EQ(divide(matrixOf(1, {4}), form, 1).sizes, std::vector<std::uint64_t>{1});
    }
}

TEST(GaussianMixture, StandsThreeThousandFeaturesAndRefusesTheirFullCovariance) {
    std::vector<double> values;
    for (int row = 0; row < 40; ++row)
        for (int j = 0; j < 3000; ++j)
            values.push_back(row * 31 % 40 / 20 == j % 2 ? 1.0 : 0.0);
    const FeatureMatrix matrix = matrixOf(3000, values);
    EXPECT_EQ(divide(matrix, CovarianceForm::Diagonal, 2, 2).sizes, (std::vector<std::uint64_t>{20, 20}));
    EXPECT_EQ(divide(matrix, CovarianceForm::Spherical, 2, 2).sizes, (std::vector<std::uint64_t>{20, 20}));
    EXPECT_THROW(divide(matrix, CovarianceForm::Full, 2, 2), Failure);
}

TEST(GaussianMixture, GivesTheSameLikelihoodWithBaselineAndAvx2Code) {
    if (!overrideSimdLevel(SimdLevel::Avx2)) GTEST_SKIP() << "this CPU has no AVX2";
    for (const std::size_t columns : {1U, 5U, 12U, 29U})
        for (const CovarianceForm form : kForms) {
            const FeatureMatrix matrix = blobs(500, columns, 4, 0.3, 21);
            ASSERT_TRUE(overrideSimdLevel(SimdLevel::Avx2));
            const Segmentation wide = divide(matrix, form, 4, 2);
            ASSERT_TRUE(overrideSimdLevel(SimdLevel::Baseline));
            const Segmentation baseline = divide(matrix, form, 4, 2);
            EXPECT_EQ(wide.labels, baseline.labels);
            EXPECT_NEAR(wide.likelihood->logLikelihood, baseline.likelihood->logLikelihood,
                        1e-9 * std::abs(baseline.likelihood->logLikelihood));
        }
    overrideSimdLevel(std::nullopt);
}

} // namespace
} // namespace vignette
