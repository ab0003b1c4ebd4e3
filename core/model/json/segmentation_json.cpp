#include "core/model/json/segmentation_json.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<Encoding> kEncodings[] = {{Encoding::Standardised, "standardised"},
                                             {Encoding::LogStandardised, "log_standardised"},
                                             {Encoding::Ranked, "ranked"},
                                             {Encoding::Indicators, "indicators"}};

Encoding encodingFromText(const std::string& text) {
    return valueOf(kEncodings, text, "encoding");
}

nlohmann::json toJson(const std::map<Theme, double>& weights) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [theme, weight] : weights)
        object[toText(theme)] = weight;
    return object;
}

std::map<Theme, double> themeWeightsFromJson(const JsonReader& reader, const char* key) {
    std::map<Theme, double> weights;
    const JsonReader object = reader.object(key);
    for (const std::string& name : reader.keys(key)) {
        const Theme theme = object.checked(name.c_str(), [&] { return themeFromText(name); });
        object.read(name.c_str(), weights[theme]);
    }
    return weights;
}

nlohmann::json toJson(const FieldEncoding& field) {
    return {{"field", field.fieldKey},
            {"encoding", textOf(kEncodings, field.encoding)},
            {"theme", toText(field.theme)},
            {"weight", field.weight},
            {"centre", field.centre},
            {"scale", field.scale},
            {"levels", field.levels},
            {"shares", field.shares},
            {"fill", field.fill},
            {"first_feature", field.firstFeature},
            {"feature_count", field.featureCount},
            {"missing_share", field.missingShare}};
}

FieldEncoding fieldEncodingFromJson(const JsonReader& reader) {
    FieldEncoding field;
    reader.read("field", field.fieldKey)
        .readEnum("encoding", field.encoding, encodingFromText)
        .readEnum("theme", field.theme, themeFromText)
        .read("weight", field.weight)
        .read("centre", field.centre)
        .read("scale", field.scale)
        .read("levels", field.levels)
        .read("shares", field.shares)
        .read("fill", field.fill)
        .read("first_feature", field.firstFeature)
        .read("feature_count", field.featureCount)
        .read("missing_share", field.missingShare);
    return field;
}

} // namespace

nlohmann::json toJson(const SegmentationPlan& plan) {
    return {{"method", toText(plan.method)},
            {"seed", plan.seed},
            {"segment_count", plan.segmentCount},
            {"fewest", plan.fewest},
            {"most", plan.most},
            {"starts", plan.starts},
            {"resamples", plan.resamples},
            {"sample_size", plan.sampleSize},
            {"smallest_segment", plan.smallestSegment},
            {"theme_weights", toJson(plan.themeWeights)},
            {"forming_fields", plan.formingFields}};
}

SegmentationPlan segmentationPlanFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    const JsonReader reader(value, origin);
    SegmentationPlan plan;
    reader.readEnum("method", plan.method, segmentMethodFromText)
        .read("seed", plan.seed)
        .read("segment_count", plan.segmentCount)
        .read("fewest", plan.fewest)
        .read("most", plan.most)
        .read("starts", plan.starts)
        .read("resamples", plan.resamples)
        .read("sample_size", plan.sampleSize)
        .read("smallest_segment", plan.smallestSegment)
        .read("forming_fields", plan.formingFields);
    plan.themeWeights = themeWeightsFromJson(reader, "theme_weights");
    return plan;
}

nlohmann::json toJson(const EncodingPlan& plan) {
    nlohmann::json fields = nlohmann::json::array();
    for (const FieldEncoding& field : plan.fields)
        fields.push_back(toJson(field));
    return {{"fields", fields}, {"theme_weights", toJson(plan.themeWeights)}, {"left_out", plan.leftOut}};
}

EncodingPlan encodingPlanFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    const JsonReader reader(value, origin);
    EncodingPlan plan;
    reader.readList("fields", plan.fields, fieldEncodingFromJson).read("left_out", plan.leftOut);
    plan.themeWeights = themeWeightsFromJson(reader, "theme_weights");
    return plan;
}

} // namespace vignette
