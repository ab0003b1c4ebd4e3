#include "ui/workbench/data_words.h"

namespace vignette {

namespace {

/// The persona as the data alone describe it.
ShownPersona withoutEdits(ShownPersona persona) {
    persona.edits.clear();
    for (ShownStatement& statement : persona.statements)
        statement.edit.reset();
    return persona;
}

} // namespace

const ShownStatement* statementOfSlot(const ShownPersona& persona, const QString& slot) {
    const QLatin1String prefix("statement:");
    return slot.startsWith(prefix) ? persona.find(slot.mid(prefix.size()).toStdString()) : nullptr;
}

QString dataWords(const ShownPersona& persona, const QString& slot, const Wording& wording) {
    if (slot == QLatin1String("name")) return QString::fromStdString(persona.name);
    if (slot == QLatin1String("title")) return QString::fromStdString(wording.title(withoutEdits(persona)));
    const ShownStatement* statement = statementOfSlot(persona, slot);
    if (!statement) return {};
    ShownStatement plain = *statement;
    plain.edit.reset();
    return QString::fromStdString(wording.statement(plain));
}

} // namespace vignette
