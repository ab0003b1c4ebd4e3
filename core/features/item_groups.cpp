#include "core/features/item_groups.h"

#include "core/base/text.h"
#include "core/features/column_reader.h"
#include "core/features/item_signs.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vignette {

namespace {

constexpr std::size_t kFewestItems = 3;
constexpr std::size_t kMostLevelsOfAnItem = 30;

/// "trust_1" and "A1" give "trust" and "A"; "mood_self_care" gives "mood"; a name of one word gives "".
std::string stemOf(const std::string& name) {
    std::string stem = name;
    while (!stem.empty() && isDigit(stem.back()))
        stem.pop_back();
    if (stem.size() == name.size()) {
        const std::size_t mark = stem.find('_');
        stem.resize(mark == std::string::npos ? 0 : mark);
    }
    while (!stem.empty() && !isLetter(stem.back()) && static_cast<unsigned char>(stem.back()) < 0x80)
        stem.pop_back();
    return stem;
}

std::vector<LevelCount> pooledLevels(const std::vector<const ItemColumn*>& columns) {
    std::map<std::string, std::uint64_t> counts;
    for (const ItemColumn* column : columns)
        for (const LevelCount& level : column->levels)
            counts[level.text] += level.count;
    std::vector<LevelCount> levels;
    for (const auto& [text, count] : counts)
        levels.push_back({.text = text, .count = count});
    return levels;
}

std::size_t answersUsed(const ItemColumn& column, const AnswerScale& scale) {
    return static_cast<std::size_t>(
        std::count_if(column.levels.begin(), column.levels.end(), [&](const LevelCount& level) {
            return std::find(scale.codes.begin(), scale.codes.end(), level.text) != scale.codes.end();
        }));
}

/// A scale of numbers that several columns use to both ends is hardly a count.
bool isShared(const AnswerScale& scale, const std::vector<const ItemColumn*>& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const ItemColumn* column) {
        const auto has = [&](const std::string& code) {
            return std::any_of(column->levels.begin(), column->levels.end(),
                               [&](const LevelCount& level) { return level.text == code; });
        };
        const bool reachesEnds = has(scale.codes.front()) && has(scale.codes.back());
        return reachesEnds && answersUsed(*column, scale) >= kFewestItems;
    });
}

std::optional<ItemGroup> groupOf(const std::string& stem, const std::vector<const ItemColumn*>& columns) {
    if (columns.size() < kFewestItems) return std::nullopt;
    const std::vector<LevelCount> levels = pooledLevels(columns);
    std::optional<AnswerScale> scale = wordScaleOf(levels);
    if (!scale && !stem.empty()) {
        scale = numberScaleOf(levels);
        if (scale && !isShared(*scale, columns)) scale.reset();
    }
    if (!scale) return std::nullopt;
    ItemGroup group{.stem = stem, .names = {}, .scale = *scale, .reversed = {}, .isDirectionUnclear = false};
    for (const ItemColumn* column : columns)
        group.names.push_back(column->name);
    return group;
}

ReversedItem& reversedItem(ItemGroup& group, const std::string& name) {
    for (ReversedItem& item : group.reversed)
        if (item.name == name) return item;
    group.reversed.push_back({.name = name, .byAnswers = false, .byCodebook = false});
    return group.reversed.back();
}

/// Items whose known direction is not that of most.
void markByDirection(const std::vector<ItemColumn>& columns, ItemGroup& group) {
    std::vector<const ItemColumn*> better;
    std::vector<const ItemColumn*> worse;
    for (const ItemColumn& column : columns) {
        if (std::find(group.names.begin(), group.names.end(), column.name) == group.names.end()) continue;
        if (column.direction == FieldDirection::HigherIsBetter) better.push_back(&column);
        if (column.direction == FieldDirection::HigherIsWorse) worse.push_back(&column);
    }
    if (better.size() == worse.size()) return;
    for (const ItemColumn* column : better.size() < worse.size() ? better : worse)
        reversedItem(group, column->name).byCodebook = true;
}

