#include "core/segment/baseline_rules.h"

namespace vignette {

namespace {

constexpr const char* kCountColumn = "chronic_conditions#count";
constexpr int kHighNeed = 3;
constexpr int kMultimorbid = 2;

/// At least so many chronic conditions.
RuleGroup conditionsAtLeast(const BaselineFields& fields, int least) {
    RuleGroup group;
    if (!fields.conditionCount.empty() || fields.conditions.empty()) {
        group.conditions.push_back({.fieldKey = fields.conditionCount,
                                    .test = RuleTest::AtLeast,
                                    .low = static_cast<double>(least)});
        return group;
    }
    group.join = RuleJoin::AtLeastSome;
    group.least = least;
    for (const std::string& key : fields.conditions)
        group.conditions.push_back({.fieldKey = key, .test = RuleTest::IsYes});
    return group;
}

RuleGroup anyLimitation(const BaselineFields& fields) {
    RuleGroup group;
    group.join = RuleJoin::AnyOf;
    for (const std::string& key : fields.limitations)
        group.conditions.push_back({.fieldKey = key, .test = RuleTest::IsYes});
    if (group.conditions.empty()) group.conditions.emplace_back(); // a field nobody has: unknown
    return group;
}

} // namespace

BaselineFields guessBaselineFields(const std::vector<Field>& fields) {
    BaselineFields guess;
    std::vector<std::string> counts;
    for (const Field& field : fields) {
        const bool isCondition = field.theme == Theme::Conditions;
        if (field.kind == FieldKind::Count && field.column == kCountColumn) guess.conditionCount = field.key;
        if (field.kind == FieldKind::Count && isCondition) counts.push_back(field.key);
        if (field.kind == FieldKind::Flag && isCondition) guess.conditions.push_back(field.key);
        if (field.kind == FieldKind::Flag && field.theme == Theme::Functional &&
            field.direction == FieldDirection::HigherIsWorse)
            guess.limitations.push_back(field.key);
    }
    if (guess.conditionCount.empty() && counts.size() == 1) guess.conditionCount = counts.front();
    return guess;
}

SegmentRules highNeedRules(const BaselineFields& fields) {
    SegmentRules rules;
    rules.name = "High need";
    RuleGroup both;
    both.groups = {conditionsAtLeast(fields, kHighNeed), anyLimitation(fields)};
    rules.rules = {
        {.name = "Three or more chronic conditions and a functional limitation", .when = both},
        {.name = "Three or more chronic conditions", .when = conditionsAtLeast(fields, kHighNeed)}};
    rules.restName = "Fewer than three chronic conditions";
    return rules;
}

SegmentRules multimorbidityRules(const BaselineFields& fields) {
    SegmentRules rules;
    rules.name = "Multimorbidity";
    rules.rules = {
        {.name = "Two or more chronic conditions", .when = conditionsAtLeast(fields, kMultimorbid)}};
    rules.restName = "Fewer than two chronic conditions";
    return rules;
}

} // namespace vignette
