#include "core/model/json/report_json.h"

#include "core/model/json/survey_json.h"

namespace vignette {

namespace {

/// Reasons by their text; a study made before they were kept has none.
nlohmann::json reasonsJson(const std::map<RowProblemKind, std::uint64_t>& reasons) {
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [kind, count] : reasons)
        json[toText(kind)] = count;
    return json;
}

nlohmann::json toJson(const CoercedCells& coerced) {
    return {{"column", coerced.column}, {"count", coerced.count}};
}

CoercedCells coercedFromJson(const JsonReader& reader) {
    CoercedCells coerced;
    reader.read("column", coerced.column).read("count", coerced.count);
    return coerced;
}

nlohmann::json toJson(const ImportReport::Extract& extract) {
    nlohmann::json answers = nlohmann::json::array();
    for (const QuestionAnswers& question : extract.answers)
        answers.push_back(toJson(question));
    nlohmann::json groups = nlohmann::json::array();
    for (const ItemGroup& group : extract.itemGroups)
        groups.push_back(toJson(group));
    nlohmann::json coerced = nlohmann::json::array();
    for (const CoercedCells& cells : extract.coerced)
        coerced.push_back(toJson(cells));
    return {{"name", extract.name},
            {"row_count", extract.rowCount},
            {"set_aside_count", extract.setAsideCount},
            {"patient_count", extract.patientCount},
            {"matched_count", extract.matchedCount},
            {"duplicate_count", extract.duplicateCount},
            {"stored_columns", extract.storedColumns},
            {"dropped_columns", extract.droppedColumns},
            {"answers", answers},
            {"item_groups", groups},
            {"set_aside_by_reason", reasonsJson(extract.setAsideByReason)},
            {"coerced", coerced},
            {"repaired_rows", extract.repairedRows},
            {"notes", extract.notes}};
}

ImportReport::Extract extractReportFromJson(const JsonReader& reader) {
    ImportReport::Extract extract;
    reader.read("name", extract.name)
        .read("row_count", extract.rowCount)
        .read("set_aside_count", extract.setAsideCount)
        .read("patient_count", extract.patientCount)
        .read("matched_count", extract.matchedCount)
        .read("duplicate_count", extract.duplicateCount)
        .read("stored_columns", extract.storedColumns)
        .read("dropped_columns", extract.droppedColumns)
        .readList("answers", extract.answers, questionAnswersFromJson)
        .readList("item_groups", extract.itemGroups, itemGroupFromJson)
        .readList("coerced", extract.coerced, coercedFromJson)
        .read("repaired_rows", extract.repairedRows)
        .read("notes", extract.notes);
    const JsonReader reasons = reader.object("set_aside_by_reason");
    for (const std::string& reason : reader.keys("set_aside_by_reason"))
        reasons.read(reason.c_str(), extract.setAsideByReason[rowProblemKindFromText(reason)]);
    return extract;
}

} // namespace

nlohmann::json toJson(const ImportReport& report) {
    nlohmann::json extracts = nlohmann::json::array();
    for (const ImportReport::Extract& extract : report.extracts)
        extracts.push_back(toJson(extract));
    return {{"extracts", extracts},
            {"patient_count", report.patientCount},
            {"identical_rows", report.identicalRows},
            {"codebook", report.codebook ? toJson(*report.codebook) : nlohmann::json()}};
}

ImportReport importReportFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    ImportReport report;
    const JsonReader reader(value, origin);
    reader.readList("extracts", report.extracts, extractReportFromJson)
        .read("patient_count", report.patientCount)
        .read("identical_rows", report.identicalRows);
    if (reader.find("codebook")) report.codebook = codebookReportFromJson(reader.object("codebook"));
    return report;
}

} // namespace vignette
