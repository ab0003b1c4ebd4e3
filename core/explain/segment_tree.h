#pragma once

#include "core/explain/explain_segments.h"

namespace vignette {

/// A tree of at most four questions in a row, and leaves of at least 11 patients, that reproduces the
/// segments from the fields that formed them (protected and sensitive ones aside). Grown on a seeded draw;
/// its accuracy is that of five trees, each tested on the fifth of the patients it has not seen.
SegmentTree segmentTree(const ExplainInput& input, const ExplainLimits& limits, Progress& progress);

} // namespace vignette
