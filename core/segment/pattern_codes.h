#pragma once

#include "core/base/progress.h"
#include "core/segment/column_groups.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// A group with all the patterns that the matrix's rows have, and which one each row has.
struct CodedGroup {
    std::vector<std::uint32_t> columns;
    std::vector<float> patterns; ///< patternCount × columns
    std::size_t patternCount = 0;
    std::size_t firstPattern = 0;    ///< counted over all groups
    std::vector<std::uint8_t> codes; ///< a row
};

struct CodedColumns {
    std::vector<std::uint32_t> numbers; ///< ascending
    std::vector<CodedGroup> groups;
    std::size_t patternCount = 0; ///< of all groups
};

/// Codes every row of every group, exactly: a row's values are its pattern's. A group that turns out to have
/// more than kMostPatterns is halved; a lone column with more joins the numbers. Same result on any number of
/// threads. Cancels within one block of 8,192 rows.
CodedColumns codeColumns(const FeatureMatrix& matrix, const ColumnPlan& plan, const Progress& progress);

} // namespace vignette
