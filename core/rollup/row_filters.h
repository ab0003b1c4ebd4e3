#pragma once

#include "core/model/cell_reader.h"
#include "core/model/rollup_rule.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vignette {

/// Whether a value passes the filter of a rule (RollupRule: equal to one of filterValues or starting with one
/// of filterPrefixes; excludedPrefixes win; a filter without both takes every value).
bool passesFilter(const RollupRule& rule, std::string_view value);

/// The rules that filter by one column, asked once a distinct value of a batch.
struct FilterColumn {
    std::size_t source = 0; ///< the column's place in the survey
    std::vector<std::uint32_t> rules;
};

/// For each row of `cells` the rules that it passes, as an index into `lists`; list 0 is empty.
struct RowMatches {
    std::vector<std::uint32_t> listOfRow;
    std::vector<std::vector<std::uint32_t>> lists;
};
RowMatches matchRows(const FilterColumn& filter, const std::vector<RollupRule>& rules,
                     const CellReader& reader, const std::vector<std::string_view>& cells);

} // namespace vignette
