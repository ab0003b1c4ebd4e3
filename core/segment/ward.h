#pragma once

#include "core/model/segmentation.h"

#include <cstddef>

namespace vignette {

struct WardLimits {
    std::size_t mostExact = 20000;    ///< different patients; more are first put into micro-segments
    std::size_t microSegments = 2000; ///< of those
    std::size_t mostShown = 2000;     ///< leaves of the joins that are kept for a picture
};

/// Ward's hierarchy (ward_tree.h), cut into k. Twins are one leaf of their weight, and leaves stand in the
/// order of their values: the order of the rows decides nothing, not even among equal heights.
///
/// Up to 20,000 different patients (of weight above 0) the hierarchy is exact. More are first divided into
/// about 2,000 micro-segments by our k-means (micro_segments.h), and the hierarchy is that of their means
/// with their weights; only then does `seed` matter. `starts` never does.
///
/// `joins` holds the top of the hierarchy: at most 2,000 leaves, so the last k − 1 joins are what the cut
/// undid. Segments are numbered by size, then by centre. Rows of weight 0 get their twin's segment, else the
/// nearest centre. Throws Failure(NothingToDo) when k exceeds the number of different rows of weight above 0
/// or there is no row, Failure(BadUsage) for k < 1 or k > 1000. Memory: memory_need.h.
class Ward : public Segmenter {
public:
    explicit Ward(WardLimits limits = {}) : m_limits(limits) {}
    Segmentation segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                         int starts, std::uint64_t seed, Progress& progress) const override;

private:
    WardLimits m_limits;
};

} // namespace vignette
