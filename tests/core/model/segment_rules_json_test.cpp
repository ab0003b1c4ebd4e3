#include "core/model/json/segment_rules_json.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

const JsonOrigin kPlanFile{.code = FailureCode::BadUsage, .name = "plan.json"};

SegmentRules readBack(const std::string& text) {
    const nlohmann::json json = parseJson(text, kPlanFile);
    return segmentRulesFromJson(JsonReader(json, kPlanFile));
}

TEST(SegmentRulesJson, ReadsBackWhatItWrites) {
    SegmentRules rules;
    rules.name = "Older people";
    rules.restName = "Everyone else";
    RuleGroup some;
    some.join = RuleJoin::AtLeastSome;
    some.least = 2;
    some.conditions = {{.fieldKey = "p.alone", .test = RuleTest::IsYes},
                       {.fieldKey = "p.town", .test = RuleTest::IsNoneOf, .codes = {"a", "b"}},
                       {.fieldKey = "p.often", .test = RuleTest::AtMost, .codes = {"rarely"}},
                       {.fieldKey = "p.visits", .test = RuleTest::HasNoValue}};
    RuleGroup when;
    when.conditions = {{.fieldKey = "p.age", .test = RuleTest::Between, .low = 65.5, .high = 90},
                       {.fieldKey = "p.bmi", .test = RuleTest::Below, .high = -1e300}};
    when.groups = {some};
    rules.rules = {{.name = "Alone \"and\" old", .when = when}, {.name = "", .when = {}}};
    EXPECT_EQ(readBack(jsonText(toJson(rules))), rules);
}

TEST(SegmentRulesJson, RefusesWhatItDoesNotKnow) {
    EXPECT_THROW(readBack(R"({"rules":[{"when":{"join":"most_of"}}]})"), Failure);
    EXPECT_THROW(readBack(R"({"rules":[{"when":{"conditions":[{"field":"a","test":"like"}]}}]})"), Failure);
    EXPECT_THROW(readBack(R"({"rules":[{"when":{"conditions":[{"field":"a","test":"above","low":null}]}}]})"),
                 Failure);
    EXPECT_THROW(readBack(R"({"rules":"all"})"), Failure);
    EXPECT_EQ(readBack("{}"), SegmentRules{});
}

TEST(SegmentRulesJson, RefusesGroupsNestedTooDeep) {
    const auto nested = [](int depth) {
        std::string text = R"({"rules":[{"when":)";
        for (int i = 1; i < depth; ++i)
            text += R"({"groups":[)";
        text += "{}";
        for (int i = 1; i < depth; ++i)
            text += "]}";
        return text + "}]}";
    };
    EXPECT_NO_THROW(readBack(nested(kMostRuleDepth)));
    EXPECT_THROW(readBack(nested(kMostRuleDepth + 1)), Failure);
}

} // namespace
} // namespace vignette
