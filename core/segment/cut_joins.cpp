#include "core/segment/cut_joins.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace vignette {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

} // namespace

std::vector<std::uint32_t> partsOfLeaves(std::span<const SegmentJoin> joins, std::size_t leaves,
                                         std::size_t parts) {
    assert(joins.size() + 1 == leaves && parts >= 1 && parts <= leaves);
    // From the top down: a node belongs to the node above it, unless that join is undone.
    const std::size_t kept = leaves - parts;
    std::vector<std::uint32_t> top(leaves + kept);
    for (std::size_t node = 0; node < top.size(); ++node)
        top[node] = static_cast<std::uint32_t>(node);
    for (std::size_t i = kept; i > 0; --i) {
        const SegmentJoin& join = joins[i - 1];
        top[join.left] = top[leaves + i - 1];
        top[join.right] = top[leaves + i - 1];
    }
    std::vector<std::uint32_t> number(top.size(), kNone);
    std::vector<std::uint32_t> result(leaves);
    std::uint32_t next = 0;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
        if (number[top[leaf]] == kNone) number[top[leaf]] = next++;
        result[leaf] = number[top[leaf]];
    }
    return result;
}

std::vector<SegmentJoin> topJoins(std::span<const SegmentJoin> joins, std::size_t mostLeaves) {
    const std::size_t leaves = joins.size() + 1;
    if (leaves <= mostLeaves) return {joins.begin(), joins.end()};
    const std::size_t below = leaves - mostLeaves; // joins that are left out
    std::vector<std::uint32_t> ends;
    for (const SegmentJoin& join : joins.subspan(below))
        for (const std::uint32_t part : {join.left, join.right})
            if (part < leaves + below) ends.push_back(part);
    std::sort(ends.begin(), ends.end());
    assert(ends.size() == mostLeaves);
    const auto renumbered = [&](std::uint32_t part) {
        if (part >= leaves + below) return static_cast<std::uint32_t>(part - leaves - below + mostLeaves);
        return static_cast<std::uint32_t>(std::lower_bound(ends.begin(), ends.end(), part) - ends.begin());
    };
    std::vector<SegmentJoin> result;
    for (SegmentJoin join : joins.subspan(below)) {
        join.left = renumbered(join.left);
        join.right = renumbered(join.right);
        result.push_back(join);
    }
    return result;
}

} // namespace vignette
