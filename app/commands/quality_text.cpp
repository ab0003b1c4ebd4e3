#include "app/commands/quality_text.h"

#include "core/disclose/rounded.h"
#include "core/report/english_wording.h"
#include "core/report/quality_words.h"

#include <algorithm>

namespace vignette {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::uint64_t kFewest = 11;

std::string shareText(std::uint64_t count, std::uint64_t base, const Wording& wording) {
    if (base < kFewest) return "too few to show";
    const std::int64_t shownBase = roundedCount(base);
    const bool isFew = count > 0 && count < kFewest;
    const ShownNumber share = shownShare({.count = count,
                                          .base = base,
                                          .shownCount = isFew ? kBehindTheMark : roundedCount(count),
                                          .shownBase = shownBase,
                                          .lowestBase = lowestOf(shownBase)});
    return wording.percent(share);
}

std::string peopleText(std::uint64_t count) {
    if (count == 0) return "none";
    return count < kFewest ? "fewer than 11" : "about " + std::to_string(roundedCount(count));
}

QualityFigures figuresFor(const Wording& wording) {
    return {.people = peopleText, .share = [&wording](std::uint64_t count, std::uint64_t base) {
                return shareText(count, base, wording);
            }};
}

/// The most frequent level, or the mean.
std::string middleText(const FieldQuality& quality, const Wording& wording) {
    if (quality.valueCount < kFewest) return {};
    if (quality.mean) {
        const ShownNumber mean = shownMean(*quality.mean);
        return "mean " + wording.number(mean.value, mean.decimals);
    }
    if (quality.levels.empty()) return {};
    const auto most =
        std::max_element(quality.levels.begin(), quality.levels.end(),
                         [](const QualityLevel& a, const QualityLevel& b) { return a.count < b.count; });
    if (most->count < kFewest) return {};
    return most->label + " " + shareText(most->count, quality.valueCount, wording);
}

Json fieldJson(const Field& field, const FieldQuality& quality, const std::vector<Field>& fields,
               const Wording& wording) {
    Json json{
        {"key", field.key},
        {"label", field.label},
        {"type", toText(field.kind)},
        {"unit", field.unit},
        {"use", toText(field.use)},
        {"why", field.use == FieldUse::Form ? field.formReason : field.useReason},
        {"have_a_value", shareText(quality.valueCount, quality.valueCount + quality.missingCount, wording)},
        {"middle", middleText(quality, wording)}};
    json["findings"] = Json::array();
    for (const QualityFinding& finding : quality.findings)
        json["findings"].push_back(
            Json{{"kind", toText(finding.kind)},
                 {"text", findingSentence(finding, quality, fields, wording, figuresFor(wording))}});
    return json;
}

Json fileJson(const ImportReport::Extract& extract) {
    Json json{{"name", extract.name}, {"rows", extract.rowCount}, {"set_aside", extract.setAsideCount}};
    json["set_aside_by_reason"] = Json::object();
    for (const auto& [kind, count] : extract.setAsideByReason)
        json["set_aside_by_reason"][toText(kind)] = count;
    json["cells_coerced"] = Json::object();
    for (const CoercedCells& cells : extract.coerced)
        json["cells_coerced"][cells.column] = cells.count;
    json["rows_repaired"] = extract.repairedRows;
    json["notes"] = extract.notes;
    return json;
}

std::string withBlanks(std::string words) {
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string fileText(const Json& file) {
    std::string text = file.at("name").get<std::string>() + ": " + file.at("rows").dump() + " rows\n";
    for (const auto& [reason, count] : file.at("set_aside_by_reason").items())
        text += "    set aside, " + withBlanks(reason) + ": " + count.dump() + "\n";
    for (const auto& [column, count] : file.at("cells_coerced").items())
        text += "    " + column + ": " + count.dump() + " cells did not fit and count as missing\n";
    for (const Json& note : file.at("notes"))
        text += "    " + note.get<std::string>() + "\n";
    return text;
}

std::string fieldText(const Json& field) {
    const auto say = [&](const char* key) { return field.at(key).get<std::string>(); };
    std::string text = say("label") + " (" + say("type") + (say("unit").empty() ? "" : ", " + say("unit")) +
                       "; " + say("use") + "): " + say("have_a_value") + " have a value";
    if (!say("middle").empty()) text += "; " + say("middle");
    text += "\n";
    for (const Json& finding : field.at("findings"))
        text += "    " + finding.at("text").get<std::string>() + "\n";
    if (!say("why").empty()) text += "    " + say("why") + "\n";
    return text;
}

} // namespace

Json qualityJson(const QualityReport& report, const std::vector<Field>& fields, const ImportReport& import) {
    const EnglishWording wording;
    Json json{{"files", Json::array()}, {"fields", Json::array()}};
    for (const ImportReport::Extract& extract : import.extracts)
        json["files"].push_back(fileJson(extract));
    for (const Field& field : fields)
        if (const FieldQuality* quality = report.find(field.key))
            json["fields"].push_back(fieldJson(field, *quality, fields, wording));
    return json;
}

std::string qualityText(const Json& json) {
    std::string text = "\nFiles\n";
    for (const Json& file : json.at("files"))
        text += "  " + fileText(file);
    text += "\nFields\n";
    for (const Json& field : json.at("fields"))
        text += "  " + fieldText(field);
    return text;
}

} // namespace vignette
