#include "core/report/overlap_block.h"
#include "core/report/page_words.h"
#include "core/report/pages.h"
#include "core/report/privacy_words.h"
#include "core/report/silence_words.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

constexpr std::size_t kMostRows = 26; // with its headings the table and what follows fit one page

std::string dash() {
    return "–";
}

/// The bare number of an "of 100" column.
std::string cellOf(const ShownNumber& number, const Wording& wording) {
    switch (number.form) {
    case Form::Value:
        return wording.number(number.value, number.decimals);
    case Form::Below:
        return wording.say("figure.below", {wording.number(number.value, 0)});
    case Form::Above:
        return wording.say("figure.above", {wording.number(number.value, 0)});
    case Form::NearlyAll:
        return wording.say("figure.nearly_all");
    case Form::None:
        return wording.say("figure.none");
    case Form::Withheld:
        break;
    }
    return dash();
}

std::string rangeCell(const ShownStatement& statement, const Wording& wording) {
    if (!statement.range) return dash();
    return wording.say("figure.range", {wording.number(statement.range->low, statement.range->decimals),
                                        wording.number(statement.range->high, statement.range->decimals)});
}

std::string missingCell(const ShownStatement& statement, const Wording& wording) {
    return statement.missing.form == Form::Withheld ? wording.say("figure.unknown")
                                                    : ofHundred(statement.missing, wording);
}

/// Means are followed by their unit, so that the columns hold numbers alone.
std::string claimCell(const ShownStatement& statement, const Wording& wording) {
    std::string claim = wording.statement(statement);
    if (statement.form == StatementForm::MeanOfField && !statement.unit.empty())
        claim += " (" + statement.unit + ")";
    if (statement.definesSegment) claim += " · " + wording.say("evidence.defines");
    if (statement.isReversedItem) claim += " · " + wording.say("evidence.reversed");
    return claim;
}

CardTable::Row rowOf(const ShownStatement& statement, const Wording& wording) {
    const std::string source = wording.say(
        "evidence.source",
        {wording.say(statement.source == FieldSource::Survey ? "source.survey" : "source.records"),
         wording.say(statement.usedToForm ? "use.form" : "use.check")});
    CardTable::Row row;
    row.statementKey = statement.key;
    row.cells = {claimCell(statement, wording),
                 cellOf(statement.persona, wording),
                 cellOf(statement.others, wording),
                 cellOf(statement.personaBase, wording) + " · " + cellOf(statement.othersBase, wording),
                 rangeCell(statement, wording),
                 statement.timesOthers ? wording.number(*statement.timesOthers, 1) : dash(),
                 source,
                 missingCell(statement, wording)};
    return row;
}

CardTable emptyTable(const std::string& name, const Wording& wording) {
    CardTable table;
    table.columns = {wording.say("evidence.column.claim"),  name,
                     wording.say("evidence.column.others"), wording.say("evidence.column.base", {name}),
                     wording.say("evidence.column.range"),  wording.say("evidence.column.times"),
                     wording.say("evidence.column.source"), wording.say("evidence.column.missing", {name})};
    table.alignRight = {false, true, true, true, true, true, false, false};
    table.widths = {0.31, 0.08, 0.08, 0.15, 0.10, 0.07, 0.12, 0.09};
    return table;
}

void addGroup(const std::string& heading, const std::vector<const ShownStatement*>& statements,
              const Wording& wording, CardTable& table) {
    if (statements.empty()) return;
    CardTable::Row group;
    group.isGroup = true;
    group.cells = {heading};
    table.rows.push_back(std::move(group));
    for (const ShownStatement* statement : statements)
        table.rows.push_back(rowOf(*statement, wording));
}

bool isInTitle(const ShownPersona& persona, const std::string& key) {
    return std::find(persona.titleKeys.begin(), persona.titleKeys.end(), key) != persona.titleKeys.end();
}

/// Traits of title and chips, and those that stand on the evidence face only while there is room.
std::vector<const ShownStatement*> whoItStandsFor(const ShownPersona& persona, std::size_t room) {
    std::vector<const ShownStatement*> who;
    for (const ShownStatement& statement : persona.statements)
        if ((statement.section == CardSection::Common && statement.isOnStory) ||
            (!statement.isOnStory && isInTitle(persona, statement.key)))
            who.push_back(&statement);
    for (const ShownStatement& statement : persona.statements)
        if (statement.section == CardSection::Circumstances && !statement.isOnStory &&
            !isInTitle(persona, statement.key) && who.size() < room &&
            statement.persona.form != Form::Withheld)
            who.push_back(&statement);
    return who;
}

