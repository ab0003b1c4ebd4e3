#pragma once

#include "core/model/feature_matrix.h"
#include "core/model/segmentation.h"

#include <cstddef>
#include <cstdint>

namespace vignette {

/// Bytes that finding segments needs beside the patients already in memory.
std::uint64_t segmentingBytes(const SegmentationPlan& plan, std::size_t patients,
                              const EncodingPlan& encoding);

/// Throws Failure(TooLarge) before the start when a job needs more than 70 % of the memory that is available,
/// saying how many patients would fit.
void refuseTooLarge(const SegmentationPlan& plan, std::size_t patients, const EncodingPlan& encoding);

} // namespace vignette
