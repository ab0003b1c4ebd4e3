#include "core/study/condition_groups.h"

#include "core/clinical/chronic_conditions.h"

namespace vignette {

namespace {

/// The group an "ever" summary column belongs to; null for other columns.
const ChronicGroup* groupOf(const std::string& column) {
    const std::size_t mark = column.find('#');
    if (mark == std::string::npos || column.substr(mark) != "#ever") return nullptr;
    return ChronicConditions::bundled().find(column.substr(0, mark));
}

void describeCount(Field& field) {
    field.label = "Chronic conditions";
    field.unit = "conditions";
    field.hasPlainLabel = true;
    field.kind = FieldKind::Count;
    field.direction = FieldDirection::HigherIsWorse;
    field.theme = Theme::Conditions;
}

void holdBack(Field& field) {
    field.care = FieldCare::Sensitive;
    if (field.use != FieldUse::Form) return;
    field.use = FieldUse::Check;
    field.useReason = "sensitive: behavioural health, substance use or HIV";
}

} // namespace

void addConditionCount(RolledTable& table) {
    if (std::optional<RolledTable::Column> count = chronicConditionCount(table))
        table.columns.push_back(std::move(*count));
}

void describeConditionFields(std::vector<Field>& fields, const std::string& extract) {
    for (Field& field : fields) {
        if (field.extract != extract || field.isEdited) continue;
        if (field.column == kConditionCountColumn) describeCount(field);
        const ChronicGroup* group = groupOf(field.column);
        if (group != nullptr && group->isSensitive) holdBack(field);
    }
}

} // namespace vignette
