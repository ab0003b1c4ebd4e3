#include "core/model/json/segment_rules_json.h"

#include <cmath>

namespace vignette {

namespace {

bool asksForCodes(const RuleCondition& condition) {
    return condition.test == RuleTest::IsAnyOf || condition.test == RuleTest::IsNoneOf ||
           !condition.codes.empty();
}

nlohmann::json toJson(const RuleCondition& condition) {
    nlohmann::json json = {{"field", condition.fieldKey}, {"test", toText(condition.test)}};
    if (asksForCodes(condition)) json["codes"] = condition.codes;
    const RuleTest test = condition.test;
    if (test == RuleTest::AtLeast || test == RuleTest::Above || test == RuleTest::Between)
        json["low"] = condition.low;
    if (test == RuleTest::AtMost || test == RuleTest::Below || test == RuleTest::Between)
        json["high"] = condition.high;
    return json;
}

RuleCondition conditionFromJson(const JsonReader& reader) {
    RuleCondition condition;
    reader.read("field", condition.fieldKey)
        .readEnum("test", condition.test, ruleTestFromText)
        .read("codes", condition.codes)
        .read("low", condition.low)
        .read("high", condition.high);
    if (!std::isfinite(condition.low)) reader.wrong("low", "a number");
    if (!std::isfinite(condition.high)) reader.wrong("high", "a number");
    return condition;
}

nlohmann::json toJson(const RuleGroup& group) {
    nlohmann::json conditions = nlohmann::json::array();
    for (const RuleCondition& condition : group.conditions)
        conditions.push_back(toJson(condition));
    nlohmann::json json = {{"join", toText(group.join)}, {"conditions", conditions}};
    if (group.join == RuleJoin::AtLeastSome) json["least"] = group.least;
    for (const RuleGroup& inner : group.groups)
        json["groups"].push_back(toJson(inner));
    return json;
}

RuleGroup groupFromJson(const JsonReader& reader, int depth) {
    if (depth > kMostRuleDepth) reader.wrong("groups", "groups nested at most 8 deep");
    RuleGroup group;
    reader.readEnum("join", group.join, ruleJoinFromText)
        .read("least", group.least)
        .readList("conditions", group.conditions, conditionFromJson)
        .readList("groups", group.groups,
                  [depth](const JsonReader& inner) { return groupFromJson(inner, depth + 1); });
    return group;
}

SegmentRule ruleFromJson(const JsonReader& reader) {
    SegmentRule rule;
    reader.read("name", rule.name);
    rule.when = groupFromJson(reader.object("when"), 1);
    return rule;
}

} // namespace

nlohmann::json toJson(const SegmentRules& rules) {
    nlohmann::json list = nlohmann::json::array();
    for (const SegmentRule& rule : rules.rules)
        list.push_back({{"name", rule.name}, {"when", toJson(rule.when)}});
    return {{"name", rules.name}, {"rules", list}, {"rest_name", rules.restName}};
}

SegmentRules segmentRulesFromJson(const JsonReader& reader) {
    SegmentRules rules;
    reader.read("name", rules.name)
        .readList("rules", rules.rules, ruleFromJson)
        .read("rest_name", rules.restName);
    return rules;
}

} // namespace vignette