/// The levels of a loaded field with their counts; none when it has too many to be an item.
std::vector<LevelCount> levelsOf(const Field& field, const DataColumn& column) {
    std::map<double, std::uint64_t> numbers; // few, or it is no item
    for (const double number : column.numbers) {
        if (std::isnan(number)) continue;
        ++numbers[number];
        if (numbers.size() > kMostLevelsOfAnItem) return {};
    }
    std::map<std::string, std::uint64_t> counts;
    for (const auto& [number, count] : numbers)
        counts[levelCodeOf(number)] += count;
    for (const std::uint16_t level : column.levels)
        if (level != kNoLevel) ++counts[field.values[level].code];
    if (counts.size() > kMostLevelsOfAnItem) return {};
    std::vector<LevelCount> levels;
    for (const auto& [text, count] : counts)
        levels.push_back({.text = text, .count = count});
    return levels;
}

/// Places on the scale, lowest 0; NaN where there is no answer.
std::vector<double> answersOf(const Field& field, const DataColumn& column, const AnswerScale& scale) {
    std::map<std::string, double> places;
    for (std::size_t i = 0; i < scale.codes.size(); ++i)
        places[scale.codes[i]] = static_cast<double>(i);
    const auto placeOf = [&places](const std::string& code) {
        const auto found = places.find(code);
        return found == places.end() ? std::nan("") : found->second;
    };
    std::vector<double> answers;
    for (const double number : column.numbers)
        answers.push_back(std::isnan(number) ? number : placeOf(levelCodeOf(number)));
    for (const std::uint16_t level : column.levels)
        answers.push_back(level == kNoLevel ? std::nan("") : placeOf(field.values[level].code));
    return answers;
}

} // namespace

std::vector<ItemGroup> findItemGroups(const std::vector<ItemColumn>& columns) {
    std::map<std::string, std::vector<const ItemColumn*>> byStem;
    for (const ItemColumn& column : columns)
        if (!column.levels.empty()) byStem[stemOf(column.name)].push_back(&column);
    std::vector<ItemGroup> groups;
    std::vector<const ItemColumn*> alone;
    for (const auto& [stem, members] : byStem) {
        auto group = stem.empty() ? std::nullopt : groupOf(stem, members);
        if (group)
            groups.push_back(std::move(*group));
        else
            alone.insert(alone.end(), members.begin(), members.end());
    }
    std::map<std::vector<std::string>, std::vector<const ItemColumn*>> byWords;
    for (const ItemColumn* column : alone)
        if (const auto scale = wordScaleOf(column->levels)) byWords[scale->codes].push_back(column);
    for (const auto& [codes, members] : byWords)
        if (auto group = groupOf({}, members)) groups.push_back(std::move(*group));
    for (ItemGroup& group : groups)
        markByDirection(columns, group);
    return groups;
}

std::vector<ItemGroup> findItemGroups(const Dataset& dataset, const std::string& extract) {
    std::vector<ItemColumn> columns;
    std::map<std::string, std::size_t> placeOf;
    for (std::size_t f = 0; f < dataset.fieldCount(); ++f) {
        const Field& field = dataset.fields[f];
        if (field.extract != extract || field.kind == FieldKind::Flag) continue;
        placeOf[field.key] = f;
        columns.push_back(
            {.name = field.key, .levels = levelsOf(field, dataset.columns[f]), .direction = field.direction});
    }
    std::vector<ItemGroup> groups = findItemGroups(columns);
    for (ItemGroup& group : groups) {
        std::vector<std::vector<double>> answers;
        for (const std::string& name : group.names) {
            const std::size_t f = placeOf.at(name);
            answers.push_back(answersOf(dataset.fields[f], dataset.columns[f], group.scale));
        }
        const ItemSigns signs = itemSigns(answers);
        group.isDirectionUnclear = signs.isUnclear;
        for (std::size_t i = 0; i < group.names.size(); ++i)
            if (signs.isReversed[i]) reversedItem(group, group.names[i]).byAnswers = true;
    }
    return groups;
}

} // namespace vignette
