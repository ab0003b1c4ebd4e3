#pragma once

#include "core/model/segmentation.h"

#include <memory>

namespace vignette {

/// The implementation of a method. `forChoosing`: with looser limits, for the thousands of fits that choosing
/// and re-testing take. Null for Rules, which a person defines.
std::unique_ptr<Segmenter> makeSegmenter(SegmentMethod method, bool forChoosing);

} // namespace vignette
