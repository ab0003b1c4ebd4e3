#pragma once

#include "core/model/segment_method.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// The hierarchy cut into `parts` (1..leaves): the part of each leaf, parts numbered by their lowest leaf.
/// `joins`: leaves − 1, by ascending height.
std::vector<std::uint32_t> partsOfLeaves(std::span<const SegmentJoin> joins, std::size_t leaves,
                                         std::size_t parts);

/// The upper part of a hierarchy, so that a picture has at most `mostLeaves` (at least 1): what the lower
/// joins made stands as a leaf; leaves keep the order of their nodes. A smaller hierarchy stays as it is.
std::vector<SegmentJoin> topJoins(std::span<const SegmentJoin> joins, std::size_t mostLeaves);

} // namespace vignette
