#include "core/disclose/shown_edits.h"

#include "core/base/failure.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>

namespace vignette {

namespace {

constexpr std::string_view kStatementSlot = "statement:";

void editStatement(const PersonaEdit& edit, ShownPersona& persona) {
    const std::string key = edit.slot.substr(kStatementSlot.size());
    for (ShownStatement& statement : persona.statements) {
        if (statement.key != key) continue;
        statement.edit = ShownEdit{.text = edit.text,
                                   .original = edit.original,
                                   .editor = edit.editor,
                                   .reason = edit.reason,
                                   .time = edit.time,
                                   .evidenceChanged =
                                       !edit.evidence.empty() && edit.evidence != releasedFigure(statement)};
    }
}

void editPortrait(const PersonaEdit& edit, ShownPersona& persona) {
    try {
        persona.portrait = portraitRecipeFromText(edit.text);
    } catch (const Failure&) {
        // A face that this version cannot draw: the persona keeps the one it was given.
    }
}

/// The label of the field a column became, or the class of identifier when it was dropped.
std::string nameOf(const ColumnDecision& decision, const std::string& extract,
                   const std::vector<Field>& fields) {
    if (decision.action != ColumnAction::Drop)
        for (const Field& field : fields)
            if (field.column == decision.column && (extract.empty() || field.extract == extract) &&
                field.hasPlainLabel)
                return field.label;
    if (decision.findings.empty()) return {};
    return toText(decision.findings.front().identifier);
}

} // namespace

void applyEdits(const std::vector<PersonaEdit>& edits, ShownPersona& persona) {
    std::map<std::string, const PersonaEdit*> inForce;
    for (const PersonaEdit& edit : edits)
        if (edit.persona == persona.id) inForce[edit.slot] = &edit;
    for (const auto& [slot, edit] : inForce) {
        if (edit->text.empty()) continue;
        persona.edits.push_back(*edit);
        if (slot.starts_with(kStatementSlot)) editStatement(*edit, persona);
        if (slot == "portrait") editPortrait(*edit, persona);
    }
}

std::vector<ShownPrivacyAction> shownPrivacyActions(const StudyResult& result) {
    std::vector<ShownPrivacyAction> actions;
    for (std::size_t i = 0; i < result.screening.size(); ++i) {
        const std::string extract =
            i < result.import.extracts.size() ? result.import.extracts[i].name : std::string();
        for (const ColumnDecision& decision : result.screening[i].columns) {
            if (decision.action == ColumnAction::Keep && !decision.isOverridden()) continue;
            actions.push_back({.extract = extract,
                               .column = nameOf(decision, extract, result.data->fields),
                               .action = decision.action,
                               .why = decision.why,
                               .isOverridden = decision.isOverridden(),
                               .overrideReason = decision.overrideReason});
        }
    }
    return actions;
}

} // namespace vignette
