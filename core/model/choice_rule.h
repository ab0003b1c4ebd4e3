#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// How the ticks of a question with several answers stand in one cell: "pain;sleep;mood".
struct ChoiceRule {
    char delimiter = ';';
    std::vector<std::string> options; ///< sorted by bytes, without surrounding blanks
    bool isSplit =
        true; ///< false: a person keeps the column as it is; the rule stays to be switched on again
    bool operator==(const ChoiceRule&) const = default;
};

/// Ticks of one cell: `ticks[i]` becomes 1 where option i stands in it, else 0. Says how many parts of the
/// cell are no option. A missing cell has no ticks at all; that is for the caller to see.
std::size_t readChoices(std::string_view cell, const ChoiceRule& rule, std::span<std::uint8_t> ticks);

/// The name of the yes-or-no column of one option: "matters#clear_plan".
std::string choiceColumn(const std::string& column, const std::string& option);

} // namespace vignette
