#include "core/segment/gaussian_mixture.h"
#include "core/segment/k_prototypes.h"
#include "core/segment/latent_classes.h"
#include "tests/core/segment/segmenter_contract.h"

namespace vignette::test {
namespace {

SegmenterCase mixtureOf(const char* name, CovarianceForm form, ModelLimits limits = {}) {
    return {.name = name, .make = [form, limits] { return std::make_unique<GaussianMixture>(form, limits); }};
}

INSTANTIATE_TEST_SUITE_P(
    LatentClasses, SegmenterContract,
    testing::Values(
        SegmenterCase{.name = "UntilSettled", .make = [] { return std::make_unique<LatentClasses>(); }},
        SegmenterCase{.name = "ForChoosing",
                      .make = [] { return std::make_unique<LatentClasses>(ModelLimits::forChoosing()); }}),
    caseName);

INSTANTIATE_TEST_SUITE_P(
    GaussianMixture, SegmenterContract,
    testing::Values(mixtureOf("Spherical", CovarianceForm::Spherical),
                    mixtureOf("Diagonal", CovarianceForm::Diagonal), mixtureOf("Full", CovarianceForm::Full),
                    mixtureOf("FullForChoosing", CovarianceForm::Full, ModelLimits::forChoosing())),
    caseName);

INSTANTIATE_TEST_SUITE_P(
    KPrototypes, SegmenterContract,
    testing::Values(
        SegmenterCase{.name = "UntilSettled", .make = [] { return std::make_unique<KPrototypes>(); }},
        SegmenterCase{
            .name = "ForChoosing",
            .make = [] { return std::make_unique<KPrototypes>(KPrototypesLimits::forChoosing()); }}),
    caseName);

} // namespace
} // namespace vignette::test
