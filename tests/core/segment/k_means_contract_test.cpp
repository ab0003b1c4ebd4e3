#include "core/segment/k_means.h"
#include "tests/core/segment/segmenter_contract.h"

namespace vignette::test {
namespace {

INSTANTIATE_TEST_SUITE_P(
    KMeans, SegmenterContract,
    testing::Values(SegmenterCase{.name = "UntilSettled", .make = [] { return std::make_unique<KMeans>(); }},
                    SegmenterCase{
                        .name = "ForChoosing",
                        .make = [] { return std::make_unique<KMeans>(KMeansLimits::forChoosing()); }}),
    caseName);

INSTANTIATE_TEST_SUITE_P(
    KMeansScalable, SegmenterContract,
    testing::Values(SegmenterCase{
        .name = "ScalableStarts",
        .make = [] { return std::make_unique<KMeans>(KMeansLimits{.start = KMeansStart::Scalable}); }}),
    caseName);

} // namespace
} // namespace vignette::test
