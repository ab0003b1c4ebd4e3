#include "core/report/page_parts.h"
#include "core/report/pages.h"

#include <algorithm>

namespace vignette {

namespace {

/// Reading order of a story: what stands out, what matters, strengths, what gets in the way, how to reach,
/// the rest.
constexpr CardSection kOrder[] = {CardSection::StandsOut,    CardSection::Needs,     CardSection::Strengths,
                                  CardSection::Barriers,     CardSection::Reach,     CardSection::Attitudes,
                                  CardSection::Health,       CardSection::UseOfCare, CardSection::Habits,
                                  CardSection::Circumstances};

std::string baseText(const ShownStatement& statement, const Wording& wording) {
    if (!statement.personaBase.hasValue()) return {};
    return wording.say("card.base.people", {wording.number(statement.personaBase.value, 0)});
}

CardBar barOf(const ShownStatement& statement, bool showsBase, const Wording& wording) {
    CardBar bar;
    const double scale = trackScale(statement);
    bar.label = statementText(statement, wording);
    if (showsBase) bar.base = baseText(statement, wording);
    bar.figure = wording.figure(statement.persona, statement);
    bar.othersFigure = wording.say("card.others", {shortFigure(statement.others, wording)});
    bar.value = barLength(statement.persona, scale);
    bar.others = barLength(statement.others, scale);
    if (statement.range) {
        bar.low = std::clamp(statement.range->low / scale, 0.0, 1.0);
        bar.high = std::clamp(statement.range->high / scale, 0.0, 1.0);
    }
    bar.isSurvey = statement.source == FieldSource::Survey;
    bar.statementKey = statement.key;
    return bar;
}

std::vector<const ShownStatement*> storyOf(const ShownPersona& persona, CardSection section) {
    std::vector<const ShownStatement*> chosen;
    for (const ShownStatement& statement : persona.statements)
        if (statement.isOnStory && statement.section == section) chosen.push_back(&statement);
    return chosen;
}

bool haveOneBase(const std::vector<const ShownStatement*>& statements) {
    return std::all_of(statements.begin(), statements.end(), [&](const ShownStatement* other) {
        return other->personaBase == statements.front()->personaBase &&
               other->source == statements.front()->source;
    });
}

CardBars sectionOf(const ShownPersona& persona, CardSection section,
                   const std::vector<const ShownStatement*>& statements, const Wording& wording) {
    CardBars block;
    block.heading = wording.say(std::string("section.") + toText(section), {wording.name(persona)});
    const bool oneBase = haveOneBase(statements);
    const ShownStatement& first = *statements.front();
    if (!oneBase)
        block.note = wording.say("card.base.beside");
    else if (first.personaBase.hasValue())
        block.note =
            wording.say(first.source == FieldSource::Survey ? "card.base.survey" : "card.base.people",
                        {wording.number(first.personaBase.value, 0)});
    for (const ShownStatement* statement : statements)
        block.bars.push_back(barOf(*statement, !oneBase, wording));
    return block;
}

CardChips chipsOf(const ShownPersona& persona, const Wording& wording) {
    CardChips chips{.lead = wording.say("card.most_have"), .chips = {}};
    for (const ShownStatement& statement : persona.statements)
        if (statement.section == CardSection::Common && statement.isOnStory && statement.isCommon)
            chips.chips.push_back(wording.statement(statement));
    return chips;
}

CardNotes teamNotes(const ShownPersona& persona, std::string_view slot, const Wording& wording) {
    return {.heading = wording.say("card." + std::string(slot)),
            .note = {},
            .lines = {slotText(persona, slot, wording)},
            .hasBullets = false};
}

CardLegend legendOf(const ShownPersona& persona, const Wording& wording) {
    CardLegend legend{.records = wording.say("card.legend.records", {wording.name(persona)}),
                      .survey = wording.say("card.legend.survey", {wording.name(persona)}),
                      .others = wording.say("card.legend.others"),
                      .range = wording.say("card.legend.range")};
    for (const ShownStatement& statement : persona.statements) {
        if (!statement.isOnStory) continue;
        legend.hasSurvey = legend.hasSurvey || statement.source == FieldSource::Survey;
        legend.hasRange = legend.hasRange || statement.range.has_value();
    }
    return legend;
}

void addSections(CardPage& page, const ShownPersona& persona, const Wording& wording) {
    std::vector<CardBlock> sections;
    for (const CardSection section : kOrder) {
        const auto statements = storyOf(persona, section);
        if (!statements.empty()) sections.emplace_back(sectionOf(persona, section, statements, wording));
    }
    for (std::size_t i = 0; i < sections.size(); i += 2) {
        CardRow row{.left = {sections[i]}, .right = {}};
        if (i + 1 < sections.size()) row.right = {sections[i + 1]};
        page.rows.push_back(std::move(row));
    }
    if (!sections.empty()) page.rows.push_back({.left = {legendOf(persona, wording)}, .right = {}});
}

} // namespace

CardPage storyPage(const Release& release, const PersonaId& id, const Wording& wording) {
    const ShownPersona& persona = personaOf(release, id);
    CardPage page;
    page.face = CardPage::Face::Story;
    page.title = wording.name(persona);
    page.hue = persona.hue;
    page.rows.push_back({.left = {headerOf(release, persona, wording)}, .right = {}});
    if (CardChips chips = chipsOf(persona, wording); !chips.chips.empty())
        page.rows.push_back({.left = {std::move(chips)}, .right = {}});
    addSections(page, persona, wording);
    page.rows.push_back(
        {.left = {teamNotes(persona, "action", wording)}, .right = {teamNotes(persona, "note", wording)}});
    page.rows.push_back(
        {.left = {teamNotes(persona, "say", wording)}, .right = {teamNotes(persona, "avoid", wording)}});
    finishPage(page, release, wording.say("card.fictional", {wording.name(persona)}), wording);
    return page;
}

} // namespace vignette
