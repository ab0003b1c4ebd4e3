#pragma once

#include <string>
#include <vector>

namespace vignette {

/// What a condition asks of a field. A patient without a value is *unknown* to every test but the last two.
enum class RuleTest {
    IsYes,    ///< Flag
    IsAnyOf,  ///< Flag, Category, Ordered: one of `codes`
    IsNoneOf, ///< the same: a value, and none of `codes`
    AtLeast,  ///< Number, Count, Year: value ≥ low. Ordered: at or after the level codes[0]
    AtMost,   ///< value ≤ high. Ordered: at or before codes[0]
    Above,    ///< value > low; not Ordered
    Below,    ///< value < high; not Ordered
    Between,  ///< low ≤ value ≤ high; not Ordered
    HasValue,
    HasNoValue,
};
const char* toText(RuleTest test);
RuleTest ruleTestFromText(const std::string& text); ///< throws Failure(Damaged)

/// One sentence about one field: "age is at least 65".
struct RuleCondition {
    std::string fieldKey;
    RuleTest test = RuleTest::IsYes;
    std::vector<std::string> codes = {}; ///< of levels, as stored
    double low = 0.0;
    double high = 0.0;
    bool operator==(const RuleCondition&) const = default;
};

/// How the members of a group count together.
enum class RuleJoin { AllOf, AnyOf, AtLeastSome };
const char* toText(RuleJoin join);
RuleJoin ruleJoinFromText(const std::string& text); ///< throws Failure(Damaged)

inline constexpr int kMostRuleDepth = 8;

/// Conditions, and groups of conditions, joined by "and", "or" or "at least n of these". Unknown members make
/// the group unknown only when they could decide it. A group without members holds for nobody.
struct RuleGroup {
    RuleJoin join = RuleJoin::AllOf;
    int least = 1; ///< for AtLeastSome
    std::vector<RuleCondition> conditions = {};
    std::vector<RuleGroup> groups = {}; ///< nested at most kMostRuleDepth deep
    bool operator==(const RuleGroup&) const = default;
};

/// A defined segment.
struct SegmentRule {
    std::string name; ///< a person's words
    RuleGroup when;
    bool operator==(const SegmentRule&) const = default;
};

/// Defined segments in the order in which they are tried: the first that holds for a patient wins.
struct SegmentRules {
    std::string name; ///< of the whole: "High need"
    std::vector<SegmentRule> rules;
    std::string restName; ///< of those whom no rule describes; may be empty
    bool operator==(const SegmentRules&) const = default;
};

} // namespace vignette
