#include "core/report/page_parts.h"
#include "core/report/pages.h"

namespace vignette {

namespace {

const ShownStatement* firstOf(const ShownPersona& persona, CardSection section) {
    for (const ShownStatement& statement : persona.statements)
        if (statement.section == section && statement.isOnStory && statement.persona.hasValue())
            return &statement;
    return nullptr;
}

void addLine(CardSummary& summary, const char* key, const ShownPersona& persona, CardSection section,
             const Wording& wording) {
    if (const ShownStatement* statement = firstOf(persona, section))
        summary.lines.emplace_back(wording.say(key), statementText(*statement, wording).text + " – " +
                                                         wording.figure(statement->persona, *statement));
}

CardSummary summaryOf(const ShownPersona& persona, const Wording& wording) {
    CardSummary summary;
    summary.name = wording.name(persona);
    if (persona.age) summary.ageBand = wording.ageBand(*persona.age);
    summary.title = wording.title(persona);
    summary.people =
        wording.people(persona.people) + " · " +
        (persona.share.hasValue() ? wording.say("figure.of_100", {wording.number(persona.share.value, 0)})
                                  : wording.percent(persona.share));
    summary.portrait = persona.portrait;
    summary.number = persona.number;
    summary.hue = persona.hue;
    addLine(summary, "summary.need", persona, CardSection::Needs, wording);
    addLine(summary, "summary.channel", persona, CardSection::Reach, wording);
    if (summary.lines.empty())
        addLine(summary, "summary.stands_out", persona, CardSection::StandsOut, wording);
    if (const PersonaEdit* action = persona.edit("action"))
        summary.lines.emplace_back(wording.say("summary.action"), action->text);
    if (persona.reading == StabilityReading::PatternOnly)
        summary.lines.emplace_back(wording.say("summary.firm"), wording.say("reading.pattern only"));
    return summary;
}

CardMap mapOf(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    const ShownNumber kept{
        .form = ShownNumber::Form::Value, .value = 100.0 * content.mapKeptShare, .decimals = 0};
    CardMap map{.heading = wording.say("overview.map"),
                .cells = {},
                .labels = {},
                .note = wording.say("overview.map.note", {wording.percent(kept)})};
    struct Place {
        float x = 0.0F, y = 0.0F, weight = 0.0F;
    };
    std::vector<Place> places(content.personas.size());
    for (const ShownMapCell& cell : content.map) {
        const bool isMixed = cell.persona < 0;
        map.cells.push_back(
            {.x = cell.x,
             .y = cell.y,
             .hue = isMixed ? -1 : content.personas[static_cast<std::size_t>(cell.persona)].hue,
             .shade = cell.shade});
        if (isMixed) continue;
        Place& place = places[static_cast<std::size_t>(cell.persona)];
        const float weight = static_cast<float>(cell.shade) + 1.0F;
        place.x += weight * cell.x;
        place.y += weight * cell.y;
        place.weight += weight;
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].weight > 0.0F)
            map.labels.push_back({.name = wording.name(content.personas[i]),
                                  .hue = content.personas[i].hue,
                                  .number = content.personas[i].number,
                                  .x = places[i].x / places[i].weight,
                                  .y = places[i].y / places[i].weight});
    return map;
}

CardNotes introduction(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    std::vector<std::string> lines;
    if (content.personas.empty()) {
        lines = {wording.say("overview.nothing"), wording.say("overview.nothing.try")};
    } else {
        lines.push_back(
            wording.sayCount("overview.personas", static_cast<long long>(content.personas.size())) + " " +
            wording.say(std::string("verdict.") + toText(content.verdict)) + " " +
            wording.say("reason." + content.reason));
    }
    if (content.withheldPersonas > 0)
        lines.push_back(wording.sayCount("overview.withheld", content.withheldPersonas));
    if (content.unpublishedPersonas > 0)
        lines.push_back(wording.sayCount("overview.unpublished", content.unpublishedPersonas));
    CardNotes block = notes(content.studyName, std::move(lines));
    block.note = wording.people(content.people);
    block.hasBullets = false;
    return block;
}

} // namespace

CardPage overviewPage(const Release& release, const Wording& wording) {
    CardPage page;
    page.face = CardPage::Face::Overview;
    page.title = wording.say("overview.title");
    page.rows.push_back({.left = {introduction(release, wording)}, .right = {}});
    if (!release.personas().empty()) {
        CardSummaries summaries;
        for (const ShownPersona& persona : release.personas())
            summaries.personas.push_back(summaryOf(persona, wording));
        page.rows.push_back({.left = {std::move(summaries)}, .right = {}});
        CardRow row{.left = {}, .right = {}};
        if (!release.content().map.empty()) {
            row.left = {mapOf(release, wording)};
            row.right = {overlapOf(release, nullptr, wording)};
        } else {
            row.left = {overlapOf(release, nullptr, wording)};
        }
        page.rows.push_back(std::move(row));
    }
    finishPage(page, release, {}, wording);
    return page;
}

std::vector<CardPage> allPages(const Release& release, const Wording& wording) {
    std::vector<CardPage> pages{overviewPage(release, wording)};
    for (const ShownPersona& persona : release.personas()) {
        pages.push_back(storyPage(release, persona.id, wording));
        pages.push_back(evidencePage(release, persona.id, wording));
    }
    for (CardPage& page : methodsPages(release, wording))
        pages.push_back(std::move(page));
    return pages;
}

} // namespace vignette
