#include "core/report/page_words.h"
#include "core/report/pages.h"
#include "core/report/privacy_words.h"
#include "core/report/silence_words.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

CardHeader headerOf(const ShownPersona& persona, const Release& release, const Wording& wording) {
    const std::string name = wording.name(persona);
    CardHeader header;
    header.name = slotText(persona, "name", persona.name, wording);
    header.ageBand = ageOf(persona, wording);
    header.title = slotText(persona, "title", wording.title(persona), wording);
    header.tag = tagOf(persona, release, wording);
    header.pictureNote = wording.say("card.illustration");
    header.portrait = persona.portrait;
    header.number = persona.number;
    header.hue = persona.hue;
    std::vector<std::string> parts;
    parts.push_back(persona.share.hasValue()
                        ? wording.say("card.stands_for",
                                      {wording.people(persona.people), ofHundred(persona.share, wording)})
                        : wording.say("card.stands_for_people", {wording.people(persona.people)}));
    for (const SetApartWords& apart : persona.setApart)
        parts.push_back(setApartSentence(apart, wording));
    parts.push_back(wording.say("card.many_differ", {name}));
    for (const std::string& key : persona.contrastKeys)
        if (const ShownStatement* statement = persona.find(key))
            parts.push_back(
                wording.say("card.many_differ_by",
                            {wording.statement(*statement), wording.figure(statement->persona, *statement)}));
    header.standsFor = sentences(parts);
    return header;
}

CardChips chipsOf(const ShownPersona& persona, const Wording& wording) {
    CardChips chips;
    for (const ShownStatement& statement : persona.statements)
        if (statement.section == CardSection::Common && statement.isOnStory)
            chips.chips.push_back(wording.statement(statement));
    if (!chips.chips.empty()) chips.lead = wording.say("card.most_have");
    return chips;
}

/// Means have no natural track: it ends a quarter above the largest of the two.
double trackOf(const ShownStatement& statement) {
    if (statement.form != StatementForm::MeanOfField) return 100.0;
    return 1.25 *
           std::max(statement.persona.value, statement.others.hasValue() ? statement.others.value : 0.0);
}

std::optional<double> placeOn(double track, const ShownNumber& number) {
    if (!(track > 0.0) || number.value < 0.0) return std::nullopt;
    if (number.form == ShownNumber::Form::Value) return std::min(1.0, number.value / track);
    if (number.form == ShownNumber::Form::NearlyAll || number.form == ShownNumber::Form::Above)
        return std::min(1.0, number.value / track);
    return std::nullopt;
}

/// "35" beside "71 of 100": what it is of is said already.
std::string othersFigure(const ShownStatement& statement, const Wording& wording) {
    if (statement.others.form == ShownNumber::Form::Withheld) return {};
    const bool isPlain = statement.others.hasValue();
    return wording.say("bar.others",
                       {isPlain ? wording.number(statement.others.value, statement.others.decimals)
                                : wording.figure(statement.others, statement)});
}

CardBar barOf(const ShownStatement& statement, const Wording& wording) {
    CardBar bar;
    bar.label = statementText(statement, wording);
    bar.figure = wording.figure(statement.persona, statement);
    bar.othersFigure = othersFigure(statement, wording);
    bar.isSurvey = statement.source == FieldSource::Survey;
    bar.statementKey = statement.key;
    const double track = trackOf(statement);
    bar.value = placeOn(track, statement.persona);
    if (statement.others.hasValue()) bar.others = placeOn(track, statement.others);
    if (statement.range && track > 0.0) {
        bar.low = std::clamp(statement.range->low / track, 0.0, 1.0);
        bar.high = std::clamp(statement.range->high / track, 0.0, 1.0);
    }
    return bar;
}

std::string baseOf(const ShownStatement& statement, const Wording& wording) {
    const ShownNumber& base = statement.personaBase;
    return base.hasValue() ? wording.number(base.value, 0) : wording.people(base);
}

/// Every panel prints its base: once where it is the same for all its lines, else beside each.
void noteBases(const std::vector<const ShownStatement*>& statements, const Wording& wording, CardBars& bars) {
    const bool isOne =
        std::all_of(statements.begin(), statements.end(), [&](const ShownStatement* statement) {
            return statement->personaBase == statements.front()->personaBase &&
                   statement->source == statements.front()->source;
        });
    if (isOne) {
        const bool isSurvey = statements.front()->source == FieldSource::Survey;
        bars.note = wording.say(isSurvey ? "note.survey_of" : "note.records_of",
                                {baseOf(*statements.front(), wording)});
        return;
    }
    bars.note = wording.say("note.base_beside");
    for (std::size_t i = 0; i < statements.size(); ++i)
        bars.bars[i].base = wording.say("bar.of", {baseOf(*statements[i], wording)});
}

