#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// The different rows of a matrix, in ascending order of their values (feature by feature), so that nothing
/// computed from them depends on the order of the rows. Twins are one row with their weights added.
struct DistinctRows {
    std::vector<std::uint32_t> firstRow;   ///< of each different row, one matrix row that looks so
    std::vector<std::uint64_t> weights;    ///< sums; 0 where only rows of weight 0 look so
    std::vector<std::uint32_t> placeOfRow; ///< of each matrix row, its place in this list
    std::size_t count() const { return firstRow.size(); }
    /// Different rows that somebody of weight above 0 has.
    std::size_t countWithWeight() const;
};

/// `weights`: of each row, empty: 1 each. Cost: a sort of the rows. −0 counts as 0.
DistinctRows distinctRows(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                          Progress& progress);

} // namespace vignette
