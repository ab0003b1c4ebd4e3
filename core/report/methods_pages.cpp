#include "core/report/page_words.h"
#include "core/report/pages.h"
#include "core/report/privacy_words.h"
#include "core/report/silence_words.h"

namespace vignette {

namespace {

constexpr std::size_t kPrivacyRowsAPage = 30;

CardNotes notesOf(const std::string& heading, const std::vector<std::string>& lines) {
    CardNotes notes;
    notes.heading = heading;
    for (const std::string& line : lines) {
        if (line.empty()) continue;
        CardText text;
        text.text = line;
        notes.lines.push_back(std::move(text));
    }
    return notes;
}

CardNotes dataNotes(const Release::Content& content, const Wording& wording) {
    std::string extracts;
    for (const std::string& extract : content.extractNames)
        extracts += (extracts.empty() ? "" : ", ") + extract;
    std::vector<std::string> lines = {wording.say("methods.data.people", {wording.people(content.people)})};
    if (!extracts.empty()) lines.push_back(wording.say("methods.data.extracts", {extracts}));
    if (!content.windowText.empty())
        lines.push_back(wording.say("methods.data.window", {content.windowText}));
    lines.push_back(wording.say("methods.data.version", {std::to_string(content.dataVersion)}));
    lines.push_back(wording.say("methods.data.fingerprint", {content.fingerprint}));
    if (!content.unnamedFields.empty())
        lines.push_back(
            wording.sayCount("methods.data.unnamed", static_cast<long long>(content.unnamedFields.size())));
    return notesOf(wording.say("methods.data"), lines);
}

std::vector<std::string> choiceLines(const Release::Content& content, const Wording& wording) {
    std::vector<std::string> lines = {
        wording.say("methods.step.form", {wording.number(content.formingFields, 0)})};
    for (const ShownFormReason& field : content.formReasons)
        lines.push_back(wording.say("methods.step.form_despite",
                                    {field.label, ofHundred(field.missing, wording), field.reason}));
    const std::vector<std::string> rest = {
        wording.say("methods.step.check", {wording.number(content.checkingFields, 0)}),
        wording.say("methods.step.method"),
        wording.say("methods.step.sample",
                    {wording.number(content.sampleSize, 0), wording.number(content.starts, 0),
                     wording.number(content.resamples, 0)}),
        wording.say(verdictKey(content.verdict)),
        wording.say("methods.step.seed", {std::to_string(content.seed)}),
        wording.say("methods.versions", {content.programVersion})};
    lines.insert(lines.end(), rest.begin(), rest.end());
    return lines;
}

/// "P3 Rosa: set apart …": silence is named where the methods are.
CardNotes setApartNotes(const Release& release, const Wording& wording) {
    std::vector<std::string> lines;
    for (const ShownPersona& persona : release.personas())
        for (const SetApartWords& apart : persona.setApart)
            lines.push_back("P" + std::to_string(persona.number) + " " + wording.name(persona) + ": " +
                            setApartSentence(apart, wording));
    if (!lines.empty()) lines.push_back(wording.say("apart.no_attitude"));
    return notesOf(wording.say("methods.silence"), lines);
}

/// The wording of every question that a persona speaks of.
CardNotes questionNotes(const Release& release, const Wording& wording) {
    std::vector<std::string> lines;
    for (const ShownPersona& persona : release.personas())
        for (const ShownStatement& statement : persona.statements)
            addQuestion(statement, wording, lines);
    return notesOf(wording.say("methods.asked"), lines);
}

CardNotes figureNotes(const Wording& wording) {
    return notesOf(wording.say("methods.figures"),
                   {wording.say("methods.figures.others"), wording.say("methods.figures.counts"),
                    wording.say("methods.figures.hidden"), wording.say("methods.figures.means"),
                    wording.say("methods.figures.range"), wording.say("methods.figures.distinctive"),
                    wording.say("methods.figures.survey"), wording.say("methods.figures.spread")});
}

CardNotes personaNotes(const Wording& wording) {
    return notesOf(wording.say("methods.personas"),
                   {wording.say("methods.personas.name"), wording.say("methods.personas.face"),
                    wording.say("methods.personas.title")});
}

/// Who determined that the risk is very small, in that person's words; we never say it ourselves.
CardNotes expertNotes(const ExpertDetermination& expert, const Wording& wording) {
    std::vector<std::string> lines = {
        wording.say("methods.expert.by", {expert.expert, expert.credentials}),
        wording.say("methods.expert.date",
                    {expert.date ? dateWords(*expert.date, wording) : std::string("–")}),
        wording.say("methods.expert.method", {expert.method}),
        wording.say("methods.expert.statement", {expert.statement})};
    if (expert.expiry)
        lines.push_back(wording.say("methods.expert.expiry", {dateWords(*expert.expiry, wording)}));
    return notesOf(wording.say("methods.expert"), lines);
}

CardTable candidatesTable(const Release::Content& content, const Wording& wording) {
    CardTable table;
    table.heading = wording.say("candidates.heading");
    table.columns = {wording.say("candidates.column.number"), wording.say("candidates.column.overlap"),
                     wording.say("candidates.column.no_groups"), wording.say("candidates.column.silhouette")};
    table.alignRight = {true, true, true, true};
    table.widths = {0.16, 0.28, 0.28, 0.28};
    for (const ShownCandidate& candidate : content.candidates) {
        CardTable::Row row;
        row.cells = {std::to_string(candidate.segmentCount), percentText(candidate.meanOverlap, wording),
                     candidate.noGroupOverlap ? percentText(*candidate.noGroupOverlap, wording) : "–",
                     wording.number(candidate.silhouette, 2)};
        table.rows.push_back(std::move(row));
    }
    table.note = wording.say("candidates.note");
    return table;
}

CardTable privacyTable(const Wording& wording) {
    CardTable table;
    table.heading = wording.say("methods.privacy");
    table.columns = {wording.say("methods.privacy.column.extract"),
                     wording.say("methods.privacy.column.what"), wording.say("methods.privacy.column.done"),
                     wording.say("methods.privacy.column.why")};
    table.alignRight = {false, false, false, false};
    table.widths = {0.16, 0.22, 0.26, 0.36};
    return table;
}

CardTable::Row privacyRow(const ShownPrivacyAction& action, const Wording& wording) {
    CardTable::Row row;
    row.cells = {action.extract, subjectOf(action, wording), wording.say(actionKey(action.action)),
                 action.isOverridden ? wording.say("methods.privacy.overridden", {action.overrideReason})
                                     : action.why};
    return row;
}

CardPage emptyPage(const Release& release, const Wording& wording) {
    CardPage page;
    page.face = CardPage::Face::Methods;
    page.title = wording.say("methods.heading");
    std::vector<std::string> footer = {wording.say("footer.rounding")};
    const std::vector<std::string> notes = studyNotes(release.content(), wording);
    footer.insert(footer.end(), notes.begin(), notes.end());
    page.footer = sentences(footer);
    markInvented(release, wording, page);
    return page;
}

/// The privacy actions, so many a page.
void addPrivacyPages(const Release& release, const Wording& wording, std::vector<CardPage>& pages) {
    const std::vector<ShownPrivacyAction>& actions = release.content().privacy;
    if (actions.empty()) {
        pages.back().rows.push_back(
            {.left = {notesOf(wording.say("methods.privacy"), {wording.say("methods.privacy.none")})},
             .right = {}});
        return;
    }
    for (std::size_t first = 0; first < actions.size(); first += kPrivacyRowsAPage) {
        CardTable table = privacyTable(wording);
        for (std::size_t i = first; i < std::min(actions.size(), first + kPrivacyRowsAPage); ++i)
            table.rows.push_back(privacyRow(actions[i], wording));
        pages.push_back(emptyPage(release, wording));
        pages.back().rows.push_back({.left = {std::move(table)}, .right = {}});
    }
}

} // namespace

std::vector<CardPage> methodsPages(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    CardPage first = emptyPage(release, wording);
    first.rows.push_back({.left = {dataNotes(content, wording)},
                          .right = {notesOf(wording.say("methods.choice"), choiceLines(content, wording))}});
    if (!content.candidates.empty())
        first.rows.push_back({.left = {candidatesTable(content, wording)}, .right = {}});
    first.rows.push_back({.left = {figureNotes(wording)}, .right = {personaNotes(wording)}});
    if (content.expert) first.rows.push_back({.left = {expertNotes(*content.expert, wording)}, .right = {}});
    if (CardNotes silence = setApartNotes(release, wording); !silence.lines.empty())
        first.rows.push_back({.left = {std::move(silence)}, .right = {}});
    if (CardNotes questions = questionNotes(release, wording); !questions.lines.empty())
        first.rows.push_back({.left = {std::move(questions)}, .right = {}});
    if (const std::vector<std::string> notes = studyNotes(content, wording); !notes.empty())
        first.rows.push_back({.left = {notesOf(wording.say("methods.notes"), notes)}, .right = {}});
    std::vector<CardPage> pages{std::move(first)};
    addPrivacyPages(release, wording, pages);
    return pages;
}

} // namespace vignette
