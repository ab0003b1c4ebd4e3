#include "core/report/exports.h"
#include "core/report/page_parts.h"

#include <string_view>

namespace vignette {

namespace {

constexpr std::size_t kTerminalWidth = 100;

/// RFC 4180; an apostrophe before what a spreadsheet would run.
std::string csvCell(std::string_view text) {
    std::string cell;
    const bool runs =
        !text.empty() && (std::string_view("=+-@").find(text.front()) != std::string_view::npos ||
                          static_cast<unsigned char>(text.front()) < 0x20);
    if (runs) cell += '\'';
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c;
        if (c == '"') quoted += '"';
    }
    return quoted + '"';
}

std::string csvLine(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i == 0 ? "" : ",") + csvCell(cells[i]);
    return line + "\r\n";
}

std::string rangeText(const ShownStatement& statement, const Wording& wording) {
    if (!statement.range) return {};
    return wording.say("evidence.range.to",
                       {wording.number(statement.range->low, statement.range->decimals),
                        wording.number(statement.range->high, statement.range->decimals)});
}

std::vector<std::string> cellsOf(const ShownPersona& persona, const ShownStatement& statement,
                                 const Wording& wording) {
    return {"P" + std::to_string(persona.number),
            wording.name(persona),
            persona.age ? wording.ageBand(*persona.age) : std::string(),
            wording.people(persona.people),
            toText(statement.section),
            wording.statement(statement),
            shortFigure(statement.persona, wording),
            shortFigure(statement.others, wording),
            statement.form == StatementForm::MeanOfField ? statement.unit : std::string("of 100"),
            shortFigure(statement.personaBase, wording),
            shortFigure(statement.othersBase, wording),
            rangeText(statement, wording),
            statement.timesOthers ? wording.number(*statement.timesOthers, 1) : std::string(),
            toText(statement.source),
            statement.usedToForm ? "form" : "check",
            wording.percent(statement.missing),
            statement.edit ? statement.edit->text : std::string(),
            statement.edit ? statement.edit->editor : std::string()};
}

/// Words in lines of at most kTerminalWidth columns, each after `indent` blanks.
std::string wrapped(const std::string& text, std::size_t indent) {
    std::string out;
    std::string line(indent, ' ');
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        const std::string word = text.substr(start, end - start);
        if (line.size() > indent && line.size() + word.size() + 1 > kTerminalWidth) {
            out += line + "\n";
            line.assign(indent, ' ');
        }
        if (line.size() > indent) line += ' ';
        line += word;
        start = end + 1;
    }
    return out + line + "\n";
}

std::string personaText(const ShownPersona& persona, const Wording& wording) {
    std::string head = "P" + std::to_string(persona.number) + "  " + wording.name(persona);
    if (persona.age) head += ", " + wording.ageBand(*persona.age);
    std::string text = wrapped(head + " – " + wording.title(persona), 0);
    text += wrapped(wording.people(persona.people) + ", " + wording.percent(persona.share) + "; " +
                        wording.say("overlap.title") + " " + overlapPercent(persona.overlap, wording) + " (" +
                        wording.say(std::string("reading.") + toText(persona.reading)) + ")",
                    4);
    std::size_t shown = 0;
    for (const ShownStatement& statement : persona.statements) {
        if (!statement.isOnStory || !statement.isDistinctive || shown == 5) continue;
        ++shown;
        text += wrapped(statementText(statement, wording).text + ": " +
                            wording.figure(statement.persona, statement) + "; " +
                            wording.say("card.others", {shortFigure(statement.others, wording)}),
                        4);
    }
    return text;
}

} // namespace

std::string csvText(const Release& release, const Wording& wording) {
    std::string text = csvLine({"persona", "name", "age", "people", "section", "statement", "figure",
                                "others", "unit", "base", "others_base", "likely_range", "times_others",
                                "source", "used_to", "missing", "written_text", "written_by"});
    for (const ShownPersona& persona : release.personas())
        for (const ShownStatement& statement : persona.statements)
            text += csvLine(cellsOf(persona, statement, wording));
    return text;
}

std::string overviewText(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    std::string text = content.studyName + " – " + wording.people(content.people) + "\n";
    text += wording.say(std::string("verdict.") + toText(content.verdict));
    if (!content.reason.empty()) text += " " + wording.say("reason." + content.reason);
    text += "\n";
    if (content.personas.empty()) text += wrapped(wording.say("overview.nothing.try"), 0);
    for (const ShownPersona& persona : content.personas)
        text += "\n" + personaText(persona, wording);
    if (content.withheldPersonas > 0)
        text += "\n" + wrapped(wording.sayCount("overview.withheld", content.withheldPersonas), 0);
    if (content.unpublishedPersonas > 0)
        text += "\n" + wrapped(wording.sayCount("overview.unpublished", content.unpublishedPersonas), 0);
    for (const std::string& note : content.notes)
        text += "\n" + wrapped(note, 0);
    return text;
}

} // namespace vignette
