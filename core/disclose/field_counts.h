#pragma once

#include "core/model/dataset.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Exact patients of every segment at every level of a field, without a value, and in all. A number field has
/// one level: "has a value". Inside the gate only.
struct FieldCounts {
    std::size_t segments = 0;
    std::size_t levels = 0;
    std::vector<std::uint64_t> counts;  ///< segments × levels
    std::vector<std::uint64_t> missing; ///< a segment

    std::uint64_t at(std::size_t segment, std::size_t level) const {
        return counts[segment * levels + level];
    }
    std::uint64_t base(std::size_t segment) const;
    std::uint64_t size(std::size_t segment) const { return base(segment) + missing[segment]; }
    std::uint64_t levelTotal(std::size_t level) const;
    std::uint64_t baseTotal() const;

    static FieldCounts of(const Dataset& data, std::size_t field, const Segmentation& segmentation);
};

/// The position of a level's code in a field, or empty.
std::optional<std::size_t> levelIndex(const Field& field, const std::string& code);

/// Bases as they are printed: people with a value, rounded. Where fewer than about 11 have none, all people
/// stand in for them, so that bases and people together can't give away how few are missing. Everyone else's
/// base is the printed people less the printed bases for the same reason.
struct ShownBases {
    std::vector<std::int64_t> people;   ///< a segment; rounded size, 0 for fewer than 11
    std::vector<std::int64_t> segments; ///< a segment; 0: fewer than 11 with a value
    std::int64_t total = 0;
    std::vector<bool> hidesMissing; ///< a segment: all people stand in

    std::int64_t others(std::size_t segment) const { return total - segments[segment]; }
    /// The fewest people with a value that a reader must allow for.
    std::int64_t lowest(std::size_t segment) const;
    static ShownBases of(const FieldCounts& counts);
};

/// The most patients that may be missing behind a base in which all people stand in.
inline constexpr std::int64_t kMostHiddenMissing = 14;

} // namespace vignette
