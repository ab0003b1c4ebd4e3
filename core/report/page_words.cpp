#include "core/report/page_words.h"

#include "core/base/failure.h"

#include <algorithm>
#include <cmath>

namespace vignette {

const std::vector<CardSection>& storySections() {
    static const std::vector<CardSection> kSections = {
        CardSection::Needs,     CardSection::Strengths,    CardSection::Barriers,  CardSection::Reach,
        CardSection::Health,    CardSection::UseOfCare,    CardSection::Attitudes, CardSection::Habits,
        CardSection::StandsOut, CardSection::Circumstances};
    return kSections;
}

std::string headingOf(CardSection section, const std::string& name, const Wording& wording) {
    return wording.say("section." + std::string(toText(section)), {name});
}

const ShownPersona& personaOf(const Release& release, const PersonaId& id) {
    for (const ShownPersona& persona : release.personas())
        if (persona.id == id) return persona;
    throw Failure(FailureCode::NotFound, "This persona is not part of the release. Choose another persona.");
}

std::string tagOf(const ShownPersona& persona, const Release& release, const Wording& wording) {
    return wording.say("card.tag", {std::to_string(persona.number), release.content().studyName});
}

std::string ageOf(const ShownPersona& persona, const Wording& wording) {
    return persona.age ? wording.ageBand(*persona.age) : std::string();
}

std::string nameAndAge(const ShownPersona& persona, const Wording& wording) {
    const std::string age = ageOf(persona, wording);
    return age.empty() ? wording.name(persona) : wording.name(persona) + ", " + age;
}

std::string writtenBy(const std::string& editor, std::int64_t time, const Wording& wording) {
    if (editor.empty()) return wording.say("written_by_team", {wording.date(time)});
    return wording.say("written_by", {editor, wording.date(time)});
}

CardText slotText(const ShownPersona& persona, std::string_view slot, const std::string& dataText,
                  const Wording& wording, std::string_view placeholderKey) {
    CardText text;
    text.slot = slot;
    text.text = dataText;
    if (!placeholderKey.empty()) text.placeholder = wording.say(placeholderKey);
    if (const PersonaEdit* edit = persona.edit(text.slot)) {
        text.text = edit->text;
        text.isEdited = true;
        text.editedBy = writtenBy(edit->editor, edit->time, wording);
    }
    return text;
}

CardText statementText(const ShownStatement& statement, const Wording& wording) {
    CardText text;
    text.slot = "statement:" + statement.key;
    text.text = wording.statement(statement);
    if (!statement.edit) return text;
    text.isEdited = true;
    const ShownEdit& edit = *statement.edit;
    text.editedBy =
        edit.evidenceChanged && !edit.editor.empty()
            ? wording.say("written_by.changed", {edit.editor, wording.date(edit.time), edit.original})
            : writtenBy(edit.editor, edit.time, wording);
    return text;
}

const char* readingKey(StabilityReading reading) {
    switch (reading) {
    case StabilityReading::HighlyStable:
        return "reading.highly_stable";
    case StabilityReading::Stable:
        return "reading.stable";
    case StabilityReading::PatternOnly:
        return "reading.pattern_only";
    case StabilityReading::NotToBeTrusted:
        break;
    }
    return "reading.not_to_be_trusted";
}

const char* verdictKey(Verdict verdict) {
    switch (verdict) {
    case Verdict::DistinctGroups:
        return "verdict.distinct_groups";
    case Verdict::UsefulSlices:
        return "verdict.useful_slices";
    case Verdict::NothingStable:
        break;
    }
    return "verdict.nothing_stable";
}

std::string ofHundred(const ShownNumber& number, const Wording& wording) {
    return wording.figure(number, ShownStatement{}); // a share, as every figure that is no mean
}

std::string percentText(double share, const Wording& wording) {
    return wording.say("figure.percent", {wording.number(std::round(100.0 * share), 0)});
}

void addQuestion(const ShownStatement& statement, const Wording& wording, std::vector<std::string>& lines) {
    if (statement.question.empty()) return;
    const std::string line = wording.say("evidence.asked.line", {statement.label, statement.question});
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
}

std::string sentences(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += " ";
        text += part;
    }
    return text;
}

void markInvented(const Release& release, const Wording& wording, CardPage& page) {
    page.isInvented = release.content().isInvented;
    if (page.isInvented) page.inventedText = wording.say("invented");
}

} // namespace vignette
