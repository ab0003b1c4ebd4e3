#include "core/report/page_parts.h"
#include "core/report/pages.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr CardSection kOrder[] = {CardSection::StandsOut, CardSection::Common,       CardSection::Needs,
                                  CardSection::Strengths, CardSection::Barriers,     CardSection::Reach,
                                  CardSection::Attitudes, CardSection::Health,       CardSection::UseOfCare,
                                  CardSection::Habits,    CardSection::Circumstances};
/// Claims beside those of the story, so that the table stays readable.
constexpr std::size_t kMostOffStory = 14;
constexpr double kMissingWorthSaying = 20.0;

std::string sourceText(const ShownStatement& statement, const Wording& wording) {
    const char* source = statement.source == FieldSource::Survey ? "survey" : "records";
    return wording.say(std::string("evidence.source.") + source +
                       (statement.usedToForm ? ".form" : ".check"));
}

std::string missingText(const ShownStatement& statement, const Wording& wording) {
    if (statement.missing.form == ShownNumber::Form::None) return wording.say("evidence.missing.none");
    if (statement.missing.form == ShownNumber::Form::Withheld) return wording.say("evidence.none");
    return wording.say("figure.of_100", {shortFigure(statement.missing, wording)});
}

std::string claimText(const ShownStatement& statement, const Wording& wording) {
    std::string text = wording.statement(statement);
    if (statement.form == StatementForm::MeanOfField && !statement.unit.empty())
        text += " (" + statement.unit + ")";
    if (statement.definesSegment) text += " · " + wording.say("card.defines");
    return text;
}

CardTable::Row rowOf(const ShownStatement& statement, const Wording& wording) {
    CardTable::Row row;
    row.statementKey = statement.key;
    const auto range = statement.range
                           ? wording.say("evidence.range.to",
                                         {wording.number(statement.range->low, statement.range->decimals),
                                          wording.number(statement.range->high, statement.range->decimals)})
                           : wording.say("evidence.none");
    row.cells = {
        claimText(statement, wording),
        shortFigure(statement.persona, wording),
        shortFigure(statement.others, wording),
        shortFigure(statement.personaBase, wording) + " · " + shortFigure(statement.othersBase, wording),
        range,
        statement.timesOthers ? wording.number(*statement.timesOthers, 1) : wording.say("evidence.none"),
        sourceText(statement, wording),
        missingText(statement, wording)};
    return row;
}

/// All statements of the story and the weightiest of the rest.
std::vector<const ShownStatement*> claimsOf(const ShownPersona& persona) {
    std::vector<const ShownStatement*> claims;
    std::size_t offStory = 0;
    for (const ShownStatement& statement : persona.statements)
        if (statement.isOnStory || (statement.isDistinctive && offStory++ < kMostOffStory))
            claims.push_back(&statement);
    return claims;
}

CardTable claimTable(const ShownPersona& persona, const Wording& wording) {
    const std::string name = wording.name(persona);
    CardTable table;
    table.columns = {wording.say("evidence.claim"),  name,
                     wording.say("evidence.others"), wording.say("evidence.base", {name}),
                     wording.say("evidence.range"),  wording.say("evidence.times"),
                     wording.say("evidence.source"), wording.say("evidence.missing", {name})};
    table.alignRight = {false, true, true, true, true, true, false, false};
    table.widths = {0.30, 0.07, 0.07, 0.15, 0.10, 0.07, 0.13, 0.11};
    const auto claims = claimsOf(persona);
    for (const CardSection section : kOrder) {
        bool isFirst = true;
        for (const ShownStatement* statement : claims) {
            if (statement->section != section) continue;
            if (isFirst)
                table.rows.push_back(
                    {.cells = {wording.say(std::string("section.") + toText(section), {name})},
                     .isGroup = true,
                     .statementKey = {}});
            isFirst = false;
            table.rows.push_back(rowOf(*statement, wording));
        }
    }
    table.note = wording.say("evidence.note");
    return table;
}

