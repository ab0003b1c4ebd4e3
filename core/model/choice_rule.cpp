#include "core/model/choice_rule.h"

#include "core/base/text.h"

#include <algorithm>

namespace vignette {

std::size_t readChoices(std::string_view cell, const ChoiceRule& rule, std::span<std::uint8_t> ticks) {
    std::fill(ticks.begin(), ticks.end(), std::uint8_t{0});
    std::size_t strangers = 0;
    while (true) {
        const std::size_t end = cell.find(rule.delimiter);
        const std::string_view part = trimmed(cell.substr(0, end));
        const auto found = std::lower_bound(rule.options.begin(), rule.options.end(), part);
        if (found != rule.options.end() && *found == part)
            ticks[static_cast<std::size_t>(found - rule.options.begin())] = 1;
        else if (!part.empty())
            ++strangers;
        if (end == std::string_view::npos) return strangers;
        cell.remove_prefix(end + 1);
    }
}

std::string choiceColumn(const std::string& column, const std::string& option) {
    return column + "#" + option;
}

} // namespace vignette
