#pragma once

#include "core/model/release.h"

#include <cstdint>

namespace vignette {

/// How counts become figures. Everything printed is made from counts rounded here, so that no two figures
/// together say more than the rounded counts do.

/// Stands in for a count of 1–10 where a total or difference needs one.
inline constexpr std::int64_t kBehindTheMark = 5;

/// A count to the nearest 5; 11 and 12 become 15, zero stays. Not for 1–10, which are never shown (assert).
std::int64_t roundedCount(std::uint64_t count);
/// The smallest and largest count that round to this.
std::int64_t lowestOf(std::int64_t rounded);
std::int64_t highestOf(std::int64_t rounded);

/// People: rounded; none; below 11.
ShownNumber shownPeople(std::uint64_t count);

/// One side of a comparison as the gate knows it.
struct ShareParts {
    std::uint64_t count = 0;     ///< exact; decides which form may be shown
    std::uint64_t base = 0;      ///< exact
    std::int64_t shownCount = 0; ///< rounded; what a percentage is made of
    std::int64_t shownBase = 0;  ///< rounded
    std::int64_t lowestBase = 0; ///< the smallest base a reader of shownBase must allow for
};

/// A whole percentage where 11 have it and 11 have not; "none"; "<" a bound of the rounded base for 1–10;
/// "nearly all" or ">" for up to 10 without; "<1" and ">99" where rounding would print 0 or 100; withheld for
/// a base under 11 and where the bound would say nothing (over 50).
ShownNumber shownShare(const ShareParts& parts);

/// Three significant digits.
ShownNumber shownMean(double mean);
/// `value` to as many decimals.
double roundedTo(double value, int decimals);

} // namespace vignette
