#include "core/model/json/validation_json.h"

namespace vignette {

namespace {

nlohmann::json orNull(const std::optional<double>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json();
}

nlohmann::json toJson(const std::optional<BesideNoGroups>& pair) {
    if (!pair) return {};
    return {{"value", pair->value}, {"no_groups", pair->noGroups}};
}

void readBeside(const JsonReader& reader, const char* key, std::optional<BesideNoGroups>& out) {
    if (!reader.find(key)) return;
    out.emplace();
    reader.object(key).read("value", out->value).read("no_groups", out->noGroups);
}

nlohmann::json toJson(const CandidateReport& candidate) {
    return {{"segment_count", candidate.segmentCount},
            {"mean_overlap", candidate.meanOverlap},
            {"lowest_overlap", candidate.lowestOverlap},
            {"no_group_overlap", orNull(candidate.noGroupOverlap)},
            {"silhouette", candidate.silhouette},
            {"inertia", candidate.inertia},
            {"smallest", candidate.smallest},
            {"overlaps", candidate.overlaps},
            {"no_group_overlaps", candidate.noGroupOverlaps},
            {"no_group_silhouette", orNull(candidate.noGroupSilhouette)},
            {"small_sample_overlap", toJson(candidate.smallSampleOverlap)},
            {"prediction_strength", toJson(candidate.predictionStrength)},
            {"border_density", toJson(candidate.borderDensity)},
            {"calinski_harabasz", candidate.calinskiHarabasz},
            {"davies_bouldin", orNull(candidate.daviesBouldin)},
            {"bic", orNull(candidate.bic)},
            {"diversity", candidate.diversity},
            {"fairness", orNull(candidate.fairness)},
            {"follows_regions", orNull(candidate.followsRegions)}};
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
        .read("no_group_silhouette", candidate.noGroupSilhouette)
        .read("calinski_harabasz", candidate.calinskiHarabasz)
        .read("davies_bouldin", candidate.daviesBouldin)
        .read("bic", candidate.bic)
        .read("diversity", candidate.diversity)
        .read("fairness", candidate.fairness)
        .read("follows_regions", candidate.followsRegions);
    readBeside(reader, "small_sample_overlap", candidate.smallSampleOverlap);
    readBeside(reader, "prediction_strength", candidate.predictionStrength);
    readBeside(reader, "border_density", candidate.borderDensity);
    return candidate;
}

nlohmann::json toJson(const DensityReport& density) {
    return {{"rows", density.rows},
            {"depth", density.depth},
            {"no_group_depth", density.noGroupDepth},
            {"no_group_sets", density.noGroupSets},
            {"regions", density.regions}};
}

DensityReport densityFromJson(const JsonReader& reader) {
    DensityReport density;
    reader.read("rows", density.rows)
        .read("depth", density.depth)
        .read("no_group_depth", density.noGroupDepth)
        .read("no_group_sets", density.noGroupSets)
        .read("regions", density.regions);
    return density;
}

nlohmann::json toJson(const std::optional<SplitHalfReport>& report) {
    if (!report) return {};
    nlohmann::json segments = nlohmann::json::array();
    for (const SplitHalfSegment& segment : report->segments)
        segments.push_back({{"overlap", segment.overlap},
                            {"largest_share_shift", segment.largestShareShift},
                            {"largest_mean_shift", segment.largestMeanShift}});
    return {{"rows", report->rows}, {"adjusted_rand", report->adjustedRand}, {"segments", segments}};
}

SplitHalfSegment splitHalfSegmentFromJson(const JsonReader& reader) {
    SplitHalfSegment segment;
    reader.read("overlap", segment.overlap)
        .read("largest_share_shift", segment.largestShareShift)
        .read("largest_mean_shift", segment.largestMeanShift);
    return segment;
}

SplitHalfReport splitHalfFromJson(const JsonReader& reader) {
    SplitHalfReport report;
    reader.read("rows", report.rows)
        .read("adjusted_rand", report.adjustedRand)
        .readList("segments", report.segments, splitHalfSegmentFromJson);
    return report;
}

nlohmann::json toJson(const std::optional<NotLikeAnyReport>& report) {
    if (!report) return {};
    return {{"far_factor", report->farFactor},
            {"least_certainty", report->leastCertainty},
            {"total", report->total},
            {"segments", report->segments}};
}

NotLikeAnyReport notLikeAnyFromJson(const JsonReader& reader) {
    NotLikeAnyReport report;
    reader.read("far_factor", report.farFactor)
        .read("least_certainty", report.leastCertainty)
        .read("total", report.total)
        .read("segments", report.segments);
    return report;
}

} // namespace

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
            {"small_sample", report.smallSample},
            {"segment_overlaps", report.segmentOverlaps},
            {"segment_no_group_overlaps", report.segmentNoGroupOverlaps},
            {"density", toJson(report.density)},
            {"connection", orNull(report.connection)},
            {"split_half", toJson(report.splitHalf)},
            {"not_like_any", toJson(report.notLikeAny)}};
}

ValidationReport validationReportFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    ValidationReport report;
    const JsonReader reader(value, origin);
    reader.readList("candidates", report.candidates, candidateFromJson)
        .read("proposed", report.proposed)
        .read("reason", report.reason)
        .readEnum("verdict", report.verdict, verdictFromText)
        .read("sample_size", report.sampleSize)
        .read("starts", report.starts)
        .read("resamples", report.resamples)
        .read("small_sample", report.smallSample)
        .read("segment_overlaps", report.segmentOverlaps)
        .read("segment_no_group_overlaps", report.segmentNoGroupOverlaps)
        .read("connection", report.connection);
    report.density = densityFromJson(reader.object("density"));
    if (reader.find("split_half")) report.splitHalf = splitHalfFromJson(reader.object("split_half"));
    if (reader.find("not_like_any")) report.notLikeAny = notLikeAnyFromJson(reader.object("not_like_any"));
    return report;
}

} // namespace vignette