CardNotes notKnown(const ShownPersona& persona, const Wording& wording) {
    std::vector<std::string> lines;
    bool hasSurvey = false;
    bool hasRecords = false;
    std::vector<std::string> named;
    for (const ShownStatement* statement : claimsOf(persona)) {
        hasSurvey = hasSurvey || statement->source == FieldSource::Survey;
        hasRecords = hasRecords || statement->source == FieldSource::Records;
        const bool isGap = statement->missing.hasValue() && statement->missing.value >= kMissingWorthSaying;
        const bool isNew = std::find(named.begin(), named.end(), statement->label) == named.end();
        if (!isGap || !isNew || statement->source == FieldSource::Survey || named.size() >= 3) continue;
        named.push_back(statement->label);
        lines.push_back(wording.say(
            "notknown.missing",
            {statement->label, wording.say("figure.of_100", {shortFigure(statement->missing, wording)})}));
    }
    if (hasSurvey) lines.push_back(wording.say("notknown.survey"));
    if (hasRecords) lines.push_back(wording.say("notknown.records"));
    if (lines.empty()) lines.push_back(wording.say("notknown.nothing"));
    return notes(wording.say("notknown.title"), std::move(lines));
}

CardNotes limits(const Release& release, const ShownPersona& persona, const Wording& wording) {
    std::vector<std::string> lines;
    lines.push_back(wording.say(release.content().verdict == Verdict::DistinctGroups ? "limits.distinct"
                                                                                     : "limits.continuum"));
    if (persona.reading == StabilityReading::PatternOnly) lines.push_back(wording.say("card.pattern_only"));
    for (const std::string& note : release.content().notes)
        lines.push_back(note);
    lines.push_back(wording.say("limits.one_patient"));
    return notes(wording.say("limits.title"), std::move(lines));
}

/// A person's words never hide the data's.
std::optional<CardNotes> writtenWords(const ShownPersona& persona, const Wording& wording) {
    std::vector<std::string> lines;
    for (const ShownStatement& statement : persona.statements)
        if (statement.edit)
            lines.push_back(
                wording.say("evidence.written", {statement.edit->text, wording.statement(statement)}));
    if (lines.empty()) return std::nullopt;
    return notes(wording.say("card.note"), std::move(lines));
}

CardNotes dataWindow(const Release& release, const Wording& wording) {
    const std::string& window = release.content().windowText;
    CardNotes block =
        notes(wording.say("window.page"), {window.empty() ? wording.say("window.unknown") : window});
    block.hasBullets = false;
    return block;
}

CardNotes reviewed(const Wording& wording) {
    CardNotes block = notes(wording.say("evidence.reviewed"), {wording.say("evidence.reviewed.none")});
    block.hasBullets = false;
    return block;
}

} // namespace

CardPage evidencePage(const Release& release, const PersonaId& id, const Wording& wording) {
    const ShownPersona& persona = personaOf(release, id);
    CardPage page;
    page.face = CardPage::Face::Evidence;
    page.title = wording.say("card.evidence", {wording.name(persona)});
    page.hue = persona.hue;
    CardHeader header = headerOf(release, persona, wording);
    header.isEvidence = true;
    header.name.text = page.title;
    header.name.slot.clear();
    header.title = {.text = wording.say("card.evidence.intro"),
                    .slot = {},
                    .isEdited = false,
                    .editedBy = {},
                    .placeholder = {}};
    header.standsFor =
        wording.people(persona.people) + " · " +
        (persona.share.hasValue() ? wording.say("figure.of_100", {wording.number(persona.share.value, 0)})
                                  : wording.percent(persona.share));
    page.rows.push_back({.left = {std::move(header)}, .right = {}});
    page.rows.push_back({.left = {claimTable(persona, wording)}, .right = {}});
    page.rows.push_back({.left = {overlapOf(release, &persona, wording)},
                         .right = {dataWindow(release, wording), reviewed(wording)}});
    page.rows.push_back({.left = {notKnown(persona, wording)}, .right = {limits(release, persona, wording)}});
    if (auto written = writtenWords(persona, wording))
        page.rows.push_back({.left = {std::move(*written)}, .right = {}});
    finishPage(page, release, wording.say("card.fictional", {wording.name(persona)}), wording);
    return page;
}

} // namespace vignette
