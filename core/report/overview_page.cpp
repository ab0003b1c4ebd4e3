#include "core/report/overlap_block.h"
#include "core/report/overview_words.h"
#include "core/report/page_words.h"
#include "core/report/pages.h"
#include "core/report/privacy_words.h"

#include <map>

namespace vignette {

namespace {

CardSummary summaryOf(const ShownPersona& persona, const Wording& wording) {
    CardSummary summary;
    summary.name = wording.name(persona);
    summary.ageBand = ageOf(persona, wording);
    summary.title = wording.title(persona);
    summary.people = wording.people(persona.people);
    if (persona.share.hasValue()) summary.people += " · " + ofHundred(persona.share, wording);
    summary.portrait = persona.portrait;
    summary.number = persona.number;
    summary.hue = persona.hue;
    summary.lines = summaryLines(persona, wording);
    return summary;
}

/// Labels stand in the middle of a persona's cells.
std::vector<CardMap::Label> labelsOf(const Release& release, const Wording& wording) {
    struct Middle {
        float x = 0.0F;
        float y = 0.0F;
        float weight = 0.0F;
    };
    std::map<int, Middle> middles;
    for (const ShownMapCell& cell : release.content().map) {
        if (cell.persona < 0) continue;
        const float weight = 1.0F + static_cast<float>(cell.shade * cell.shade);
        Middle& middle = middles[cell.persona];
        middle.x += weight * cell.x;
        middle.y += weight * cell.y;
        middle.weight += weight;
    }
    std::vector<CardMap::Label> labels;
    for (const auto& [index, middle] : middles) {
        const ShownPersona& persona = release.personas().at(static_cast<std::size_t>(index));
        labels.push_back({.name = wording.name(persona),
                          .hue = persona.hue,
                          .number = persona.number,
                          .x = middle.x / middle.weight,
                          .y = middle.y / middle.weight});
    }
    return labels;
}

CardMap mapOf(const Release& release, const Wording& wording) {
    CardMap map;
    map.heading = wording.say("map.heading");
    for (const ShownMapCell& cell : release.content().map) {
        const bool isOwned = cell.persona >= 0;
        map.cells.push_back(
            {.x = cell.x,
             .y = cell.y,
             .hue = isOwned ? release.personas().at(static_cast<std::size_t>(cell.persona)).hue : -1,
             .shade = cell.shade});
    }
    map.labels = labelsOf(release, wording);
    map.note =
        sentences({wording.say("map.note"),
                   wording.say("map.note_kept", {percentText(release.content().mapKeptShare, wording)})});
    return map;
}

CardNotes introduction(const Release& release, const Wording& wording) {
    CardNotes notes;
    notes.heading = wording.say("overview.heading", {release.content().studyName});
    notes.hasBullets = false;
    for (std::string& line : overviewLines(release, wording)) {
        CardText text;
        text.text = std::move(line);
        notes.lines.push_back(std::move(text));
    }
    return notes;
}

} // namespace

CardPage overviewPage(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    CardPage page;
    page.face = CardPage::Face::Overview;
    page.title = wording.say("overview.heading", {content.studyName});
    page.rows.push_back({.left = {introduction(release, wording)}, .right = {}});
    if (!release.personas().empty()) {
        CardSummaries summaries;
        for (const ShownPersona& persona : release.personas())
            summaries.personas.push_back(summaryOf(persona, wording));
        page.rows.push_back({.left = {std::move(summaries)}, .right = {}});
        CardRow row{.left = {overlapBlock(release, nullptr, wording)}, .right = {}};
        if (!content.map.empty())
            row = {.left = {mapOf(release, wording)}, .right = {overlapBlock(release, nullptr, wording)}};
        page.rows.push_back(std::move(row));
        page.footerBold = wording.say("footer.fictional_all");
    }
    std::vector<std::string> footer = {wording.say("footer.care"), wording.say("footer.rounding")};
    if (!content.windowText.empty()) footer.push_back(wording.say("footer.window", {content.windowText}));
    const std::vector<std::string> notes = studyNotes(content, wording);
    footer.insert(footer.end(), notes.begin(), notes.end());
    page.footer = sentences(footer);
    markInvented(release, wording, page);
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
