#pragma once

#include "core/base/progress.h"
#include "core/explain/tree_columns.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// Where a tree's node sends patients: left when the answer is yes.
struct TreeSplit {
    enum class Kind { None, AtMost, Is, HasValue };
    Kind kind = Kind::None; ///< None: a leaf
    std::size_t column = 0;
    std::uint32_t code = 0;   ///< AtMost: the last code on the left; Is: the code on the left
    double threshold = 0.0;   ///< AtMost: the middle between the values on either side
    bool missingLeft = false; ///< where patients without a value go
};

struct TreeNode {
    TreeSplit split;
    std::int32_t left = -1;
    std::int32_t right = -1;
    std::vector<std::uint64_t> counts; ///< patients of each segment
    std::uint32_t segment = 0;         ///< most frequent, ties to the lower number
    bool isLeaf() const { return split.kind == TreeSplit::Kind::None; }
};

struct GrownTree {
    std::vector<TreeNode> nodes; ///< the first is the root
    /// The leaf that a patient of the columns ends in.
    const TreeNode& leafOf(std::span<const TreeColumn> columns, std::size_t patient) const;
};

struct TreeLimits {
    int depth = 4;
    std::uint64_t leaf = 11; ///< patients in the smallest leaf
};

/// Grows a classification tree (Breiman, Friedman, Olshen, Stone 1984) over the patients that `takes` marks:
/// splits by the largest fall of Gini's impurity, ties to the earlier column and the lower cut. Patients
/// without a value go to the side that makes the split better; "has a value" is a split of its own. Counts
/// are whole numbers, so the same patients give the same tree in any order and on any number of threads.
/// Leaves beside each other that name the same segment are one.
GrownTree growTree(std::span<const TreeColumn> columns, std::span<const std::uint16_t> labels,
                   std::size_t segments, const std::vector<bool>& takes, const TreeLimits& limits,
                   Progress& progress);

} // namespace vignette
