#include "core/study/shown_explanation.h"

#include "core/disclose/disclose.h"
#include "core/disclose/rounded.h"
#include "core/explain/difference_range.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace vignette {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto kFewest = static_cast<std::uint64_t>(kFewestPeople);

bool isFew(std::uint64_t count) {
    return count > 0 && count < kFewest;
}

Json shown(const ShownNumber& number) {
    using Form = ShownNumber::Form;
    switch (number.form) {
    case Form::Value: // whole numbers read as such
        return number.value == std::floor(number.value) ? Json(static_cast<std::int64_t>(number.value))
                                                        : Json(number.value);
    case Form::Below:
        return "<" + std::to_string(static_cast<int>(number.value));
    case Form::Above:
        return ">" + std::to_string(static_cast<int>(number.value));
    case Form::NearlyAll:
        return "nearly all";
    case Form::None:
        return 0;
    case Form::Withheld:
        return nullptr;
    }
    return nullptr;
}

/// A side of a comparison from its rounded figures alone.
Measured rounded(const Measured& side, bool isShare) {
    Measured result;
    result.base = static_cast<std::uint64_t>(roundedCount(side.base));
    if (isShare) {
        result.count = std::min(static_cast<std::uint64_t>(roundedCount(side.count)), result.base);
        if (result.base > 0)
            result.value = static_cast<double>(result.count) / static_cast<double>(result.base);
    } else {
        result.value = shownMean(side.value).value;
        result.spread = shownMean(side.spread).value;
    }
    return result;
}

/// A share as cards print it.
Json shownPercent(const Measured& side) {
    const std::int64_t base = roundedCount(side.base);
    return shown(shownShare({.count = side.count,
                             .base = side.base,
                             .shownCount = isFew(side.count) ? kBehindTheMark : roundedCount(side.count),
                             .shownBase = base,
                             .lowestBase = lowestOf(base)}));
}

bool isSafe(const Measured& side, bool isShare) {
    if (side.base < kFewest || isFew(side.missing)) return false;
    if (isShare) return !isFew(side.count) && !isFew(side.base - side.count);
    constexpr double kDominance = 0.5;
    return side.count >= kFewest && side.largestShareOfSum <= kDominance;
}

/// Fields all of whose cells may be told: every segment spoke, and no cell holds 1–10.
std::set<std::string> safeFields(const std::vector<Contrast>& contrasts, std::size_t segments) {
    std::map<std::string, std::set<std::uint32_t>> spoke;
    std::set<std::string> unsafe;
    for (const Contrast& contrast : contrasts) {
        spoke[contrast.field].insert(contrast.segment);
        const bool isShare = contrast.statistic == Statistic::Share;
        if (!isSafe(contrast.evidence.segment, isShare) || !isSafe(contrast.evidence.others, isShare))
            unsafe.insert(contrast.field);
    }
    std::set<std::string> safe;
    for (const auto& [field, heard] : spoke)
        if (heard.size() == segments && !unsafe.contains(field)) safe.insert(field);
    return safe;
}

/// Cohen's h, or the difference of means over the pooled spread, of rounded figures.
double standardised(const Measured& ours, const Measured& theirs, bool isShare) {
    if (isShare) return 2.0 * std::asin(std::sqrt(ours.value)) - 2.0 * std::asin(std::sqrt(theirs.value));
    const double n = static_cast<double>(ours.base) - 1.0;
    const double m = static_cast<double>(theirs.base) - 1.0;
    const double pooled =
        std::sqrt((n * ours.spread * ours.spread + m * theirs.spread * theirs.spread) / (n + m));
    return pooled > 0.0 ? (ours.value - theirs.value) / pooled : 0.0;
}

