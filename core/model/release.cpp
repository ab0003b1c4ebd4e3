#include "core/model/release.h"

namespace vignette {

const ShownStatement* ShownPersona::find(const std::string& key) const {
    for (const ShownStatement& statement : statements)
        if (statement.key == key) return &statement;
    return nullptr;
}

const PersonaEdit* ShownPersona::edit(const std::string& slot) const {
    for (const PersonaEdit& candidate : edits)
        if (candidate.slot == slot) return &candidate;
    return nullptr;
}

} // namespace vignette
