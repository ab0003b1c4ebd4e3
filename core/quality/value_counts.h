#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// The different values of one column, ascending, and how many patients have each: all that quality needs to
/// know of it. Numbers: `values`; levels: indices into Field::values as numbers. −0 counts as 0; what is not
/// finite counts as missing.
struct ValueCounts {
    std::vector<double> values;
    std::vector<std::uint64_t> counts;
    std::uint64_t valueCount = 0;
    std::uint64_t missingCount = 0;
    std::uint64_t missingPattern = 0; ///< hash of which patients have no value

    /// The value at rank 0 … valueCount − 1 of the sorted values. Needs values.
    double atRank(std::uint64_t rank) const;
    /// Patients with a value below `bound`.
    std::uint64_t countBelow(double bound) const;
    /// Patients with a value above `bound`.
    std::uint64_t countAbove(double bound) const;
};

/// One pass over the patients; up to 65,536 different numbers in a table, more by sorting. `patients` is the
/// length of the column. Throws Cancelled.
ValueCounts countValues(const DataColumn& column, std::size_t patients, const Progress& progress);

} // namespace vignette
