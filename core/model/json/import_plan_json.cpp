#include "core/model/json/import_plan_json.h"

#include "core/base/text.h"
#include "core/model/enum_text.h"
#include "core/model/json/field_json.h"
#include "core/model/json/survey_json.h"

namespace vignette {

namespace {

constexpr EnumText<ExtractShape> kShapes[] = {{ExtractShape::OneRowPerPatient, "one_row_per_patient"},
                                              {ExtractShape::ManyRowsPerPatient, "many_rows_per_patient"}};
constexpr EnumText<IdentifierSign> kSigns[] = {
    {IdentifierSign::Header, "header"}, {IdentifierSign::Content, "content"}, {IdentifierSign::Both, "both"}};

ExtractShape extractShapeFromText(const std::string& text) {
    return valueOf(kShapes, text, "shape of an extract");
}
IdentifierSign identifierSignFromText(const std::string& text) {
    return valueOf(kSigns, text, "sign of an identifier");
}

nlohmann::json characterOrNull(const std::optional<char>& character) {
    return character ? nlohmann::json(std::string(1, *character)) : nlohmann::json();
}

std::optional<Date> dateFromIso(const JsonReader& reader, const char* key) {
    std::optional<std::string> text;
    reader.read(key, text);
    if (!text) return std::nullopt;
    const std::optional<Date> date = parseDate(*text, DateFormat::IsoDash);
    if (!date) reader.wrong(key, "a day written as 2024-12-31");
    return date;
}

nlohmann::json toJson(const IdentifierFinding& finding) {
    return {{"identifier", toText(finding.identifier)},
            {"sign", textOf(kSigns, finding.sign)},
            {"value_count", finding.valueCount},
            {"why", finding.why}};
}

IdentifierFinding findingFromJson(const JsonReader& reader) {
    IdentifierFinding finding;
    reader.readEnum("identifier", finding.identifier, identifierClassFromText)
        .readEnum("sign", finding.sign, identifierSignFromText)
        .read("value_count", finding.valueCount)
        .read("why", finding.why);
    return finding;
}

ColumnDecision decisionFromJson(const JsonReader& reader) {
    ColumnDecision decision;
    reader.read("column", decision.column)
        .readEnum("action", decision.action, columnActionFromText)
        .readList("findings", decision.findings, findingFromJson)
        .read("why", decision.why)
        .read("override_reason", decision.overrideReason);
    return decision;
}

nlohmann::json toJson(const ExtractPlan& plan) {
    nlohmann::json types = nlohmann::json::object();
    for (const auto& [column, type] : plan.types)
        types[column] = toText(type);
    nlohmann::json rollups = nlohmann::json::array();
    for (const RollupRule& rule : plan.rollups)
        rollups.push_back(toJson(rule));
    nlohmann::json choices = nlohmann::json::object();
    for (const auto& [column, rule] : plan.choices)
        choices[column] = toJson(rule);
    return {{"name", plan.name},
            {"content_hash", plan.contentHash.hex()},
            {"dialect", toJson(plan.dialect)},
            {"shape", textOf(kShapes, plan.shape)},
            {"key_column", plan.keyColumn ? nlohmann::json(*plan.keyColumn) : nlohmann::json()},
            {"types", types},
            {"missing_tokens", plan.missingTokens},
            {"choices", choices},
            {"invited_count", plan.invitedCount ? nlohmann::json(*plan.invitedCount) : nlohmann::json()},
            {"screening", toJson(plan.screening)},
            {"rollups", rollups},
            {"source", toText(plan.source)}};
}

ExtractPlan extractPlanFromJson(const JsonReader& reader) {
    ExtractPlan plan;
    std::optional<std::string> hash;
    reader.read("name", plan.name)
        .read("content_hash", hash)
        .readEnum("shape", plan.shape, extractShapeFromText)
        .read("key_column", plan.keyColumn)
        .read("invited_count", plan.invitedCount)
        .readList("rollups", plan.rollups, rollupRuleFromJson)
        .readEnum("source", plan.source, fieldSourceFromText);
    if (hash) plan.contentHash = reader.checked("content_hash", [&] { return Digest::fromHex(*hash); });
    plan.dialect = dialectFromJson(reader.object("dialect"));
    plan.screening = screeningPlanFromJson(reader.object("screening"));
    const JsonReader types = reader.object("types");
    for (const std::string& column : reader.keys("types"))
        types.readEnum(column.c_str(), plan.types[column], columnTypeFromText);
    const JsonReader tokens = reader.object("missing_tokens");
    for (const std::string& column : reader.keys("missing_tokens"))
        tokens.read(column.c_str(), plan.missingTokens[column]);
    const JsonReader choices = reader.object("choices");
    for (const std::string& column : reader.keys("choices"))
        plan.choices[column] = choiceRuleFromJson(choices.object(column.c_str()));
    return plan;
}

} // namespace

nlohmann::json toJson(const Dialect& dialect) {
    return {{"delimiter", std::string(1, dialect.delimiter)},
            {"quote", characterOrNull(dialect.quote)},
            {"escape", characterOrNull(dialect.escape)},
            {"skips_blanks", dialect.skipsBlanks},
            {"encoding", dialect.encoding},
            {"decimal_mark", std::string(1, dialect.decimalMark)},
            {"thousands_mark", characterOrNull(dialect.thousandsMark)},
            {"has_header", dialect.hasHeader},
            {"header_rows", dialect.headerRows},
            {"skip_lines", dialect.skipLines},
            {"sheet", dialect.sheet}};
}

Dialect dialectFromJson(const JsonReader& reader) {
    Dialect dialect;
    reader.read("delimiter", dialect.delimiter)
        .read("quote", dialect.quote)
        .read("escape", dialect.escape)
        .read("skips_blanks", dialect.skipsBlanks)
        .read("encoding", dialect.encoding)
        .read("decimal_mark", dialect.decimalMark)
        .read("thousands_mark", dialect.thousandsMark)
        .read("has_header", dialect.hasHeader)
        .read("header_rows", dialect.headerRows)
        .read("skip_lines", dialect.skipLines)
        .read("sheet", dialect.sheet);
    return dialect;
}

nlohmann::json toJson(const RollupRule& rule) {
    return {{"name", rule.name},
            {"verb", toText(rule.verb)},
            {"value_column", rule.valueColumn},
            {"date_column", rule.dateColumn},
            {"window_days", rule.windowDays},
            {"filter_column", rule.filterColumn},
            {"filter_values", rule.filterValues},
            {"filter_prefixes", rule.filterPrefixes},
            {"excluded_prefixes", rule.excludedPrefixes},
            {"label", rule.label},
            {"claim", rule.claim},
            {"unit", rule.unit},
            {"theme", rule.theme},
            {"direction", rule.direction},
            {"lowest_possible", rule.lowestPossible},
            {"highest_possible", rule.highestPossible}};
}

RollupRule rollupRuleFromJson(const JsonReader& reader) {
    RollupRule rule;
    reader.read("name", rule.name)
        .readEnum("verb", rule.verb, rollupVerbFromText)
        .read("value_column", rule.valueColumn)
        .read("date_column", rule.dateColumn)
        .read("window_days", rule.windowDays)
        .read("filter_column", rule.filterColumn)
        .read("filter_values", rule.filterValues)
        .read("filter_prefixes", rule.filterPrefixes)
        .read("excluded_prefixes", rule.excludedPrefixes)
        .read("label", rule.label)
        .read("claim", rule.claim)
        .read("unit", rule.unit)
        .read("theme", rule.theme)
        .read("direction", rule.direction)
        .read("lowest_possible", rule.lowestPossible)
        .read("highest_possible", rule.highestPossible);
    return rule;
}

nlohmann::json toJson(const ScreeningPlan& plan) {
    nlohmann::json columns = nlohmann::json::array();
    for (const ColumnDecision& decision : plan.columns) {
        nlohmann::json findings = nlohmann::json::array();
        for (const IdentifierFinding& finding : decision.findings)
            findings.push_back(toJson(finding));
        columns.push_back({{"column", decision.column},
                           {"action", toText(decision.action)},
                           {"findings", findings},
                           {"why", decision.why},
                           {"override_reason", decision.overrideReason}});
    }
    return {{"columns", columns}};
}

ScreeningPlan screeningPlanFromJson(const JsonReader& reader) {
    ScreeningPlan plan;
    reader.readList("columns", plan.columns, decisionFromJson);
    return plan;
}

nlohmann::json toJson(const ImportPlan& plan) {
    nlohmann::json extracts = nlohmann::json::array();
    for (const ExtractPlan& extract : plan.extracts)
        extracts.push_back(toJson(extract));
    nlohmann::json fields = nlohmann::json::array();
    for (const Field& field : plan.fields)
        fields.push_back(toJson(field));
    return {{"study_name", plan.studyName},
            {"window_text", plan.windowText},
            {"data_end", plan.dataEnd ? nlohmann::json(plan.dataEnd->iso()) : nlohmann::json()},
            {"is_invented", plan.isInvented},
            {"notes", plan.notes},
            {"extracts", extracts},
            {"fields", fields}};
}

ImportPlan importPlanFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    const JsonReader reader(value, origin);
    ImportPlan plan;
    reader.read("study_name", plan.studyName)
        .read("window_text", plan.windowText)
        .read("is_invented", plan.isInvented)
        .read("notes", plan.notes)
        .readList("extracts", plan.extracts, extractPlanFromJson)
        .readList("fields", plan.fields, fieldFromJson);
    plan.dataEnd = dateFromIso(reader, "data_end");
    return plan;
}

} // namespace vignette
