#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// Patients by two divisions of the same people: `count(i, j)` belong to part i of the first and part j of
/// the second. Parts are numbered 0.. as the labels; a part nobody belongs to has a row or column of zeros.
struct CrossTabulation {
    std::size_t rows = 0;              ///< parts of the first division
    std::size_t columns = 0;           ///< parts of the second
    std::vector<std::uint64_t> counts; ///< rows × columns, row by row

    std::uint64_t count(std::size_t row, std::size_t column) const { return counts[row * columns + column]; }
    std::vector<std::uint64_t> rowTotals() const;
    std::vector<std::uint64_t> columnTotals() const;
    std::uint64_t total() const;
    bool operator==(const CrossTabulation&) const = default;
};

/// Counts everyone once, or `weights` times (empty: 1 each). Both label lists have one entry a patient.
/// Throws Failure(TooLarge) when the table would have more than 2²⁴ cells.
CrossTabulation crossTabulate(std::span<const std::uint16_t> first, std::span<const std::uint16_t> second,
                              std::span<const std::uint32_t> weights = {});

} // namespace vignette
