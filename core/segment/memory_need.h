#pragma once

#include "core/model/segment_method.h"

#include <cstdint>

namespace vignette {

/// How large a division is.
struct SegmentingSize {
    std::uint64_t rows = 0;
    std::uint64_t columns = 0; ///< features
    std::uint64_t segments = 0;
};

/// Bytes that forming segments needs at its height, the feature matrix included: an upper bound, to be held
/// against what is available before the start. Rises with rows, columns and segments.
///
/// k-means: the matrix twice (rows packed for the kernels), labels and sums. k-prototypes: the same and a
/// byte a cell for what is missing. Latent classes and mixtures: the matrix, a membership in double a row and
/// segment, and a segment's parameters a thread; full covariances are columns² of them. Ward: the exact
/// hierarchy of at most 20,000 rows or, beyond, k-means into micro-segments, whichever needs more. Rules:
/// the matrix and labels.
std::uint64_t memoryNeed(SegmentMethod method, const SegmentingSize& size);

/// The largest number of rows that needs at most `bytes` with these columns and segments: what would fit,
/// and so how many to draw. 0: not even one.
std::uint64_t rowsThatFit(SegmentMethod method, SegmentingSize size, std::uint64_t bytes);

} // namespace vignette
