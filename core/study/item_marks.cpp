#include "core/study/item_marks.h"

#include "core/base/text.h"
#include "core/features/item_groups.h"
#include "core/features/load_dataset.h"
#include "core/features/plain_label.h"

#include <algorithm>
#include <set>

namespace vignette {

namespace {

std::vector<Field> itemsOf(const ImportReport::Extract& extract, const std::vector<Field>& fields) {
    std::set<std::string> columns;
    for (const ItemGroup& group : extract.itemGroups)
        columns.insert(group.names.begin(), group.names.end());
    std::vector<Field> items;
    for (const Field& field : fields)
        if (field.extract == extract.name && columns.contains(field.column)) items.push_back(field);
    return items;
}

std::string nameOf(const ItemGroup& group) {
    if (!group.stem.empty() || group.scale.codes.empty()) return group.stem;
    return group.scale.codes.front() + " – " + group.scale.codes.back();
}

/// Names of fields become names of columns, as in the plan; codes that give no answer are those of pass 1.
ItemGroup inColumns(ItemGroup group, const std::string& extract, const std::vector<ItemGroup>& surveyed) {
    const std::size_t prefix = extract.size() + 1;
    for (std::string& name : group.names)
        name = name.substr(prefix);
    for (ReversedItem& item : group.reversed)
        item.name = item.name.substr(prefix);
    for (const ItemGroup& before : surveyed)
        if (before.names == group.names) {
            group.stem = before.stem;
            group.scale.gaps = before.scale.gaps;
        }
    return group;
}

void markFields(const ItemGroup& group, const std::string& extract, std::vector<Field>& fields) {
    for (Field& field : fields) {
        const auto isIt = [&](const std::string& column) {
            return field.extract == extract && field.column == column;
        };
        if (std::none_of(group.names.begin(), group.names.end(), isIt)) continue;
        field.itemGroup = nameOf(group);
        field.isReversedItem = std::any_of(group.reversed.begin(), group.reversed.end(),
                                           [&](const ReversedItem& item) { return isIt(item.name); });
    }
}

} // namespace

void markItems(const BlockSource& source, std::vector<Field>& fields, ImportReport& report,
               Progress& progress) {
    for (ImportReport::Extract& extract : report.extracts) {
        const std::vector<Field> items = itemsOf(extract, fields);
        if (items.empty()) continue;
        std::vector<ItemGroup> groups;
        for (ItemGroup& group : findItemGroups(loadDataset(source, items, progress), extract.name))
            groups.push_back(inColumns(std::move(group), extract.name, extract.itemGroups));
        for (const ItemGroup& group : groups)
            markFields(group, extract.name, fields);
        if (!groups.empty()) extract.itemGroups = std::move(groups);
    }
}

void describeChoices(std::vector<Field>& fields, const ExtractPlan& plan) {
    for (const auto& [column, rule] : plan.choices) {
        if (!rule.isSplit) continue;
        const PlainLabel question = Glossary::bundled().labelFor(column);
        for (const std::string& option : rule.options)
            for (Field& field : fields) {
                if (field.extract != plan.name || field.column != choiceColumn(column, option)) continue;
                std::string words = option;
                std::replace(words.begin(), words.end(), '_', ' ');
                field.label = (question.text.empty() ? column : question.text) + ": " + words;
                field.claim = field.label;
                field.hasPlainLabel = question.isPlain && !parseNumber(option);
            }
    }
}

} // namespace vignette
