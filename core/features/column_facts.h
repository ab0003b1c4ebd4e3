#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// What a stored column holds, over all its rows: enough to guess what it is.
struct ColumnFacts {
    static constexpr std::size_t kMostLevels = 200; ///< more different values are not listed

    std::string extract;
    std::string name;
    bool isCoded = false;
    std::uint64_t valueCount = 0;
    std::uint64_t missingCount = 0;
    std::vector<std::string>
        levels; ///< coded: texts that occur, by bytes; numbers: ascending. Empty over the limit
    std::uint64_t levelCount = 0; ///< different values; of numbers exact up to the limit, then at least
    double minimum = 0.0;         ///< of numbers
    double maximum = 0.0;
    bool isWhole = false;        ///< every number is whole
    bool isAllDifferent = false; ///< coded: every value once; numbers: like a row number
};

ColumnFacts gatherFacts(const BlockSource& source, const StoredColumn& column);

} // namespace vignette
