#include "core/clinical/charlson.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "core/model/rollup_rule.h"

#include <algorithm>
#include <set>

namespace vignette {

const CharlsonIndex& CharlsonIndex::bundled() {
    static const CharlsonIndex index = [] {
        const ReferenceTable table = ReferenceTable::bundled("charlson_icd10");
        CharlsonIndex result;
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const auto weight = [&](std::string_view column) {
                return static_cast<int>(parseNumber(table.at(row, column)).value_or(0));
            };
            result.m_conditions.push_back({.id = table.at(row, "condition"),
                                           .outrankedBy = table.at(row, "outranked_by"),
                                           .original = weight("original"),
                                           .updated = weight("updated"),
                                           .prefixes = split(table.at(row, "prefixes"), ' ')});
        }
        return result;
    }();
    return index;
}

std::string_view CharlsonIndex::conditionOf(std::string_view code) const {
    for (const Condition& condition : m_conditions)
        if (startsWithCode(code, condition.prefixes)) return condition.id;
    return {};
}

int CharlsonIndex::of(const std::vector<std::string>& codes, CharlsonWeights weights) const {
    std::set<std::string> present;
    for (const Condition& condition : m_conditions)
        if (std::ranges::any_of(
                codes, [&](const std::string& code) { return startsWithCode(code, condition.prefixes); }))
            present.insert(condition.id);
    int index = 0;
    for (const Condition& condition : m_conditions)
        if (present.contains(condition.id) && !present.contains(condition.outrankedBy))
            index += weights == CharlsonWeights::Original ? condition.original : condition.updated;
    return index;
}

} // namespace vignette