std::vector<CardBlock> sectionBlocks(const ShownPersona& persona, const Wording& wording) {
    std::vector<CardBlock> blocks;
    for (const CardSection section : storySections()) {
        std::vector<const ShownStatement*> statements;
        CardBars bars;
        for (const ShownStatement& statement : persona.statements)
            if (statement.section == section && statement.isOnStory) {
                statements.push_back(&statement);
                bars.bars.push_back(barOf(statement, wording));
            }
        if (statements.empty()) continue;
        bars.heading = headingOf(section, wording.name(persona), wording);
        noteBases(statements, wording, bars);
        blocks.emplace_back(std::move(bars));
    }
    return blocks;
}

CardLegend legendOf(const ShownPersona& persona, const Wording& wording) {
    const std::string name = wording.name(persona);
    CardLegend legend;
    legend.records = wording.say("legend.records", {name});
    legend.survey = wording.say("legend.survey", {name});
    legend.others = wording.say("legend.others");
    legend.range = wording.say("legend.range");
    for (const ShownStatement& statement : persona.statements) {
        if (!statement.isOnStory || statement.section == CardSection::Common) continue;
        legend.hasSurvey = legend.hasSurvey || statement.source == FieldSource::Survey;
        legend.hasRange = legend.hasRange || statement.range.has_value();
    }
    return legend;
}

CardNotes teamNotes(const ShownPersona& persona, const std::string& slot, const Wording& wording) {
    CardNotes notes;
    notes.heading = wording.say(slot + ".heading");
    notes.lines.push_back(slotText(persona, slot, {}, wording, slot + ".placeholder"));
    notes.hasBullets = false;
    return notes;
}

/// A quote is only ever typed by a named person; without one there is no place for it.
void addQuote(const ShownPersona& persona, const Wording& wording, std::vector<CardBlock>& blocks) {
    if (!persona.edit("quote")) return;
    CardNotes notes;
    notes.heading = wording.say("quote.heading");
    notes.lines.push_back(slotText(persona, "quote", {}, wording));
    notes.hasBullets = false;
    blocks.emplace_back(std::move(notes));
}

/// Two columns, filled line by line in reading order.
std::vector<CardRow> inTwoColumns(std::vector<CardBlock> blocks) {
    std::vector<CardRow> rows;
    for (std::size_t i = 0; i < blocks.size(); i += 2) {
        CardRow row;
        row.left.push_back(std::move(blocks[i]));
        if (i + 1 < blocks.size()) row.right.push_back(std::move(blocks[i + 1]));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string footerOf(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    std::vector<std::string> parts = {wording.say("footer.care"), wording.say("footer.others"),
                                      wording.say("footer.rounding")};
    if (!content.windowText.empty()) parts.push_back(wording.say("footer.window", {content.windowText}));
    const std::vector<std::string> notes = studyNotes(content, wording);
    parts.insert(parts.end(), notes.begin(), notes.end());
    parts.push_back(wording.say("footer.next_page"));
    return sentences(parts);
}

} // namespace

CardPage storyPage(const Release& release, const PersonaId& id, const Wording& wording) {
    const ShownPersona& persona = personaOf(release, id);
    CardPage page;
    page.face = CardPage::Face::Story;
    page.title = nameAndAge(persona, wording);
    page.hue = persona.hue;

    CardRow top;
    top.left.emplace_back(headerOf(persona, release, wording));
    if (CardChips chips = chipsOf(persona, wording); !chips.chips.empty())
        top.left.emplace_back(std::move(chips));
    addQuote(persona, wording, top.left);
    page.rows.push_back(std::move(top));

    std::vector<CardBlock> sections = sectionBlocks(persona, wording);
    const bool hasBars = !sections.empty();
    sections.emplace_back(teamNotes(persona, "action", wording));
    for (CardRow& row : inTwoColumns(std::move(sections)))
        page.rows.push_back(std::move(row));
    if (hasBars) page.rows.push_back({.left = {legendOf(persona, wording)}, .right = {}});
    page.rows.push_back(
        {.left = {teamNotes(persona, "say", wording)}, .right = {teamNotes(persona, "avoid", wording)}});
    if (persona.edit("note"))
        page.rows.push_back({.left = {teamNotes(persona, "note", wording)}, .right = {}});

    page.footerBold = wording.say("footer.fictional", {wording.name(persona)});
    page.footer = footerOf(release, wording);
    markInvented(release, wording, page);
    return page;
}

} // namespace vignette
