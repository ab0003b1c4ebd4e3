#include "core/clinical/chronic_conditions.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

std::vector<std::string> prefixesOf(const std::string& cell) {
    std::vector<std::string> prefixes = split(cell, ' ');
    std::erase(prefixes, "");
    return prefixes;
}

} // namespace

bool ChronicGroup::matches(std::string_view code) const {
    return startsWithCode(code, prefixes) && !startsWithCode(code, excluded);
}

const ChronicConditions& ChronicConditions::bundled() {
    static const ChronicConditions conditions = [] {
        const ReferenceTable table = ReferenceTable::bundled("chronic_conditions_icd10cm");
        ChronicConditions result;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            result.m_groups.push_back({.id = table.at(row, "group"),
                                       .label = table.at(row, "label"),
                                       .claim = table.at(row, "claim"),
                                       .prefixes = prefixesOf(table.at(row, "prefixes")),
                                       .excluded = prefixesOf(table.at(row, "excluded")),
                                       .isSensitive = table.at(row, "sensitive") == "yes"});
        result.m_listName = table.note("table") + ", version " + table.note("version") + ", " +
                            table.note("code system") + ", effective " + table.note("effective");
        return result;
    }();
    return conditions;
}

const ChronicGroup* ChronicConditions::find(std::string_view id) const {
    const auto found = std::ranges::find(m_groups, id, &ChronicGroup::id);
    return found == m_groups.end() ? nullptr : &*found;
}

bool ChronicConditions::matchesGroup(std::string_view code, std::string_view id) const {
    const ChronicGroup* group = find(id);
    return group != nullptr && group->matches(code);
}

std::vector<std::string> ChronicConditions::groupsOf(std::string_view code) const {
    std::vector<std::string> ids;
    for (const ChronicGroup& group : m_groups)
        if (group.matches(code)) ids.push_back(group.id);
    return ids;
}

std::optional<RolledTable::Column> chronicConditionCount(const RolledTable& table) {
    RolledTable::Column count;
    count.name = kConditionCountColumn;
    count.numbers.assign(table.patients.size(), 0.0);
    bool hasAny = false;
    for (const RolledTable::Column& column : table.columns) {
        const std::string id = column.name.substr(0, column.name.find('#'));
        const bool isGroup =
            column.isFlag && column.name == id + "#ever" && ChronicConditions::bundled().find(id) != nullptr;
        if (!isGroup) continue;
        hasAny = true;
        for (std::size_t i = 0; i < count.numbers.size(); ++i)
            if (column.numbers[i] == 1.0) ++count.numbers[i];
    }
    if (!hasAny) return std::nullopt;
    return count;
}

} // namespace vignette
