#pragma once

#include "core/model/dataset.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace vignette {

inline constexpr std::uint32_t kNoCode = std::numeric_limits<std::uint32_t>::max();

/// One field of some patients as a tree reads it: a whole number per patient. Numbers: the place of the value
/// among the different ones, ascending. Levels: the level.
struct TreeColumn {
    std::size_t field = 0;            ///< in the data
    bool isOrdered = true;            ///< cut in two; else one level against the others
    std::vector<std::uint32_t> codes; ///< kNoCode: no value
    std::vector<double> values;       ///< what each code stands for; of ordered levels the code itself
    std::vector<std::uint32_t> order; ///< isOrdered: patients with a value, by code, then by place

    /// A code at most which lies below the middle between two codes' values.
    std::uint32_t cutBetween(std::uint32_t low, std::uint32_t high) const;
    double middle(std::uint32_t low, std::uint32_t high) const;
};

/// The columns of these fields for these patients. Values that are not finite count as none.
std::vector<TreeColumn> treeColumns(const Dataset& data, const std::vector<std::size_t>& fields,
                                    std::span<const std::uint32_t> patients);

} // namespace vignette
