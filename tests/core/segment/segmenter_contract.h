#pragma once

#include "core/model/segmentation.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace vignette::test {

/// One way to divide patients, put to the contract that all of them keep.
struct SegmenterCase {
    std::string name; ///< letters and digits only
    std::function<std::unique_ptr<Segmenter>()> make;
    std::size_t manyRows = 90000; ///< past every limit at which it works differently: draws, blocks, parts
    std::size_t someRows = 3000;
    int starts = 3;
};

/// What every Segmenter keeps, whatever its method: the same bits on 1, 2, 4 and 8 threads and in any order
/// of the extract's rows; sizes that add up; labels of everyone; a whole answer or none when cancelled. The
/// tests stand in segmenter_contract.cpp. A method joins with one line in its own test file:
///
///     INSTANTIATE_TEST_SUITE_P(Ward, SegmenterContract,
///                              testing::Values(SegmenterCase{.name = "Ward", .make = [] { ... }}),
///                              caseName);
///
/// The rows are people in three groups that lie well apart: two numbers, a count, a flag, two categories.
class SegmenterContract : public testing::TestWithParam<SegmenterCase> {};

std::string caseName(const testing::TestParamInfo<SegmenterCase>& info);

} // namespace vignette::test
