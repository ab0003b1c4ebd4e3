#pragma once

#include "core/model/feature_matrix.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vignette {

/// Columns that together take few different patterns of values: a few flags, a category's indicators, a pair
/// of short scales.
struct ColumnGroup {
    std::vector<std::uint32_t> columns;
};

/// How a matrix is packed: columns of many values as they are, the others as groups of few patterns.
struct ColumnPlan {
    std::vector<std::uint32_t> numbers; ///< ascending
    std::vector<ColumnGroup> groups;
};

inline constexpr std::size_t kMostPatterns = 256; ///< of a group: its code is one byte

/// Finds the groups in the values of a few rows, evenly taken, whatever the plan says of them. A later row
/// may show a pattern that none of these had. It decides about speed only, never about a result.
ColumnPlan planColumns(const FeatureMatrix& matrix);

} // namespace vignette
