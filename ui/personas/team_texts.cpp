#include "ui/personas/team_texts.h"

#include "ui/workbench/data_words.h"

#include <QCoreApplication>

namespace vignette {

namespace {

class Personas {
    Q_DECLARE_TR_FUNCTIONS(Personas)
};

constexpr char kStatement[] = "statement:";
constexpr char kUnnamedEditor[] = "the team";

TeamText textOf(const ShownPersona& persona, const PersonaEdit& edit, const Wording& wording) {
    TeamText text;
    text.slot = QString::fromStdString(edit.slot);
    text.label = slotLabel(persona, text.slot, wording);
    if (edit.slot != "portrait") text.text = QString::fromStdString(edit.text);
    text.original = dataWords(persona, text.slot, wording);
    text.by = signedBy(edit.editor, edit.time, wording);
    return text;
}

} // namespace

QString signedBy(const std::string& editor, std::int64_t time, const Wording& wording) {
    const bool isNamed = !editor.empty() && editor != kUnnamedEditor;
    const QString day = time > 0 ? QString::fromStdString(wording.date(time)) : QString();
    QString line = Personas::tr("Written by the team");
    if (isNamed) line += QStringLiteral(" · ") + QString::fromStdString(editor);
    if (!day.isEmpty()) line += (isNamed ? QStringLiteral(", ") : QStringLiteral(" · ")) + day;
    return line;
}

QString slotLabel(const ShownPersona& persona, const QString& slot, const Wording& wording) {
    if (slot == QLatin1String("name")) return Personas::tr("Name");
    if (slot == QLatin1String("title")) return Personas::tr("Title");
    if (slot == QLatin1String("action")) return Personas::tr("One thing to do");
    if (slot == QLatin1String("say")) return Personas::tr("Say and do");
    if (slot == QLatin1String("avoid")) return Personas::tr("Avoid");
    if (slot == QLatin1String("quote")) return Personas::tr("Quote");
    if (slot == QLatin1String("note")) return Personas::tr("Note");
    if (slot == QLatin1String("portrait")) return Personas::tr("Portrait");
    const QString words = dataWords(persona, slot, wording);
    return words.isEmpty() ? Personas::tr("Text") : words;
}

std::vector<TeamText> teamTexts(const ShownPersona& persona, const Wording& wording) {
    std::vector<TeamText> texts;
    for (const char* slot : {"name", "title", "portrait", "action", "say", "avoid", "quote", "note"})
        if (const PersonaEdit* edit = persona.edit(slot)) texts.push_back(textOf(persona, *edit, wording));
    for (const ShownStatement& statement : persona.statements) {
        if (!statement.edit) continue;
        TeamText text;
        text.slot = QLatin1String(kStatement) + QString::fromStdString(statement.key);
        text.original = dataWords(persona, text.slot, wording);
        text.label = text.original;
        text.text = QString::fromStdString(statement.edit->text);
        text.by = signedBy(statement.edit->editor, statement.edit->time, wording);
        text.evidenceChanged = statement.edit->evidenceChanged;
        if (text.evidenceChanged) text.before = QString::fromStdString(statement.edit->original);
        texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace vignette