CardTable claimsTable(const ShownPersona& persona, const Wording& wording) {
    const std::string name = wording.name(persona);
    CardTable table = emptyTable(name, wording);
    std::size_t onStory = 0;
    for (const ShownStatement& statement : persona.statements)
        onStory += statement.isOnStory && statement.section != CardSection::Common ? 1U : 0U;
    const std::size_t room = kMostRows > onStory ? kMostRows - onStory : 0;
    const auto who = whoItStandsFor(persona, room);
    addGroup(wording.say("evidence.who", {name}), who, wording, table);
    std::size_t printed = who.size();
    for (const CardSection section : storySections()) {
        std::vector<const ShownStatement*> statements;
        for (const ShownStatement& statement : persona.statements)
            if (statement.section == section && statement.isOnStory) statements.push_back(&statement);
        addGroup(headingOf(section, name, wording), statements, wording, table);
        printed += statements.size();
    }
    std::vector<std::string> notes = {wording.say("evidence.form_and_check"),
                                      wording.say("evidence.missing_note")};
    if (persona.statements.size() > printed)
        notes.push_back(
            wording.sayCount("evidence.more", static_cast<long long>(persona.statements.size() - printed)));
    table.note = sentences(notes);
    return table;
}

void addLine(CardNotes& notes, const std::string& line) {
    CardText text;
    text.text = line;
    notes.lines.push_back(std::move(text));
}

CardNotes dataNotes(const Release::Content& content, const Wording& wording) {
    CardNotes notes;
    notes.heading = wording.say("evidence.data");
    if (!content.windowText.empty()) addLine(notes, wording.say("footer.window", {content.windowText}));
    std::string extracts;
    for (const std::string& extract : content.extractNames)
        extracts += (extracts.empty() ? "" : ", ") + extract;
    if (!extracts.empty()) addLine(notes, wording.say("evidence.extract", {extracts}));
    addLine(notes, wording.say("evidence.data_version", {std::to_string(content.dataVersion)}));
    for (const std::string& note : studyNotes(content, wording))
        addLine(notes, note);
    return notes;
}

CardNotes notKnown(const ShownPersona& persona, const Wording& wording) {
    constexpr double kManyMissing = 10.0;
    CardNotes notes;
    notes.heading = wording.say("evidence.not_known");
    const ShownStatement* mostMissing = nullptr;
    bool hasSurvey = false;
    for (const ShownStatement& statement : persona.statements) {
        hasSurvey = hasSurvey || statement.source == FieldSource::Survey;
        if (!statement.isOnStory || !statement.missing.hasValue() || statement.missing.value < kManyMissing)
            continue;
        if (!mostMissing || statement.missing.value > mostMissing->missing.value) mostMissing = &statement;
    }
    for (const SetApartWords& apart : persona.setApart)
        addLine(notes, setApartSentence(apart, wording));
    if (!persona.setApart.empty()) addLine(notes, wording.say("apart.no_attitude"));
    if (mostMissing)
        addLine(notes, wording.say("evidence.not_known.silent",
                                   {ofHundred(mostMissing->missing, wording), mostMissing->label}));
    if (hasSurvey) addLine(notes, wording.say("evidence.not_known.unweighted"));
    for (const PersonaEdit& edit : persona.edits)
        if (edit.slot.starts_with("statement:") && !persona.find(edit.slot.substr(10)))
            addLine(notes, wording.say("evidence.not_known.unsupported", {edit.text}));
    addLine(notes, wording.say("evidence.not_known.beyond"));
    return notes;
}

CardNotes limits(const ShownPersona& persona, const Release::Content& content, const Wording& wording) {
    CardNotes notes;
    notes.heading = wording.say("evidence.limits");
    if (content.verdict == Verdict::UsefulSlices) addLine(notes, wording.say("evidence.limit.continuum"));
    if (persona.reading == StabilityReading::PatternOnly)
        addLine(notes, wording.say("evidence.limit.pattern"));
    addLine(notes, wording.say("evidence.limit.forming"));
    const auto defining = std::find_if(
        persona.statements.begin(), persona.statements.end(),
        [](const ShownStatement& statement) { return statement.definesSegment && statement.isOnStory; });
    if (defining != persona.statements.end())
        addLine(notes, wording.say("evidence.limit.defining", {wording.statement(*defining)}));
    addLine(notes, wording.say("evidence.limit.one_patient"));
    return notes;
}

