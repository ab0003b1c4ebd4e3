#pragma once

#include "core/segment/packed_rows.h"

#include <cstdint>
#include <vector>

namespace vignette {

inline constexpr std::uint16_t kNoSegment = 0xFFFF;

/// What the moves of some rows change in the sums of the segments: numbers directly, the other columns as how
/// many rows of each pattern came and went. Whole numbers, so the order of moves and of changes is free.
class SumsChange {
public:
    SumsChange(const PackedRows& rows, std::size_t segments);
    /// `from` may be kNoSegment.
    void move(std::size_t row, std::uint16_t from, std::uint16_t to);
    /// Adds what changed to `sums` (segments × features, steps of 2⁻¹⁶) and `weights` (a segment) and forgets
    /// it; the memory stays for the next round. Returns how many rows moved.
    std::uint64_t addTo(std::vector<std::int64_t>& sums, std::vector<std::int64_t>& weights);

private:
    void add(std::size_t row, std::uint16_t segment, std::int64_t weight);

    const PackedRows* m_rows;
    std::size_t m_segments;
    std::vector<std::uint32_t> m_starts;  ///< first pattern of each group
    std::vector<std::int64_t> m_numbers;  ///< segments × numbers
    std::vector<std::int64_t> m_patterns; ///< segments × patterns of all groups
    std::vector<std::int64_t> m_weights;
    std::uint64_t m_moved = 0;
};

} // namespace vignette
