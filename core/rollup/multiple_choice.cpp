#include "core/rollup/multiple_choice.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace vignette {

namespace {

constexpr std::size_t kMostOptions = 50;
constexpr std::size_t kLongestOption = 80;

/// Calls `take` for each part of a cell that is not blank.
template<typename Take> void forEachPart(std::string_view cell, char delimiter, Take take) {
    while (true) {
        const std::size_t end = cell.find(delimiter);
        const std::string_view part = trimmed(cell.substr(0, end));
        if (!part.empty()) take(part);
        if (end == std::string_view::npos) return;
        cell.remove_prefix(end + 1);
    }
}

/// What the levels of a column become when they are divided.
struct Division {
    std::map<std::string, std::size_t> levelsOfOption; ///< in how many different levels an option stands
    std::uint64_t values = 0;
    std::uint64_t several = 0; ///< values with two options or more
    bool isList = true;        ///< no option stands twice in one cell, none is too long
};

Division divided(const ColumnSurvey& column, char delimiter) {
    Division division;
    for (const LevelCount& level : column.levels) {
        std::set<std::string> options;
        std::size_t parts = 0;
        forEachPart(level.text, delimiter, [&](std::string_view part) {
            ++parts;
            options.emplace(part);
            if (part.size() > kLongestOption) division.isList = false;
        });
        if (options.size() != parts) division.isList = false;
        for (const std::string& option : options)
            ++division.levelsOfOption[option];
        if (!division.isList || division.levelsOfOption.size() > kMostOptions) {
            division.isList = false;
            return division;
        }
        division.values += level.count;
        if (parts > 1) division.several += level.count;
    }
    return division;
}

bool isShortName(const std::string& option) {
    constexpr std::ptrdiff_t kMostBlanks = 3;
    return !parseNumber(option) && std::count(option.begin(), option.end(), ' ') <= kMostBlanks;
}

bool isConvincing(const Division& division, std::size_t levels, char delimiter) {
    const auto& options = division.levelsOfOption;
    if (!division.isList || options.size() < 2 || division.several * 20 < division.values) return false;
    if (levels <= options.size()) return false; // no more combinations than options
    const auto repeated = static_cast<std::size_t>(
        std::count_if(options.begin(), options.end(), [](const auto& option) { return option.second >= 2; }));
    if (delimiter != ',') return repeated * 5 >= options.size() * 4;
    return repeated == options.size() && std::all_of(options.begin(), options.end(), [](const auto& option) {
               return isShortName(option.first);
           });
}

} // namespace

std::optional<ChoiceRule> recogniseChoices(const ColumnSurvey& column) {
    if (!column.hasAllLevels || column.levels.size() < 3) return std::nullopt;
    for (const char delimiter : {';', '|', ','}) {
        const Division division = divided(column, delimiter);
        if (!isConvincing(division, column.levels.size(), delimiter)) continue;
        ChoiceRule rule{.delimiter = delimiter, .options = {}};
        for (const auto& [option, count] : division.levelsOfOption)
            rule.options.push_back(option);
        return rule;
    }
    return std::nullopt;
}

} // namespace vignette
