#include "core/base/text.h"
#include "core/report/exports.h"
#include "core/report/privacy_words.h"

namespace vignette {

namespace {

using Row = std::vector<std::string>;

/// RFC 4180, with an apostrophe before what a spreadsheet would run.
std::string cellOf(const std::string& text) {
    std::string cell = text;
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
        cell.insert(0, "'");
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string lineOf(const Row& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i > 0 ? "," : "") + cellOf(cells[i]);
    return line + "\r\n";
}

/// The bare number, or how it is withheld.
std::string plain(const ShownNumber& number) {
    switch (number.form) {
    case ShownNumber::Form::Value:
        return shortest(number.value);
    case ShownNumber::Form::Below:
        return "<" + shortest(number.value);
    case ShownNumber::Form::Above:
        return ">" + shortest(number.value);
    case ShownNumber::Form::NearlyAll:
        return "nearly all";
    case ShownNumber::Form::None:
        return "none";
    case ShownNumber::Form::Withheld:
        break;
    }
    return "withheld";
}

Row rowOf(const ShownPersona& persona, const ShownStatement& statement, const Wording& wording) {
    const bool isMean = statement.form == StatementForm::MeanOfField;
    return {"P" + std::to_string(persona.number),
            wording.name(persona),
            plain(persona.people),
            toText(statement.section),
            wording.statement(statement),
            isMean ? "mean" : "percent",
            isMean ? statement.unit : std::string(),
            plain(statement.persona),
            plain(statement.others),
            plain(statement.personaBase),
            plain(statement.othersBase),
            statement.range ? shortest(statement.range->low) : std::string(),
            statement.range ? shortest(statement.range->high) : std::string(),
            statement.timesOthers ? shortest(*statement.timesOthers) : std::string(),
            plain(statement.missing),
            toText(statement.source),
            statement.usedToForm ? "form" : "check",
            statement.isDistinctive ? "yes" : "no",
            statement.isOnStory ? "yes" : "no"};
}

} // namespace

std::string csvText(const Release& release, const Wording& wording) {
    const std::string notice = limitedNotice(release.content(), wording);
    Row header = {"persona",     "name",      "people",      "section",      "claim",
                  "statistic",   "unit",      "value",       "others",       "base",
                  "others_base", "range_low", "range_high",  "times_others", "missing_percent",
                  "source",      "used_to",   "distinctive", "on_story"};
    if (!notice.empty()) header.emplace_back("notice");
    std::string text = lineOf(header);
    for (const ShownPersona& persona : release.personas())
        for (const ShownStatement& statement : persona.statements) {
            Row row = rowOf(persona, statement, wording);
            if (!notice.empty()) row.push_back(notice);
            text += lineOf(row);
        }
    return text;
}

} // namespace vignette