Json contrastJson(const Contrast& contrast) {
    const bool isShare = contrast.statistic == Statistic::Share;
    const Measured ours = rounded(contrast.evidence.segment, isShare);
    const Measured theirs = rounded(contrast.evidence.others, isShare);
    const double unit = isShare ? 100.0 : 1.0;
    const auto figure = [&](double value) {
        return isShare ? Json(std::round(unit * value)) : Json(shownMean(value).value);
    };
    Json json{{"segment", contrast.segment + 1},
              {"field", contrast.field},
              {"statistic", toText(contrast.statistic)}};
    if (isShare) json["level"] = contrast.level;
    json["people"] = ours.base;
    json["value"] = isShare ? shownPercent(contrast.evidence.segment) : figure(ours.value);
    json["others"] = isShare ? shownPercent(contrast.evidence.others) : figure(theirs.value);
    const double both = static_cast<double>(ours.base + theirs.base);
    const double all =
        (ours.value * static_cast<double>(ours.base) + theirs.value * static_cast<double>(theirs.base)) /
        both;
    json["index"] = all != 0.0 ? Json(std::round(100.0 * ours.value / all)) : Json(nullptr);
    json["difference"] = roundedTo(standardised(ours, theirs, isShare), 2);
    json["usedToForm"] = contrast.evidence.usedToForm;
    if (contrast.differenceRange) {
        const auto range = isShare ? shareDifferenceRange(ours, theirs) : meanDifferenceRange(ours, theirs);
        if (range) json["range"] = {figure(range->low), figure(range->high)};
    }
    json["distinctive"] = contrast.isDistinctive;
    json["common"] = contrast.isCommon;
    return json;
}

Json conditionJson(const TreeCondition& condition) {
    Json json{{"field", condition.field}, {"is", toText(condition.kind)}};
    if (condition.threshold) json["threshold"] = shownMean(*condition.threshold).value;
    if (!condition.level.empty()) json["level"] = condition.level;
    json["orNoValue"] = condition.takesMissing;
    return json;
}

Json treeJson(const SegmentTree& tree) {
    Json rules = Json::array();
    for (const TreeRule& rule : tree.rules) {
        Json conditions = Json::array();
        for (const TreeCondition& condition : rule.conditions)
            conditions.push_back(conditionJson(condition));
        const auto base = roundedCount(std::max(rule.patients, kFewest));
        const ShareParts parts{.count = rule.ofSegment,
                               .base = rule.patients,
                               .shownCount =
                                   isFew(rule.ofSegment) ? kBehindTheMark : roundedCount(rule.ofSegment),
                               .shownBase = base,
                               .lowestBase = lowestOf(base)};
        rules.push_back({{"conditions", conditions},
                         {"segment", rule.segment + 1},
                         {"people", shown(shownPeople(rule.patients))},
                         {"share", shown(shownShare(parts))}});
    }
    return {{"rules", rules},
            {"accuracy", roundedTo(tree.accuracy, 2)},
            {"accuracyIs", "cross-validated, " + std::to_string(tree.folds) + " folds"},
            {"largestSegment", roundedTo(tree.largestShare, 2)}};
}

/// Whole percents of the answers within a segment of about `people`, counts under 11 taken as five.
std::vector<int> shownAnswers(const double* logs, std::size_t width, double people) {
    std::vector<double> shares;
    double total = 0.0;
    for (std::size_t a = 0; a < width; ++a) {
        const double all = people + static_cast<double>(width);
        const double count = std::exp(logs[a]) * all - 1.0;
        shares.push_back((count < static_cast<double>(kFewestPeople) - 0.5 ? kBehindTheMark : count) + 1.0);
        total += shares.back();
    }
    std::vector<int> percents;
    for (const double share : shares)
        percents.push_back(std::clamp(static_cast<int>(std::round(100.0 * share / total)), 1, 99));
    return percents;
}

Json questionJson(const TypingTool& tool, const TypingQuestion& question, const Dataset& data) {
    const Field* field = data.find(question.field);
    Json json{{"field", question.field}, {"label", field ? field->label : question.field}};
    if (question.levels.empty()) {
        json["upTo"] = question.cuts;
    } else {
        Json answers = Json::array();
        for (const std::string& code : question.levels)
            answers.push_back({{"code", code}, {"label", field ? labelOf(*field, code) : code}});
        json["answers"] = answers;
    }
    Json percents = Json::array();
    const std::size_t width = question.answerCount();
    for (std::size_t s = 0; s < tool.shares.size(); ++s)
        percents.push_back(shownAnswers(question.logLikelihood.data() + s * width, width,
                                        tool.shares[s] * static_cast<double>(tool.trainedOn)));
    json["percentBySegment"] = percents;
    return json;
}

