#include "core/base/text.h"
#include "core/report/page_parts.h"
#include "core/report/pages.h"

namespace vignette {

namespace {

CardNotes dataNotes(const Release::Content& content, const Wording& wording) {
    std::vector<std::string> lines;
    lines.push_back(wording.say("methods.data.people", {wording.people(content.people)}));
    lines.push_back(wording.say("methods.data.files", {join(content.extractNames, ", ")}));
    if (!content.windowText.empty()) lines.push_back(wording.say("card.footer.window", {content.windowText}));
    lines.push_back(wording.say("methods.data.fingerprint",
                                {content.fingerprint, wording.number(content.dataVersion, 0)}));
    for (const std::string& note : content.notes)
        lines.push_back(note);
    if (!content.unnamedFields.empty())
        lines.push_back(
            wording.sayCount("methods.fields.unnamed", static_cast<long long>(content.unnamedFields.size())));
    return notes(wording.say("methods.data"), std::move(lines));
}

CardNotes stepNotes(const Release::Content& content, const Wording& wording) {
    return notes(
        wording.say("methods.steps"),
        {wording.say("methods.fields",
                     {wording.number(content.formingFields, 0), wording.number(content.checkingFields, 0)}),
         wording.say("methods.method"), wording.say("methods.overlap"),
         wording.say("methods.repeat.seed", {std::to_string(content.seed), content.programVersion})});
}

CardTable choiceTable(const Release::Content& content, const Wording& wording) {
    CardTable table;
    table.heading = wording.say("methods.choice");
    table.columns = {wording.say("candidate.all"), wording.say("candidate.overlap"),
                     wording.say("candidate.no_groups"), wording.say("candidate.silhouette"), ""};
    table.alignRight = {true, true, true, true, false};
    table.widths = {0.2, 0.2, 0.2, 0.2, 0.2};
    for (const ShownCandidate& candidate : content.candidates)
        table.rows.push_back(
            {.cells = {wording.number(candidate.segmentCount, 0),
                       overlapPercent(candidate.meanOverlap, wording),
                       candidate.noGroupOverlap ? overlapPercent(*candidate.noGroupOverlap, wording)
                                                : wording.say("evidence.none"),
                       wording.number(candidate.silhouette, 2),
                       candidate.segmentCount == content.proposed ? wording.say("candidate.proposed")
                                                                  : std::string()},
             .isGroup = false,
             .statementKey = {}});
    if (!content.candidates.empty())
        table.note = wording.say("methods.choice.intro",
                                 {wording.number(content.candidates.front().segmentCount, 0),
                                  wording.number(content.candidates.back().segmentCount, 0),
                                  wording.number(content.starts, 0), wording.number(content.sampleSize, 0),
                                  wording.number(content.resamples, 0)});
    return table;
}

CardTable privacyTable(const Release::Content& content, const Wording& wording) {
    CardTable table;
    table.heading = wording.say("methods.privacy");
    table.columns = {wording.say("methods.column.file"), wording.say("methods.column.field"),
                     wording.say("methods.column.action"), wording.say("methods.column.why")};
    table.alignRight = {false, false, false, false};
    table.widths = {0.16, 0.24, 0.24, 0.36};
    for (const ShownPrivacyAction& action : content.privacy) {
        std::string what = wording.say(std::string("privacy.") + toText(action.action));
        if (action.isOverridden)
            what += "; " + wording.say("methods.privacy.override", {action.overrideReason});
        table.rows.push_back({.cells = {action.extract, action.column, what, action.why},
                              .isGroup = false,
                              .statementKey = {}});
    }
    table.note = wording.say("methods.privacy.intro");
    return table;
}

} // namespace

std::vector<CardPage> methodsPages(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    CardPage page;
    page.face = CardPage::Face::Methods;
    page.title = wording.say("methods.title");
    page.rows.push_back({.left = {notes(wording.say("methods.title"), {content.studyName})}, .right = {}});
    std::get<CardNotes>(page.rows.front().left.front()).hasBullets = false;
    page.rows.push_back({.left = {dataNotes(content, wording)}, .right = {stepNotes(content, wording)}});
    if (!content.candidates.empty())
        page.rows.push_back({.left = {choiceTable(content, wording)}, .right = {}});
    if (!content.privacy.empty())
        page.rows.push_back({.left = {privacyTable(content, wording)}, .right = {}});
    finishPage(page, release, {}, wording);
    return {page};
}

} // namespace vignette
