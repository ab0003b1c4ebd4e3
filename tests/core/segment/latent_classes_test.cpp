#include "core/segment/latent_classes.h"

#include "core/base/failure.h"
#include "core/segment/gaussian_mixture.h"
#include "core/segment/independent_family.h"
#include "core/segment/kernels.h"
#include "tests/core/segment/matrices.h"
#include "tests/core/segment/mixed_matrices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <numeric>

namespace vignette {
namespace {

using test::MixedMatrix;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Segmentation divide(const FeatureMatrix& matrix, int k, int starts = 10,
                    const std::vector<std::uint32_t>& weights = {}) {
    Progress progress;
    return LatentClasses().segment(matrix, weights, k, starts, 1, progress);
}

/// Seven pathologists on 118 slides: how often each pattern of answers (1 no, 2 yes) was given (Landis & Koch
/// 1977; Agresti 2002, Categorical Data Analysis, table 13.1).
struct Pattern {
    const char* answers;
    std::uint32_t count;
};
constexpr Pattern kCarcinoma[] = {{"1111111", 34}, {"1111211", 2}, {"1211111", 6},  {"1211112", 1},
                                  {"1211211", 4},  {"1211212", 5}, {"2111111", 2},  {"2121212", 1},
                                  {"2211111", 2},  {"2211112", 1}, {"2211211", 2},  {"2211212", 7},
                                  {"2211222", 1},  {"2212112", 1}, {"2212212", 2},  {"2212222", 3},
                                  {"2221212", 13}, {"2221222", 5}, {"2222212", 10}, {"2222222", 16}};

/// One row a slide, in the order of patterns. Cells (i, j) with (7 i + 3 j) % 11 = 0 are left out on request.
FeatureMatrix carcinoma(bool hasHoles = false) {
    std::vector<std::vector<int>> raters(7);
    int slide = 0;
    for (const Pattern& pattern : kCarcinoma)
        for (std::uint32_t i = 0; i < pattern.count; ++i, ++slide)
            for (int rater = 0; rater < 7; ++rater)
                raters[static_cast<std::size_t>(rater)].push_back(
                    hasHoles && (7 * slide + 3 * rater) % 11 == 0 ? -1 : pattern.answers[rater] - '1');
    MixedMatrix matrix;
    for (const auto& rater : raters)
        matrix.category(rater);
    return matrix.matrix();
}

TEST(LatentClasses, ReproduceThePublishedThreeClassesOfCarcinoma) {
    const Segmentation result = divide(carcinoma(), 3);
    ASSERT_TRUE(result.likelihood);
    EXPECT_NEAR(result.likelihood->logLikelihood, -293.705, 5e-4);
    EXPECT_NEAR(result.likelihood->bic, 697.1357, 5e-4);
    EXPECT_EQ(result.likelihood->parameters, 23U);
    EXPECT_TRUE(result.isSettled);
    EXPECT_EQ(result.likelihood->maxima.size(), 10U);
    EXPECT_NEAR(result.likelihood->maxima.front(), result.likelihood->logLikelihood, 1e-5);
    EXPECT_TRUE(std::is_sorted(result.likelihood->maxima.rbegin(), result.likelihood->maxima.rend()));
}

TEST(LatentClasses, ReproduceThePublishedChoiceForCarcinoma) {
    EXPECT_NEAR(divide(carcinoma(), 2).likelihood->bic, 706.1, 0.05);
    // The published 727.5 for four classes is a lower top: it is among ours, and the best is higher.
    const Segmentation four = divide(carcinoma(), 4);
    EXPECT_LE(four.likelihood->bic, 727.55);
    double nearest = 1e9;
    for (const double top : four.likelihood->maxima)
        nearest = std::min(nearest, std::abs(-2.0 * top + 31.0 * std::log(118.0) - 727.5));
    EXPECT_LT(nearest, 0.05);
}

TEST(LatentClasses, GiveThePublishedSharesOfClasses) {
    const FeatureMatrix matrix = carcinoma();
    const IndependentFamily family(MixedRows::of(matrix, NumberUnit::Standardised), {}, {});
    EXPECT_EQ(family.rowWeights().size(), 20U); // patterns, not slides
    Progress progress;
    std::vector<double> shares = fitFromStarts(family, matrix, 3, 10, 1, {}, progress).fit.parameters.shares;
    std::sort(shares.rbegin(), shares.rend());
    EXPECT_NEAR(shares[0], 0.4447, 6e-5);
    EXPECT_NEAR(shares[1], 0.3736, 6e-5);
    EXPECT_NEAR(shares[2], 0.1817, 6e-5);
}

TEST(LatentClasses, CountPatternsWithWeightsLikeSlides) {
    std::vector<std::vector<int>> raters(7);
    std::vector<std::uint32_t> counts;
    for (const Pattern& pattern : kCarcinoma) {
        counts.push_back(pattern.count);
        for (std::size_t rater = 0; rater < 7; ++rater)
            raters[rater].push_back(pattern.answers[rater] - '1');
    }
    MixedMatrix matrix;
    for (const auto& rater : raters)
        matrix.category(rater);
    const Segmentation result = divide(matrix.matrix(), 3, 10, counts);
    EXPECT_NEAR(result.likelihood->logLikelihood, -293.705, 5e-4);
    EXPECT_NEAR(result.likelihood->bic, 697.1357, 5e-4);
    EXPECT_EQ(result.sizes, divide(carcinoma(), 3).sizes);
}

TEST(LatentClasses, LeaveMissingAnswersOutOfTheLikelihood) {
    // R's optim (BFGS, 30 starts) on Σ over slides of ln Σ share · Π p of the answers given: 75 of 826
    // missing.
    EXPECT_NEAR(divide(carcinoma(true), 1).likelihood->logLikelihood, -474.776929, 1e-5);
    EXPECT_NEAR(divide(carcinoma(true), 2).likelihood->logLikelihood, -294.772266, 1e-4);
    EXPECT_GE(divide(carcinoma(true), 3).likelihood->logLikelihood, -274.735400 - 1e-4);
}

/// Two numbers and three flags of 240 people by whole-number formulas, with holes; the same in R.
FeatureMatrix mixedPeople() {
    std::vector<double> x;
    std::vector<double> y;
    std::vector<int> a;
    std::vector<int> b;
    std::vector<int> c;
    const auto in64ths = [](double value) { return std::nearbyint(value * 64.0) / 64.0; };
    for (int i = 0; i < 240; ++i) {
        const int group = i * 7 % 3;
        x.push_back(i % 9 == 4 ? kNaN : in64ths(group * 1.5 + (i * 37 % 41) / 20.0 - 1.0));
        y.push_back(i % 8 == 3 ? kNaN : in64ths((group == 1) * 2.0 + (i * 53 % 29) / 14.0 - 1.0));
        a.push_back(i % 7 == 2 ? -1 : i * 11 % 10 < 2 + 3 * group);
        b.push_back(i * 17 % 13 < 9 - 4 * (group == 2) - 2 * (group == 1));
        c.push_back(i % 10 == 9 ? -1 : i * 23 % 7 < 1 + 4 * (group == 1));
    }
    return MixedMatrix().number(x).number(y).category(a).category(b).category(c).matrix();
}

TEST(LatentClasses, TakeNumbersAndCategoriesWithHolesTogether) {
    // R's optim (BFGS, 40 starts) on the likelihood written out with dnorm and plogis: −1008.525786, shares
    // .3298, .3302, .3400; without a ridge, which the diagonal mixture lets us leave out.
    Progress progress;
    const RidgeParts none{.ofFeatures = 1e-12, .ofFields = 1e-12};
    const Segmentation bare =
        GaussianMixture(CovarianceForm::Diagonal, {}, none).segment(mixedPeople(), {}, 3, 20, 1, progress);
    EXPECT_NEAR(bare.likelihood->logLikelihood, -1008.525786, 1e-4);
    EXPECT_EQ(bare.likelihood->parameters, 2U + 3U * (4U + 3U));
    // The ridge costs little where classes have room.
    const Segmentation result = divide(mixedPeople(), 3, 20);
    EXPECT_LE(result.likelihood->logLikelihood, bare.likelihood->logLikelihood);
    EXPECT_GE(result.likelihood->logLikelihood, bare.likelihood->logLikelihood - 1.0);
}

TEST(LatentClasses, GiveIclAsBicAndTwiceTheEntropy) {
    // Two classes: the other membership is 1 − certainty, so the entropy can be taken from the certainties.
    const Segmentation result = divide(carcinoma(), 2);
    double entropy = 0.0;
    for (const double own : result.certainty)
        for (const double membership : {own, 1.0 - own})
            if (membership > 0.0) entropy -= membership * std::log(membership);
    EXPECT_NEAR(result.likelihood->icl - result.likelihood->bic, 2.0 * entropy, 1e-3);
}

TEST(LatentClasses, LetASliderCountAFieldAsOftenAsItSays) {
    // With the weight 2 for one theme and 1 for the other of the same size, the first divides the people.
    std::vector<int> first;
    std::vector<int> second;
    for (int i = 0; i < 400; ++i) {
        first.push_back(i % 2);
        second.push_back(i / 2 % 2);
    }
    MixedMatrix people;
    for (int copy = 0; copy < 3; ++copy)
        people.category(first, Theme::Needs).category(second, Theme::Habits);
    for (const auto& [heavier, expected] :
         {std::pair(Theme::Needs, first), std::pair(Theme::Habits, second)}) {
        std::map<Theme, double> sliders{{Theme::Needs, 1.0}, {Theme::Habits, 1.0}};
        sliders[heavier] = 2.0;
        const Segmentation result = divide(people.matrix(sliders), 2);
        for (std::size_t i = 0; i < 400; ++i)
            EXPECT_EQ(result.labels[i] == result.labels[0], expected[i] == expected[0]);
    }
    // All sliders alike change nothing.
    EXPECT_EQ(divide(people.matrix({{Theme::Needs, 3.0}, {Theme::Habits, 3.0}}), 2).likelihood->logLikelihood,
              divide(people.matrix(), 2).likelihood->logLikelihood);
}

TEST(LatentClasses, ReproducePublishedLikelihoodsOfOtherStudies) {
    const char* shared = std::getenv("VIGNETTE_SHARED_DATA");
    const std::filesystem::path folder =
        std::filesystem::path(shared ? shared : "") / "reference" / "published";
    if (!shared || !std::filesystem::exists(folder)) GTEST_SKIP() << "no shared data folder";
    const auto read = [&](const char* name) {
        MixedMatrix matrix;
        for (const auto& [column, words] : test::readTable((folder / name).string()))
            matrix.category(test::codesOf(words));
        return matrix.matrix();
    };
    const Segmentation values = divide(read("values.csv"), 2);
    EXPECT_NEAR(values.likelihood->logLikelihood, -504.4677, 1e-4);
    const Segmentation survey = divide(read("gss82.csv"), 3);
    EXPECT_NEAR(survey.likelihood->logLikelihood, -2754.545, 6e-4);
    // It is known for its many tops: lower ones were met and are kept.
    EXPECT_LT(survey.likelihood->maxima.back(), -2755.0);
    EXPECT_NEAR(divide(read("carcinoma.csv"), 3).likelihood->logLikelihood, -293.705, 5e-4);
}

TEST(LatentClasses, GiveTheSameLikelihoodWithBaselineAndAvx2Code) {
    if (!overrideSimdLevel(SimdLevel::Avx2)) GTEST_SKIP() << "this CPU has no AVX2";
    const Segmentation wide = divide(mixedPeople(), 3, 4);
    ASSERT_TRUE(overrideSimdLevel(SimdLevel::Baseline));
    const Segmentation baseline = divide(mixedPeople(), 3, 4);
    overrideSimdLevel(std::nullopt);
    EXPECT_EQ(wide.labels, baseline.labels);
    EXPECT_NEAR(wide.likelihood->logLikelihood, baseline.likelihood->logLikelihood, 1e-6);
}

TEST(LatentClasses, StandConstantFieldsAndOneThatNobodyAnswered) {
    std::vector<int> answers;
    std::vector<double> heights;
    for (int i = 0; i < 60; ++i) {
        answers.push_back(i % 2);
        heights.push_back(i % 2 * 3.0 + i % 5 * 0.1);
    }
    const auto plain = MixedMatrix().category(answers).number(heights);
    auto more = plain;
    std::vector<int> unanswered(60, -1);
    unanswered[0] = 0; // the helper needs a level; the mask below takes it away
    more.category(std::vector<int>(60, 0))
        .number(std::vector<double>(60, 7.0))
        .number(std::vector<double>(60, kNaN));
    more.category(unanswered);
    FeatureMatrix matrix = more.matrix();
    const std::size_t fields = matrix.plan.fields.size();
    matrix.missing[fields - 1] = 1;
    EXPECT_EQ(divide(matrix, 2).labels, divide(plain.matrix(), 2).labels);
    EXPECT_TRUE(std::isfinite(divide(matrix, 2).likelihood->logLikelihood));
}

TEST(LatentClasses, RefuseWhatCannotBeDivided) {
    const auto same =
        MixedMatrix().category(std::vector<int>(20, 0)).number(std::vector<double>(20, 1.5)).matrix();
    EXPECT_THROW(divide(same, 2), Failure);
    EXPECT_EQ(divide(same, 1).sizes, std::vector<std::uint64_t>{20});
    EXPECT_THROW(divide(MixedMatrix().category({0, 1, 0, 1}).matrix(), 3), Failure);
    EXPECT_THROW(divide(carcinoma(), 0), Failure);
    EXPECT_THROW(divide(carcinoma(), 1001), Failure);
    EXPECT_THROW(divide(carcinoma(), 2, 3, std::vector<std::uint32_t>(118, 0)), Failure);
    EXPECT_THROW(divide(test::matrixOf(1, {}), 1), Failure);
}

TEST(LatentClasses, FillEverySegmentEvenWhenThereAreTooMany) {
    // Twenty patterns in eighteen classes: most say nothing that others don't.
    const Segmentation result = divide(carcinoma(), 18, 2);
    EXPECT_EQ(result.sizes.size(), 18U);
    EXPECT_GT(result.sizes.back(), 0U);
    EXPECT_EQ(std::accumulate(result.sizes.begin(), result.sizes.end(), std::uint64_t{0}), 118U);
}

} // namespace
} // namespace vignette
