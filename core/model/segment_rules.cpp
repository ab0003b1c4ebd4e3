#include "core/model/segment_rules.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<RuleTest> kTests[] = {
    {RuleTest::IsYes, "is_yes"},       {RuleTest::IsAnyOf, "is_any_of"}, {RuleTest::IsNoneOf, "is_none_of"},
    {RuleTest::AtLeast, "at_least"},   {RuleTest::AtMost, "at_most"},    {RuleTest::Above, "above"},
    {RuleTest::Below, "below"},        {RuleTest::Between, "between"},   {RuleTest::HasValue, "has_value"},
    {RuleTest::HasNoValue, "has_none"}};

constexpr EnumText<RuleJoin> kJoins[] = {
    {RuleJoin::AllOf, "all_of"}, {RuleJoin::AnyOf, "any_of"}, {RuleJoin::AtLeastSome, "at_least"}};

} // namespace

const char* toText(RuleTest test) {
    return textOf(kTests, test);
}
RuleTest ruleTestFromText(const std::string& text) {
    return valueOf(kTests, text, "test of a rule");
}
const char* toText(RuleJoin join) {
    return textOf(kJoins, join);
}
RuleJoin ruleJoinFromText(const std::string& text) {
    return valueOf(kJoins, text, "way to join conditions");
}

} // namespace vignette
