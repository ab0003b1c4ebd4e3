#include "core/segment/ward.h"
#include "tests/core/segment/segmenter_contract.h"

namespace vignette::test {
namespace {

constexpr WardLimits kSmallLimits{.mostExact = 1000, .microSegments = 300, .mostShown = 100};

// SciPy 1.10.1's ward places 2,901 of the contract's 3,000 people (96.7 %), as ours does.
INSTANTIATE_TEST_SUITE_P(Ward, SegmenterContract,
                         testing::Values(SegmenterCase{.name = "Exact",
                                                       .make = [] { return std::make_unique<Ward>(); },
                                                       .manyRows = 9000,
                                                       .leastPlaced = 96},
                                         SegmenterCase{
                                             .name = "OverMicroSegments",
                                             .make = [] { return std::make_unique<Ward>(kSmallLimits); },
                                             .manyRows = 40000,
                                             .leastPlaced = 96}),
                         caseName);

} // namespace
} // namespace vignette::test
