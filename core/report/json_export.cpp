#include "core/report/exports.h"

#include <nlohmann/json.hpp>

namespace vignette {

namespace {

using Json = nlohmann::ordered_json;
using Form = ShownNumber::Form;

const char* formText(Form form) {
    switch (form) {
    case Form::Value:
        return "value";
    case Form::Below:
        return "below";
    case Form::Above:
        return "above";
    case Form::NearlyAll:
        return "nearly_all";
    case Form::None:
        return "none";
    case Form::Withheld:
        break;
    }
    return "withheld";
}

Json numberJson(const ShownNumber& number, const std::string& text) {
    Json json{{"form", formText(number.form)}};
    if (number.form == Form::Value || number.form == Form::Below || number.form == Form::Above)
        json["value"] = number.value;
    json["text"] = text;
    return json;
}

Json statementJson(const ShownStatement& statement, const Wording& wording) {
    Json json{{"key", statement.key},
              {"section", toText(statement.section)},
              {"text", wording.statement(statement)},
              {"persona", numberJson(statement.persona, wording.figure(statement.persona, statement))},
              {"others", numberJson(statement.others, wording.figure(statement.others, statement))},
              {"personaBase", numberJson(statement.personaBase, wording.people(statement.personaBase))},
              {"othersBase", numberJson(statement.othersBase, wording.people(statement.othersBase))},
              {"missing", numberJson(statement.missing, wording.percent(statement.missing))},
              {"source", toText(statement.source)},
              {"usedTo", statement.usedToForm ? "form" : "check"},
              {"distinctive", statement.isDistinctive},
              {"onStory", statement.isOnStory}};
    if (!statement.unit.empty()) json["unit"] = statement.unit;
    if (statement.range) json["likelyRange"] = {statement.range->low, statement.range->high};
    if (statement.timesOthers) json["timesOthers"] = *statement.timesOthers;
    if (statement.edit)
        json["edit"] = {{"text", statement.edit->text},
                        {"dataWords", statement.edit->original},
                        {"by", statement.edit->editor},
                        {"on", wording.date(statement.edit->time)},
                        {"evidenceChanged", statement.edit->evidenceChanged}};
    return json;
}

Json editsJson(const ShownPersona& persona, const Wording& wording) {
    Json json = Json::array();
    for (const PersonaEdit& edit : persona.edits)
        json.push_back({{"slot", edit.slot},
                        {"text", edit.text},
                        {"dataWords", edit.original},
                        {"by", edit.editor},
                        {"on", wording.date(edit.time)}});
    return json;
}

Json personaJson(const ShownPersona& persona, const Wording& wording) {
    Json statements = Json::array();
    for (const ShownStatement& statement : persona.statements)
        statements.push_back(statementJson(statement, wording));
    Json json{
        {"id", persona.id.value},
        {"number", persona.number},
        {"name", wording.name(persona)},
        {"age", persona.age ? Json(wording.ageBand(*persona.age)) : Json(nullptr)},
        {"title", wording.title(persona)},
        {"people", numberJson(persona.people, wording.people(persona.people))},
        {"share", numberJson(persona.share, wording.percent(persona.share))},
        {"overlap", persona.overlap},
        {"overlapWithoutGroups", persona.noGroupOverlap ? Json(*persona.noGroupOverlap) : Json(nullptr)},
        {"reading", toText(persona.reading)},
        {"portrait", toText(persona.portrait)},
        {"statements", statements},
        {"edits", editsJson(persona, wording)}};
    return json;
}

Json candidatesJson(const Release::Content& content) {
    Json json = Json::array();
    for (const ShownCandidate& candidate : content.candidates)
        json.push_back({{"segments", candidate.segmentCount},
                        {"overlap", candidate.meanOverlap},
                        {"overlapWithoutGroups",
                         candidate.noGroupOverlap ? Json(*candidate.noGroupOverlap) : Json(nullptr)},
                        {"silhouette", candidate.silhouette}});
    return json;
}

Json privacyJson(const Release::Content& content) {
    Json json = Json::array();
    for (const ShownPrivacyAction& action : content.privacy) {
        Json line{{"file", action.extract},
                  {"column", action.column},
                  {"action", toText(action.action)},
                  {"why", action.why}};
        if (action.isOverridden) line["overrideReason"] = action.overrideReason;
        json.push_back(std::move(line));
    }
    return json;
}

} // namespace

std::string jsonText(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    Json personas = Json::array();
    for (const ShownPersona& persona : content.personas)
        personas.push_back(personaJson(persona, wording));
    const Json json{{"format", "vignette release 1"},
                    {"study", content.studyName},
                    {"window", content.windowText},
                    {"invented", content.isInvented},
                    {"notes", content.notes},
                    {"dataVersion", content.dataVersion},
                    {"people", numberJson(content.people, wording.people(content.people))},
                    {"verdict", toText(content.verdict)},
                    {"reason", content.reason},
                    {"candidates", candidatesJson(content)},
                    {"personas", personas},
                    {"hiddenPersonas", content.withheldPersonas},
                    {"unpublishedPersonas", content.unpublishedPersonas},
                    {"privacy", privacyJson(content)},
                    {"disclosure", {{"fewestPeople", 11}, {"countsToNearest", 5}}},
                    {"method",
                     {{"seed", content.seed},
                      {"starts", content.starts},
                      {"resamples", content.resamples},
                      {"sample", content.sampleSize},
                      {"formingFields", content.formingFields},
                      {"checkingFields", content.checkingFields},
                      {"fingerprint", content.fingerprint},
                      {"program", "Vignette " + content.programVersion}}}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vignette
