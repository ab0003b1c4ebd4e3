#include "core/study/persona_document.h"

#include "core/model/json/json_reader.h"

#include <cmath>
#include <limits>

namespace vignette {

namespace {

using Json = nlohmann::json;

constexpr const char* kSexes[] = {"female", "male", "unstated"};

StatementForm formFromText(const std::string& text) {
    if (text == "claim") return StatementForm::ShareOfClaim;
    if (text == "level") return StatementForm::ShareOfLevel;
    if (text == "mean") return StatementForm::MeanOfField;
    throw Failure(FailureCode::Damaged, "\"" + text + "\" is not a known form of statement.");
}

const char* formText(StatementForm form) {
    switch (form) {
    case StatementForm::ShareOfClaim:
        return "claim";
    case StatementForm::ShareOfLevel:
        return "level";
    case StatementForm::MeanOfField:
        break;
    }
    return "mean";
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json toJson(const EvidenceQuery& query) {
    return {{"fingerprint", query.fingerprint.hex()},
            {"population", query.population},
            {"segmentation", query.segmentation},
            {"segment", query.segment},
            {"field", query.field},
            {"statistic", toText(query.statistic)},
            {"level", query.level},
            {"filterField", query.filterField},
            {"filterLevel", query.filterLevel}};
}

EvidenceQuery queryFromJson(const JsonReader& reader) {
    EvidenceQuery query;
    std::string fingerprint;
    reader.read("fingerprint", fingerprint)
        .read("population", query.population)
        .read("segmentation", query.segmentation);
    reader.read("segment", query.segment).read("field", query.field).read("level", query.level);
    reader.read("filterField", query.filterField).read("filterLevel", query.filterLevel);
    reader.readEnum("statistic", query.statistic, statisticFromText);
    query.fingerprint = Digest::fromHex(fingerprint);
    return query;
}

Json toJson(const Measured& measured) {
    Json json = {{"base", measured.base},
                 {"count", measured.count},
                 {"missing", measured.missing},
                 {"value", number(measured.value)},
                 {"spread", number(measured.spread)},
                 {"largestShareOfSum", number(measured.largestShareOfSum)}};
    if (measured.range) {
        json["low"] = number(measured.range->low);
        json["high"] = number(measured.range->high);
    }
    return json;
}

Measured measuredFromJson(const JsonReader& reader) {
    Measured measured;
    reader.read("base", measured.base).read("count", measured.count).read("missing", measured.missing);
    reader.read("value", measured.value).read("spread", measured.spread);
    reader.read("largestShareOfSum", measured.largestShareOfSum);
    if (reader.has("low")) {
        measured.range.emplace();
        reader.read("low", measured.range->low).read("high", measured.range->high);
    }
    return measured;
}

Json toJson(const Statement& statement) {
    return {{"key", statement.key},
            {"section", toText(statement.section)},
            {"form", formText(statement.form)},
            {"query", toJson(statement.query)},
            {"segment", toJson(statement.evidence.segment)},
            {"others", toJson(statement.evidence.others)},
            {"difference", number(statement.evidence.difference)},
            {"usedToForm", statement.evidence.usedToForm},
            {"isDistinctive", statement.isDistinctive},
            {"isCommon", statement.isCommon},
            {"isOnStory", statement.isOnStory},
            {"weight", number(statement.weight)}};
}

Statement statementFromJson(const JsonReader& reader) {
    Statement statement;
    reader.read("key", statement.key);
    reader.readEnum("section", statement.section, cardSectionFromText)
        .readEnum("form", statement.form, formFromText);
    statement.query = queryFromJson(reader.object("query"));
    statement.evidence.segment = measuredFromJson(reader.object("segment"));
    statement.evidence.others = measuredFromJson(reader.object("others"));
    reader.read("difference", statement.evidence.difference)
        .read("usedToForm", statement.evidence.usedToForm);
    reader.read("isDistinctive", statement.isDistinctive).read("isCommon", statement.isCommon);
    reader.read("isOnStory", statement.isOnStory).read("weight", statement.weight);
    return statement;
}

PortraitRecipe::Sex sexFromText(const std::string& text) {
    for (int i = 0; i < 3; ++i)
        if (text == kSexes[i]) return static_cast<PortraitRecipe::Sex>(i);
    throw Failure(FailureCode::Damaged, "\"" + text + "\" is not a known sex of a persona.");
}

} // namespace

std::string statementDocument(const Statement& statement) {
    return jsonText(toJson(statement));
}

std::string personaDocument(const Persona& persona) {
    Json statements = Json::array();
    for (const Statement& statement : persona.statements)
        statements.push_back(toJson(statement));
    Json json = {{"id", persona.id.value},
                 {"number", persona.number},
                 {"hue", persona.hue},
                 {"segment", persona.segment},
                 {"size", persona.size},
                 {"name", persona.name},
                 {"nameAlternatives", persona.nameAlternatives},
                 {"sex", kSexes[static_cast<int>(persona.sex)]},
                 {"portrait", toText(persona.portrait)},
                 {"titleKeys", persona.titleKeys},
                 {"contrastKeys", persona.contrastKeys},
                 {"overlap", number(persona.overlap)},
                 {"statements", statements}};
    if (persona.age) json["age"] = {{"low", persona.age->low}, {"high", persona.age->high}};
    if (persona.noGroupOverlap) json["noGroupOverlap"] = number(*persona.noGroupOverlap);
    return jsonText(json);
}

Persona personaFromDocument(const std::string& document) {
    const JsonOrigin origin{.code = FailureCode::Damaged, .name = "A stored persona"};
    const Json json = parseJson(document, origin);
    const JsonReader reader(json, origin);
    Persona persona;
    std::string portrait;
    reader.read("id", persona.id.value).read("number", persona.number).read("hue", persona.hue);
    reader.read("segment", persona.segment).read("size", persona.size).read("name", persona.name);
    reader.read("nameAlternatives", persona.nameAlternatives).readEnum("sex", persona.sex, sexFromText);
    reader.read("portrait", portrait)
        .read("titleKeys", persona.titleKeys)
        .read("contrastKeys", persona.contrastKeys);
    reader.read("overlap", persona.overlap).read("noGroupOverlap", persona.noGroupOverlap);
    if (reader.has("age")) {
        persona.age.emplace();
        reader.object("age").read("low", persona.age->low).read("high", persona.age->high);
    }
    persona.portrait = portraitRecipeFromText(portrait);
    reader.readList("statements", persona.statements, statementFromJson);
    return persona;
}

} // namespace vignette
