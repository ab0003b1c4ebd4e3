#include "core/model/json/report_json.h"

#include "core/model/json/survey_json.h"

namespace vignette {

namespace {

nlohmann::json toJson(const CandidateReport& candidate) {
    return {{"segment_count", candidate.segmentCount},
            {"mean_overlap", candidate.meanOverlap},
            {"lowest_overlap", candidate.lowestOverlap},
            {"no_group_overlap",
             candidate.noGroupOverlap ? nlohmann::json(*candidate.noGroupOverlap) : nlohmann::json()},
            {"silhouette", candidate.silhouette},
            {"inertia", candidate.inertia},
            {"smallest", candidate.smallest},
            {"overlaps", candidate.overlaps},
            {"no_group_overlaps", candidate.noGroupOverlaps},
            {"no_group_silhouette",
             candidate.noGroupSilhouette ? nlohmann::json(*candidate.noGroupSilhouette) : nlohmann::json()}};
}

CandidateReport candidateFromJson(const JsonReader& reader) {
    CandidateReport candidate;
    reader.read("segment_count", candidate.segmentCount)
        .read("mean_overlap", candidate.meanOverlap)
        .read("lowest_overlap", candidate.lowestOverlap)
        .read("no_group_overlap", candidate.noGroupOverlap)
        .read("silhouette", candidate.silhouette)
        .read("inertia", candidate.inertia)
        .read("smallest", candidate.smallest)
        .read("overlaps", candidate.overlaps)
        .read("no_group_overlaps", candidate.noGroupOverlaps)
        .read("no_group_silhouette", candidate.noGroupSilhouette);
    return candidate;
}

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

nlohmann::json toJson(const ValidationReport& report) {
    nlohmann::json candidates = nlohmann::json::array();
    for (const CandidateReport& candidate : report.candidates)
        candidates.push_back(toJson(candidate));
    return {{"candidates", candidates},
            {"proposed", report.proposed},
            {"reason", report.reason},
            {"verdict", toText(report.verdict)},
            {"sample_size", report.sampleSize},
            {"starts", report.starts},
            {"resamples", report.resamples},
            {"segment_overlaps", report.segmentOverlaps},
            {"segment_no_group_overlaps", report.segmentNoGroupOverlaps}};
}

ValidationReport validationReportFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    ValidationReport report;
    JsonReader(value, origin)
        .readList("candidates", report.candidates, candidateFromJson)
        .read("proposed", report.proposed)
        .read("reason", report.reason)
        .readEnum("verdict", report.verdict, verdictFromText)
        .read("sample_size", report.sampleSize)
        .read("starts", report.starts)
        .read("resamples", report.resamples)
        .read("segment_overlaps", report.segmentOverlaps)
        .read("segment_no_group_overlaps", report.segmentNoGroupOverlaps);
    return report;
}

} // namespace vignette
