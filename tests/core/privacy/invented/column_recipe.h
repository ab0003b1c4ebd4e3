#pragma once

#include "core/base/random.h"
#include "tests/core/privacy/invented/invented_column.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::testing_aids {

/// Headers by how plainly they speak.
struct Headers {
    std::vector<const char*> plain;
    std::vector<const char*> shortened;
    std::vector<const char*> foreign; ///< German, Spanish, French
};

/// How far a value alone tells what it is.
enum class Telling {
    Never,  ///< only with a header: 02138
    Unique, ///< without a header only by being all different: a record number
    Always, ///< by its form: 617-555-0123
};

/// One written form of an identifier.
struct Recipe {
    const char* what;
    std::function<std::string(Random&)> make;
    const Headers* headers;
    Telling telling = Telling::Always;
    const char* before = ""; ///< what people write in front: "Tel: "
    bool isMixable = true;   ///< may stand in one column with the other mixable forms of the class
};

/// Pattern to text: # a digit, @ a capital, ~ a small letter, ^ a small hex digit, ? a base64 character,
/// anything else itself.
std::string fill(Random& random, std::string_view pattern);
/// `low`..`high`, both included.
std::uint64_t between(Random& random, std::uint64_t low, std::uint64_t high);
std::string zeroPadded(std::uint64_t number, std::size_t width);
template<typename List> const auto& pick(Random& random, const List& list) {
    return list[random.below(std::size(list))];
}
std::string upper(std::string text);
std::string lower(std::string text);

/// `count` columns of the class from its recipes, headers and dirt in turn.
std::vector<InventedColumn> columnsOf(IdentifierClass identifier, const std::vector<Recipe>& recipes,
                                      std::size_t count);

} // namespace vignette::testing_aids
