#pragma once

#include "core/base/ids.h"
#include "core/persona/name_table.h"

#include <set>
#include <string>
#include <vector>

namespace vignette {

/// A name for a persona and others a person may take instead.
struct NameChoice {
    std::string name;
    std::vector<std::string> alternatives; ///< at least five where the table holds them
};

/// Draws by the persona's id alone among the common names of the birth year and sex. `taken` names are not
/// drawn, and first letters of taken names only when no other is left. The chosen name is added to `taken`.
NameChoice chooseName(const NameTable& names, const PersonaId& id, int birthYear, PortraitRecipe::Sex sex,
                      std::set<std::string>& taken);

} // namespace vignette
