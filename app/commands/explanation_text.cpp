#include "app/commands/explanation_text.h"

#include <cmath>
#include <map>

namespace vignette {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kTraitsOfSegment = 5;

std::string percentOf(const Json& share) {
    return std::to_string(static_cast<int>(std::lround(100.0 * share.get<double>()))) + " %";
}

std::string plain(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string traitsText(const Json& contrasts) {
    std::string text;
    std::map<int, int> told;
    for (const Json& contrast : contrasts) {
        const int segment = contrast.at("segment").get<int>();
        if (!contrast.at("distinctive").get<bool>() || told[segment] >= kTraitsOfSegment) continue;
        if (told[segment]++ == 0) text += "  Segment " + std::to_string(segment) + "\n";
        text += "    " + contrast.at("field").get<std::string>();
        if (contrast.contains("level")) text += " = " + contrast.at("level").get<std::string>();
        text += ": " + plain(contrast.at("value")) + ", others " + plain(contrast.at("others"));
        text += contrast.contains("level") ? " (of 100)" : " (mean)";
        text += contrast.at("usedToForm").get<bool>() ? "\n" : "; used only to check\n";
    }
    return text;
}

std::string typingText(const Json& tool) {
    std::string text = "  " + std::to_string(tool.at("questions").size()) + " questions place " +
                       percentOf(tool.at("accuracy")) + " of patients (the largest segment is " +
                       percentOf(tool.at("largestSegment")) + "):\n";
    for (const Json& question : tool.at("questions"))
        text += "    " + question.at("label").get<std::string>() + "\n";
    return text;
}

std::string outcomesText(const Json& report) {
    std::string text;
    for (const Json& outcome : report.at("outcomes"))
        text += "    " + outcome.at("field").get<std::string>() + ": " +
                outcome.at("measure").get<std::string>() + " " + outcome.at("without").dump() + " -> " +
                outcome.at("with").dump() + " (dealt out at random: at most " +
                outcome.at("shuffledHighest").dump() + " more)\n";
    return text.empty() ? text : "  Outcomes that formed nothing, without and with the segment:\n" + text;
}

std::string sensitivityText(const Json& lines) {
    std::string text;
    for (const Json& line : lines) {
        if (line.at("adjustedRand").is_null() || line.at("change") == "without_field") continue;
        text += "    " + line.at("change").get<std::string>();
        if (!line.at("what").get<std::string>().empty()) text += " " + line.at("what").get<std::string>();
        text += ": " + line.at("adjustedRand").dump() + "\n";
    }
    return text.empty() ? text : "  Agreement with segments formed anew (1: the same, 0: chance):\n" + text;
}

std::string groupsText(const Json& groups) {
    std::string text;
    for (const Json& group : groups)
        if (!group.at("represented").get<bool>())
            text += "    " + group.at("field").get<std::string>() + " = " +
                    group.at("level").get<std::string>() + "\n";
    return text.empty() ? text : "  Groups that no persona represents:\n" + text;
}

} // namespace

std::string explanationText(const Json& json) {
    if (json.is_null()) return "  No segments are kept yet. Next: vignette segment\n";
    return traitsText(json.at("contrasts")) + "  A tree of plain questions places " +
           percentOf(json.at("tree").at("accuracy")) + " of patients it has not seen.\n" +
           typingText(json.at("typingTool")) + outcomesText(json.at("outcomes")) +
           sensitivityText(json.at("sensitivity")) + groupsText(json.at("groups"));
}

} // namespace vignette
