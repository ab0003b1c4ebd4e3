#pragma once

#include "core/evidence/exact_sum.h"
#include "core/model/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vignette {

/// Which patients a table looks at: everyone, or those with one level of another field.
struct PatientFilter {
    std::span<const std::uint16_t> levels; ///< empty: everyone
    std::uint16_t level = kNoLevel;
    bool takes(std::size_t patient) const { return levels.empty() || levels[patient] == level; }
};

/// Patients of each segment at each level of a field, in one pass over its column.
struct LevelTable {
    std::size_t levelCount = 0;
    std::vector<std::uint64_t> counts;  ///< segments × levels
    std::vector<std::uint64_t> missing; ///< a segment
    std::uint64_t at(std::size_t segment, std::size_t level) const {
        return counts[segment * levelCount + level];
    }
    std::uint64_t base(std::size_t segment) const;

    static LevelTable of(const DataColumn& column, std::size_t levelCount,
                         std::span<const std::uint16_t> labels, std::size_t segmentCount,
                         const PatientFilter& filter);
};

/// Moments of a number field in some patients: a segment, or everyone else.
struct NumberSummary {
    std::uint64_t base = 0;
    std::uint64_t nonZero = 0;
    std::uint64_t missing = 0;
    double mean = 0.0;
    double spread = 0.0;            ///< standard deviation, n − 1
    double largestShareOfSum = 0.0; ///< of sizes: |x| / Σ|x|
    double median = 0.0;
};

/// The same for a number field: every segment and everyone else, in two passes. Values that are not finite
/// count as missing. Figures without values are 0 with base 0.
struct NumberTable {
    std::vector<NumberSummary> segments;
    std::vector<NumberSummary> others;

    static NumberTable of(const DataColumn& column, std::span<const std::uint16_t> labels,
                          std::size_t segmentCount, const PatientFilter& filter);
};

/// Fills the medians of a table (one sort of the column): the middle value, or the mean of the middle two.
void addMedians(NumberTable& table, const DataColumn& column, std::span<const std::uint16_t> labels,
                const PatientFilter& filter);

} // namespace vignette
