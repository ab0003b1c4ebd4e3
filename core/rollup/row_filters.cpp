#include "core/rollup/row_filters.h"

#include <algorithm>
#include <unordered_map>

namespace vignette {

bool passesFilter(const RollupRule& rule, std::string_view value) {
    if (startsWithCode(value, rule.excludedPrefixes)) return false;
    if (rule.filterValues.empty() && rule.filterPrefixes.empty()) return true;
    return std::ranges::find(rule.filterValues, value) != rule.filterValues.end() ||
           startsWithCode(value, rule.filterPrefixes);
}

RowMatches matchRows(const FilterColumn& filter, const std::vector<RollupRule>& rules,
                     const CellReader& reader, const std::vector<std::string_view>& cells) {
    RowMatches matches;
    matches.lists.emplace_back();
    matches.listOfRow.reserve(cells.size());
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (const std::string_view cell : cells) {
        const auto [place, isNew] = known.try_emplace(cell, 0);
        if (isNew) {
            std::vector<std::uint32_t> passed;
            if (const auto value = reader.value(cell))
                for (const std::uint32_t rule : filter.rules)
                    if (passesFilter(rules[rule], *value)) passed.push_back(rule);
            if (!passed.empty()) {
                place->second = static_cast<std::uint32_t>(matches.lists.size());
                matches.lists.push_back(std::move(passed));
            }
        }
        matches.listOfRow.push_back(place->second);
    }
    return matches;
}

} // namespace vignette
