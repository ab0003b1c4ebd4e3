#include "core/study/typed_texts.h"

#include "core/privacy/typed_text.h"

#include <algorithm>
#include <functional>

namespace vignette {

namespace {

using Look = std::function<void(const std::string& text, TypedNames names)>;

void lookAtPersona(const ShownPersona& persona, const Look& look) {
    for (const PersonaEdit& edit : persona.edits)
        if (edit.slot != "portrait" && !edit.slot.starts_with("statement:"))
            look(edit.text, TypedNames::AreFound);
    for (const ShownStatement& statement : persona.statements)
        if (statement.edit) look(statement.edit->text, TypedNames::AreFound);
}

/// Whoever vouches is named there, and that is right.
void lookAtRecords(const Release::Content& content, const Look& look) {
    if (const auto& expert = content.expert)
        for (const std::string& text :
             {expert->expert, expert->credentials, expert->method, expert->statement})
            look(text, TypedNames::MayStand);
    if (const auto& limited = content.limited) {
        look(limited->recipient, TypedNames::MayStand);
        look(limited->purpose, TypedNames::AreFound);
        look(limited->reason, TypedNames::AreFound);
    }
}

void lookAtAll(const Release& release, const Look& look) {
    const Release::Content& content = release.content();
    for (const ShownPersona& persona : release.personas())
        lookAtPersona(persona, look);
    for (const ShownPrivacyAction& action : content.privacy)
        if (action.isOverridden) look(action.overrideReason, TypedNames::AreFound);
    for (const ShownFormReason& field : content.formReasons)
        look(field.reason, TypedNames::AreFound);
    lookAtRecords(content, look);
}

} // namespace

std::vector<TypedIdentifier> identifiersInText(std::string_view text, TypedNames names) {
    return identifiersInTyped(text, names);
}

std::vector<TypedIdentifier> identifiersInTyped(const Release& release) {
    std::vector<TypedIdentifier> all;
    lookAtAll(release, [&all](const std::string& text, TypedNames names) {
        for (TypedIdentifier& found : identifiersInTyped(text, names))
            if (std::ranges::find(all, found) == all.end()) all.push_back(std::move(found));
    });
    return all;
}

int typedTextCount(const Release& release) {
    int count = 0;
    lookAtAll(release, [&count](const std::string& text, TypedNames) { count += text.empty() ? 0 : 1; });
    return count;
}

} // namespace vignette
