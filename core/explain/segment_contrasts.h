#pragma once

#include "core/explain/explain_segments.h"

#include <vector>

namespace vignette {

/// "What makes them different": every segment's yes of a flag, each level, each mean against everyone else,
/// by segment, strongest standardised difference first. Left out: hidden and sensitive fields, years, surveys
/// that too few of the segment answered, and fields whose missing values set the segment apart. Protected
/// fields are told but are never distinctive or common: a group is not explained by who people are born as.
std::vector<Contrast> segmentContrasts(const ExplainInput& input, Progress& progress);

} // namespace vignette
