#include "core/report/exports.h"
#include "core/report/page_words.h"
#include "core/report/privacy_words.h"
#include "core/report/silence_words.h"

#include <nlohmann/json.hpp>

namespace vignette {

namespace {

using Json = nlohmann::ordered_json;

const char* formText(ShownNumber::Form form) {
    switch (form) {
    case ShownNumber::Form::Value:
        return "value";
    case ShownNumber::Form::Below:
        return "below";
    case ShownNumber::Form::Above:
        return "above";
    case ShownNumber::Form::NearlyAll:
        return "nearly all";
    case ShownNumber::Form::None:
        return "none";
    case ShownNumber::Form::Withheld:
        break;
    }
    return "withheld";
}

const char* spreadText(SpreadWord word) {
    switch (word) {
    case SpreadWord::NearlyAll:
        return "nearly all";
    case SpreadWord::Most:
        return "most";
    case SpreadWord::AboutHalf:
        return "about half";
    case SpreadWord::Some:
        return "some";
    case SpreadWord::Few:
        break;
    }
    return "few";
}

const char* formOf(StatementForm form) {
    return form == StatementForm::MeanOfField ? "mean" : "share";
}

Json numberJson(const ShownNumber& number, const std::string& text) {
    Json json;
    json["form"] = formText(number.form);
    const bool isBound = number.form == ShownNumber::Form::Below || number.form == ShownNumber::Form::Above;
    if (number.hasValue() || isBound) json["value"] = number.value;
    json["text"] = text;
    return json;
}

Json editJson(const ShownEdit& edit) {
    Json json;
    json["text"] = edit.text;
    json["original"] = edit.original;
    json["editor"] = edit.editor;
    json["reason"] = edit.reason;
    json["time"] = edit.time;
    json["evidence_changed"] = edit.evidenceChanged;
    return json;
}

Json statementJson(const ShownStatement& statement, const Wording& wording) {
    Json json;
    json["key"] = statement.key;
    json["section"] = toText(statement.section);
    json["kind"] = formOf(statement.form);
    json["text"] = wording.statement(statement);
    json["unit"] = statement.form == StatementForm::MeanOfField ? statement.unit : "percent";
    json["persona"] = numberJson(statement.persona, wording.figure(statement.persona, statement));
    json["others"] = numberJson(statement.others, wording.figure(statement.others, statement));
    json["persona_base"] = numberJson(statement.personaBase, wording.people(statement.personaBase));
    json["others_base"] = numberJson(statement.othersBase, wording.people(statement.othersBase));
    json["missing"] = numberJson(statement.missing, ofHundred(statement.missing, wording));
    json["likely_range"] = statement.range
                               ? Json{{"low", statement.range->low}, {"high", statement.range->high}}
                               : Json(nullptr);
    json["times_others"] = statement.timesOthers ? Json(*statement.timesOthers) : Json(nullptr);
    json["spread"] =
        statement.form == StatementForm::MeanOfField ? Json(nullptr) : Json(spreadText(statement.spread));
    json["source"] = toText(statement.source);
    if (!statement.question.empty()) json["question"] = statement.question;
    if (statement.isReversedItem) json["reversed_item"] = true;
    json["direction"] = toText(statement.direction);
    json["used_to"] = statement.usedToForm ? "form" : "check";
    json["distinctive"] = statement.isDistinctive;
    json["common"] = statement.isCommon;
    json["on_story"] = statement.isOnStory;
    json["defines_segment"] = statement.definesSegment;
    if (statement.edit) json["edit"] = editJson(*statement.edit);
    return json;
}

Json personaJson(const ShownPersona& persona, const Wording& wording) {
    Json json;
    json["id"] = persona.id.value;
    json["number"] = persona.number;
    json["name"] = wording.name(persona);
    json["fictional"] = true;
    json["title"] = wording.title(persona);
    json["age_band"] = persona.age ? Json(wording.ageBand(*persona.age)) : Json(nullptr);
    json["people"] = numberJson(persona.people, wording.people(persona.people));
    json["share"] = numberJson(persona.share, ofHundred(persona.share, wording));
    json["retest_overlap"] = persona.overlap;
    json["retest_overlap_without_groups"] =
        persona.noGroupOverlap ? Json(*persona.noGroupOverlap) : Json(nullptr);
    json["stability"] = toText(persona.reading);
    json["portrait"] = toText(persona.portrait);
    json["hue"] = persona.hue;
    json["title_keys"] = persona.titleKeys;
    json["contrast_keys"] = persona.contrastKeys;
    json["set_apart_by_missing"] = Json::array();
    for (const SetApartWords& apart : persona.setApart)
        json["set_apart_by_missing"].push_back(setApartSentence(apart, wording));
    json["statements"] = Json::array();
    for (const ShownStatement& statement : persona.statements)
        json["statements"].push_back(statementJson(statement, wording));
    json["written_by_team"] = Json::array();
    for (const PersonaEdit& edit : persona.edits)
        json["written_by_team"].push_back(
            Json{{"slot", edit.slot}, {"text", edit.text}, {"editor", edit.editor}, {"time", edit.time}});
    return json;
}

Json studyJson(const Release::Content& content, const Wording& wording) {
    Json json;
    json["name"] = content.studyName;
    json["window"] = content.windowText;
    json["invented"] = content.isInvented;
    json["data_version"] = content.dataVersion;
    json["people"] = numberJson(content.people, wording.people(content.people));
    json["extracts"] = content.extractNames;
    json["fingerprint"] = content.fingerprint;
    json["notes"] = studyNotes(content, wording);
    return json;
}

Json segmentationJson(const Release::Content& content) {
    Json json;
    json["proposed"] = content.proposed;
    json["reason"] = content.reason;
    json["seed"] = content.seed;
    json["starts"] = content.starts;
    json["redraws"] = content.resamples;
    json["sample"] = content.sampleSize;
    json["fields_to_form"] = content.formingFields;
    json["fields_to_check"] = content.checkingFields;
    json["candidates"] = Json::array();
    for (const ShownCandidate& candidate : content.candidates)
        json["candidates"].push_back(Json{
            {"segments", candidate.segmentCount},
            {"retest_overlap", candidate.meanOverlap},
            {"without_groups", candidate.noGroupOverlap ? Json(*candidate.noGroupOverlap) : Json(nullptr)},
            {"silhouette", candidate.silhouette}});
    return json;
}

Json privacyJson(const Release::Content& content) {
    Json json = Json::array();
    for (const ShownPrivacyAction& action : content.privacy) {
        Json line;
        line["extract"] = action.extract;
        line["what"] = action.column;
        line["action"] = toText(action.action);
        line["why"] = action.why;
        if (action.isOverridden) line["override_reason"] = action.overrideReason;
        json.push_back(std::move(line));
    }
    return json;
}

} // namespace

std::string jsonText(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    Json json;
    json["format"] = "vignette-release";
    json["format_version"] = 1;
    json["program_version"] = content.programVersion;
    json["language"] = wording.languageTag();
    json["study"] = studyJson(content, wording);
    json["verdict"] = toText(content.verdict);
    json["rules"] = Json{{"fewest_people", 11}, {"counts_to_nearest", 5}, {"interval", "95 %, Wilson 1927"}};
    json["segmentation"] = segmentationJson(content);
    json["personas"] = Json::array();
    for (const ShownPersona& persona : release.personas())
        json["personas"].push_back(personaJson(persona, wording));
    json["hidden_personas"] = content.withheldPersonas;
    json["unstable_personas"] = content.unpublishedPersonas;
    json["privacy"] = privacyJson(content);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vignette