Json outcomesJson(const OutcomeReport& report) {
    Json outcomes = Json::array();
    for (const OutcomeGain& gain : report.outcomes)
        outcomes.push_back({{"field", gain.field},
                            {"measure", gain.isShare ? "AUC" : "R2"},
                            {"people", shown(shownPeople(gain.patients))},
                            {"without", roundedTo(gain.without, 2)},
                            {"with", roundedTo(gain.with, 2)},
                            {"gain", roundedTo(gain.gain(), 3)},
                            {"shuffledMean", roundedTo(gain.shuffledMean, 3)},
                            {"shuffledHighest", roundedTo(gain.shuffledHighest, 3)},
                            {"chance", roundedTo(gain.chance, 2)}});
    return {{"adjustedFor", report.adjustedFor}, {"outcomes", outcomes}, {"leftOut", report.leftOut}};
}

Json sensitivityJson(const std::vector<SensitivityLine>& lines) {
    Json list = Json::array();
    for (const SensitivityLine& line : lines) {
        Json json{{"change", toText(line.change)}, {"what", line.what}};
        json["adjustedRand"] = line.agreement ? Json(roundedTo(*line.agreement, 2)) : Json(nullptr);
        if (!line.reason.empty()) json["reason"] = line.reason;
        list.push_back(std::move(json));
    }
    return list;
}

/// Fields whose groups may be told by segment.
std::set<std::string> safeGroups(const std::vector<GroupPlace>& groups) {
    std::set<std::string> safe;
    std::set<std::string> unsafe;
    for (const GroupPlace& group : groups) {
        const bool hasFew = std::any_of(group.bySegment.begin(), group.bySegment.end(), isFew);
        (hasFew || group.isTooSmall ? unsafe : safe).insert(group.field);
    }
    for (const std::string& field : unsafe)
        safe.erase(field);
    return safe;
}

Json groupsJson(const std::vector<GroupPlace>& groups) {
    const std::set<std::string> safe = safeGroups(groups);
    Json list = Json::array();
    for (const GroupPlace& group : groups) {
        if (group.isTooSmall) continue;
        Json json{{"field", group.field}, {"level", group.level}, {"represented", group.isRepresented}};
        if (safe.contains(group.field)) {
            json["percent"] = std::round(100.0 * group.share);
            Json percents = Json::array();
            for (const double share : group.shareOfSegment)
                percents.push_back(std::isfinite(share) ? Json(std::round(100.0 * share)) : Json(nullptr));
            json["percentBySegment"] = percents;
        }
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace

Json shownTypingTool(const TypingTool& tool, const Dataset& data) {
    Json questions = Json::array();
    for (const TypingQuestion& question : tool.questions)
        questions.push_back(questionJson(tool, question, data));
    Json shares = Json::array();
    for (const double share : tool.shares)
        shares.push_back(std::max(1.0, std::round(100.0 * share)));
    return {{"questions", questions},
            {"percentOfSegments", shares},
            {"temperature", roundedTo(tool.temperature, 2)},
            {"accuracy", roundedTo(tool.accuracy, 2)},
            {"meanCertainty", roundedTo(tool.meanCertainty, 2)},
            {"largestSegment", roundedTo(tool.largestShare, 2)},
            {"accuracyIs", "of patients that taught the tool nothing"}};
}

Json shownExplanation(const SegmentExplanation& explanation, const Dataset& data) {
    const std::set<std::string> safe = safeFields(explanation.contrasts, explanation.typing.shares.size());
    Json contrasts = Json::array();
    std::set<std::string> withheld;
    for (const Contrast& contrast : explanation.contrasts) {
        if (safe.contains(contrast.field))
            contrasts.push_back(contrastJson(contrast));
        else
            withheld.insert(contrast.field);
    }
    return {{"contrasts", contrasts},
            {"withheld", withheld},
            {"tree", treeJson(explanation.tree)},
            {"typingTool", shownTypingTool(explanation.typing, data)},
            {"outcomes", outcomesJson(explanation.outcomes)},
            {"sensitivity", sensitivityJson(explanation.sensitivity)},
            {"groups", groupsJson(explanation.groups)}};
}

} // namespace vignette
