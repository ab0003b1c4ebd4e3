#include "core/report/page_parts.h"

#include "core/base/failure.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

std::string writtenBy(const std::string& editor, std::int64_t time, const Wording& wording) {
    return wording.say("card.written_by", {editor, wording.date(time)});
}

CardText editedOr(const ShownPersona& persona, const std::string& slot, const std::string& ownWords,
                  const Wording& wording) {
    CardText text{.text = ownWords, .slot = slot, .isEdited = false, .editedBy = {}, .placeholder = {}};
    if (const PersonaEdit* edit = persona.edit(slot)) {
        text.text = edit->text;
        text.isEdited = true;
        text.editedBy = writtenBy(edit->editor, edit->time, wording);
    }
    return text;
}

/// "Many differ: 41 of 100: no sure ride; 24 of 100: …"
std::string contrasts(const ShownPersona& persona, const Wording& wording) {
    std::vector<std::string> parts;
    for (const std::string& key : persona.contrastKeys) {
        const ShownStatement* statement = persona.find(key);
        if (!statement || !statement->persona.hasValue() || parts.size() == 2) continue;
        parts.push_back(wording.say(
            "contrast.part", {wording.number(statement->persona.value, 0), wording.statement(*statement)}));
    }
    if (parts.empty()) return wording.say("card.stands_for.differ");
    return wording.say("card.stands_for.contrast", {join(parts, "; ")});
}

std::string standsFor(const ShownPersona& persona, const Wording& wording) {
    const std::string share = persona.share.hasValue()
                                  ? wording.say("figure.of_100", {wording.number(persona.share.value, 0)})
                                  : wording.percent(persona.share);
    std::string text = wording.say("card.stands_for", {wording.people(persona.people), share}) + " " +
                       contrasts(persona, wording);
    if (persona.reading == StabilityReading::PatternOnly) text += " " + wording.say("card.pattern_only");
    return text;
}

} // namespace

const ShownPersona& personaOf(const Release& release, const PersonaId& id) {
    for (const ShownPersona& persona : release.personas())
        if (persona.id == id) return persona;
    throw Failure(FailureCode::NotFound, "This persona is not one of those that may be shown.");
}

double trackScale(const ShownStatement& statement) {
    if (statement.form != StatementForm::MeanOfField) return 100.0;
    double largest = 0.0;
    for (const ShownNumber& number : {statement.persona, statement.others})
        if (number.hasValue()) largest = std::max(largest, number.value);
    if (statement.range) largest = std::max(largest, statement.range->high);
    constexpr double kRoom = 1.25;
    return largest > 0.0 ? largest * kRoom : 1.0;
}

std::optional<double> barLength(const ShownNumber& number, double scale) {
    switch (number.form) {
    case Form::Value:
        return std::clamp(number.value / scale, 0.0, 1.0);
    case Form::NearlyAll:
        return 1.0;
    case Form::None:
        return 0.0;
    default:
        return std::nullopt;
    }
}

std::string shortFigure(const ShownNumber& number, const Wording& wording) {
    switch (number.form) {
    case Form::Value:
        return wording.number(number.value, number.decimals);
    case Form::Below:
        return "< " + wording.number(number.value, number.decimals);
    case Form::Above:
        return "> " + wording.number(number.value, number.decimals);
    case Form::NearlyAll:
        return wording.say("figure.nearly_all");
    case Form::None:
        return wording.say("figure.none");
    case Form::Withheld:
        break;
    }
    return wording.say("evidence.none");
}

CardText statementText(const ShownStatement& statement, const Wording& wording) {
    CardText text{.text = wording.statement(statement),
                  .slot = "statement:" + statement.key,
                  .isEdited = false,
                  .editedBy = {},
                  .placeholder = {}};
    if (statement.edit) {
        text.text = statement.edit->text;
        text.isEdited = true;
        text.editedBy = writtenBy(statement.edit->editor, statement.edit->time, wording);
    }
    return text;
}

CardText slotText(const ShownPersona& persona, std::string_view slot, const Wording& wording) {
    CardText text = editedOr(persona, std::string(slot), {}, wording);
    text.placeholder = wording.say("card." + std::string(slot) + ".placeholder");
    return text;
}

CardHeader headerOf(const Release& release, const ShownPersona& persona, const Wording& wording) {
    CardHeader header;
    header.name = editedOr(persona, "name", wording.name(persona), wording);
    header.title = editedOr(persona, "title", wording.title(persona), wording);
    if (persona.age) header.ageBand = wording.ageBand(*persona.age);
    header.tag = wording.say("card.tag", {wording.number(persona.number, 0), release.content().studyName});
    header.standsFor = standsFor(persona, wording);
    header.pictureNote = wording.say("card.picture");
    header.portrait = persona.portrait;
    header.number = persona.number;
    header.hue = persona.hue;
    return header;
}

std::string overlapPercent(double overlap, const Wording& wording) {
    return wording.say("percent.value", {wording.number(std::floor(100.0 * overlap + 1e-9), 0)});
}

CardOverlap overlapOf(const Release& release, const ShownPersona* current, const Wording& wording) {
    CardOverlap block{.heading = wording.say("overlap.title"),
                      .lines = {},
                      .note = wording.say("overlap.note", {wording.number(release.content().resamples, 0)})};
    for (const ShownPersona& persona : release.personas())
        block.lines.push_back({.name = wording.name(persona),
                               .hue = persona.hue,
                               .number = persona.number,
                               .overlap = persona.overlap,
                               .noGroups = persona.noGroupOverlap,
                               .isThis = &persona == current});
    return block;
}

void finishPage(CardPage& page, const Release& release, const std::string& bold, const Wording& wording) {
    const Release::Content& content = release.content();
    std::string tail =
        content.windowText.empty() ? std::string() : wording.say("card.footer.window", {content.windowText});
    for (const std::string& note : content.notes)
        tail += (tail.empty() ? "" : " ") + note;
    page.footerBold = bold;
    page.footer = wording.say("card.footer", {tail});
    page.isInvented = content.isInvented;
    page.inventedText = content.isInvented ? wording.say("card.invented") : std::string();
}

CardNotes notes(std::string heading, std::vector<std::string> lines) {
    CardNotes block{.heading = std::move(heading), .note = {}, .lines = {}, .hasBullets = true};
    for (std::string& line : lines)
        block.lines.push_back(
            {.text = std::move(line), .slot = {}, .isEdited = false, .editedBy = {}, .placeholder = {}});
    return block;
}

} // namespace vignette
