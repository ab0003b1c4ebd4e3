#include "core/model/release.h"

#include "core/base/text.h"

namespace vignette {

namespace {

std::string lastingText(const ShownNumber& number) {
    switch (number.form) {
    case ShownNumber::Form::Value:
        return shortest(number.value);
    case ShownNumber::Form::Below:
        return "<" + shortest(number.value);
    case ShownNumber::Form::Above:
        return ">" + shortest(number.value);
    case ShownNumber::Form::NearlyAll:
        return "nearly all";
    case ShownNumber::Form::None:
        return "none";
    case ShownNumber::Form::Withheld:
        break;
    }
    return "withheld";
}

} // namespace

std::string releasedFigure(const ShownStatement& statement) {
    return lastingText(statement.persona) + "; others " + lastingText(statement.others);
}

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

const ShownPersona* Release::persona(const PersonaId& id) const {
    for (const ShownPersona& candidate : m_content.personas)
        if (candidate.id == id) return &candidate;
    return nullptr;
}

} // namespace vignette
