#include "core/model/json/look_alikes_json.h"

namespace vignette {

namespace {

nlohmann::json reportJson(const KAnonymityReport& report) {
    return {{"patients", report.patientCount},        {"classes", report.classCount},
            {"smallest_class", report.smallestClass}, {"unique_share", report.uniqueShare},
            {"average_risk", report.averageRisk},     {"highest_risk", report.highestRisk}};
}

KAnonymityReport reportFrom(const nlohmann::json& value, const JsonOrigin& origin) {
    KAnonymityReport report;
    JsonReader(value, origin)
        .read("patients", report.patientCount)
        .read("classes", report.classCount)
        .read("smallest_class", report.smallestClass)
        .read("unique_share", report.uniqueShare)
        .read("average_risk", report.averageRisk)
        .read("highest_risk", report.highestRisk);
    return report;
}

} // namespace

nlohmann::json toJson(const LookAlikes& report) {
    return {{"fields", report.fieldKeys},
            {"is_proposed", report.isProposed},
            {"as_stored", reportJson(report.asStored)},
            {"in_bands", reportJson(report.inBands)}};
}

LookAlikes lookAlikesFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    LookAlikes report;
    JsonReader(value, origin).read("fields", report.fieldKeys).read("is_proposed", report.isProposed);
    if (value.contains("as_stored")) report.asStored = reportFrom(value.at("as_stored"), origin);
    if (value.contains("in_bands")) report.inBands = reportFrom(value.at("in_bands"), origin);
    return report;
}

} // namespace vignette