/// A person's words never hide the data's.
CardNotes writtenWords(const ShownPersona& persona, const Wording& wording) {
    CardNotes notes;
    notes.heading = wording.say("evidence.written");
    for (const ShownStatement& statement : persona.statements)
        if (statement.edit)
            addLine(notes,
                    wording.say("evidence.written.line", {statement.edit->text, statement.edit->original}));
    return notes;
}

bool isPrinted(const ShownStatement& statement, const CardTable& claims) {
    return std::any_of(claims.rows.begin(), claims.rows.end(),
                       [&](const CardTable::Row& row) { return row.statementKey == statement.key; });
}

/// The wording of the questions behind the claims of this page; the methods pages hold all of them.
CardNotes asked(const ShownPersona& persona, const CardTable& claims, const Wording& wording) {
    constexpr std::size_t kMostQuestions = 6;
    std::vector<std::string> lines;
    for (const ShownStatement& statement : persona.statements)
        if (!statement.question.empty() && isPrinted(statement, claims))
            addQuestion(statement, wording, lines);
    CardNotes notes;
    notes.heading = wording.say("evidence.asked");
    for (std::size_t i = 0; i < std::min(lines.size(), kMostQuestions); ++i)
        addLine(notes, lines[i]);
    if (lines.size() > kMostQuestions)
        addLine(notes, wording.sayCount("evidence.asked.more",
                                        static_cast<long long>(lines.size() - kMostQuestions)));
    return notes;
}

CardNotes reviewed(const Wording& wording) {
    CardNotes notes;
    notes.heading = wording.say("evidence.reviewed");
    notes.hasBullets = false;
    addLine(notes, wording.say("evidence.reviewed.none"));
    return notes;
}

CardHeader headerOf(const ShownPersona& persona, const Release& release, const Wording& wording) {
    CardHeader header;
    header.name.text = wording.name(persona);
    header.ageBand = ageOf(persona, wording);
    header.title.text = wording.say("evidence.subtitle");
    header.tag = tagOf(persona, release, wording);
    header.standsFor = wording.people(persona.people);
    if (persona.share.hasValue()) header.standsFor += " · " + ofHundred(persona.share, wording);
    header.portrait = persona.portrait;
    header.number = persona.number;
    header.hue = persona.hue;
    header.isEvidence = true;
    return header;
}

std::string footerOf(const ShownPersona& persona, const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    std::vector<std::string> parts;
    if (content.people.hasValue() && persona.people.hasValue()) {
        const ShownNumber others{.form = Form::Value, .value = content.people.value - persona.people.value};
        parts.push_back(wording.say("footer.others_count", {wording.people(others)}));
    }
    parts.push_back(wording.say("footer.rounding"));
    parts.push_back(wording.say("footer.range"));
    parts.push_back(wording.say("footer.template"));
    parts.push_back(wording.say("footer.care"));
    parts.push_back(wording.say("footer.method", {std::to_string(content.dataVersion),
                                                  std::to_string(content.seed), content.programVersion}));
    return sentences(parts);
}

} // namespace

CardPage evidencePage(const Release& release, const PersonaId& id, const Wording& wording) {
    const ShownPersona& persona = personaOf(release, id);
    CardPage page;
    page.face = CardPage::Face::Evidence;
    page.title = nameAndAge(persona, wording);
    page.hue = persona.hue;
    page.rows.push_back({.left = {headerOf(persona, release, wording)}, .right = {}});
    CardTable claims = claimsTable(persona, wording);
    CardNotes questions = asked(persona, claims, wording);
    page.rows.push_back({.left = {std::move(claims)}, .right = {}});
    page.rows.push_back({.left = {overlapBlock(release, &persona, wording)},
                         .right = {dataNotes(release.content(), wording), reviewed(wording)}});
    page.rows.push_back(
        {.left = {notKnown(persona, wording)}, .right = {limits(persona, release.content(), wording)}});
    if (!questions.lines.empty()) page.rows.push_back({.left = {std::move(questions)}, .right = {}});
    if (CardNotes written = writtenWords(persona, wording); !written.lines.empty())
        page.rows.push_back({.left = {std::move(written)}, .right = {}});
    page.footerBold = wording.say("footer.fictional", {wording.name(persona)});
    page.footer = footerOf(persona, release, wording);
    markInvented(release, wording, page);
    return page;
}

} // namespace vignette
