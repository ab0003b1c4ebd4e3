#include "core/segment/rules.h"

#include "core/base/failure.h"
#include "core/segment/baseline_rules.h"
#include "core/validate/partition_agreement.h"
#include "tests/core/segment/matrices.h"
#include "tests/core/segment/same_bits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace vignette {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint16_t kAbsent = kNoLevel;
using Parts = std::vector<std::uint16_t>;

Field fieldOf(const std::string& key, FieldKind kind, const std::vector<std::string>& codes = {}) {
    Field field;
    field.key = key;
    field.column = key;
    field.kind = kind;
    for (const std::string& code : codes)
        field.values.push_back({.code = code, .label = code});
    if (kind == FieldKind::Flag) field.yesCode = "y";
    return field;
}

void addNumbers(Dataset& dataset, const std::string& key, FieldKind kind, const std::vector<double>& values) {
    dataset.fields.push_back(fieldOf(key, kind));
    dataset.columns.push_back({.numbers = values, .levels = {}});
    dataset.patientCount = values.size();
}

void addLevels(Dataset& dataset, const Field& field, const std::vector<std::uint16_t>& levels) {
    dataset.fields.push_back(field);
    dataset.columns.push_back({.numbers = {}, .levels = levels});
    dataset.patientCount = levels.size();
}

RuleMembership apply(const Dataset& dataset, const SegmentRules& rules) {
    Progress progress;
    return applyRules(dataset, rules, progress);
}

/// Who a single condition holds for: 0 holds, 1 does not, 2 unknown.
Parts partsOf(const Dataset& dataset, const RuleCondition& condition) {
    SegmentRules rules;
    rules.rules.push_back({.name = "one", .when = {.conditions = {condition}}});
    return apply(dataset, rules).parts;
}

RuleCondition yes(const std::string& key) {
    return {.fieldKey = key, .test = RuleTest::IsYes};
}

TEST(Rules, AnswerEveryTestByHand) {
    Dataset dataset;
    addNumbers(dataset, "age", FieldKind::Number, {64, 65, 80, 81, kNone});
    addLevels(dataset, fieldOf("town", FieldKind::Category, {"a", "b", "c"}), {0, 1, 2, 1, kAbsent});
    addLevels(dataset, fieldOf("often", FieldKind::Ordered, {"never", "rarely", "always"}),
              {0, 1, 2, 2, kAbsent});
    addLevels(dataset, fieldOf("alone", FieldKind::Flag, {"n", "y"}), {1, 0, 1, 1, kAbsent});
    const auto number = [&](RuleTest test, double low, double high) {
        return partsOf(dataset, {.fieldKey = "age", .test = test, .low = low, .high = high});
    };
    EXPECT_EQ(number(RuleTest::AtLeast, 65, 0), (Parts{1, 0, 0, 0, 2}));
    EXPECT_EQ(number(RuleTest::Above, 65, 0), (Parts{1, 1, 0, 0, 2}));
    EXPECT_EQ(number(RuleTest::AtMost, 0, 80), (Parts{0, 0, 0, 1, 2}));
    EXPECT_EQ(number(RuleTest::Below, 0, 80), (Parts{0, 0, 1, 1, 2}));
    EXPECT_EQ(number(RuleTest::Between, 65, 80), (Parts{1, 0, 0, 1, 2}));
    EXPECT_EQ(number(RuleTest::HasValue, 0, 0), (Parts{0, 0, 0, 0, 1}));
    EXPECT_EQ(number(RuleTest::HasNoValue, 0, 0), (Parts{1, 1, 1, 1, 0}));
    const auto level = [&](const std::string& key, RuleTest test, const std::vector<std::string>& codes) {
        return partsOf(dataset, {.fieldKey = key, .test = test, .codes = codes});
    };
    EXPECT_EQ(level("town", RuleTest::IsAnyOf, {"a", "c"}), (Parts{0, 1, 0, 1, 2}));
    EXPECT_EQ(level("town", RuleTest::IsNoneOf, {"a", "c"}), (Parts{1, 0, 1, 0, 2}));
    EXPECT_EQ(level("town", RuleTest::IsAnyOf, {"elsewhere"}), (Parts{1, 1, 1, 1, 2}));
    EXPECT_EQ(level("town", RuleTest::HasValue, {}), (Parts{0, 0, 0, 0, 1}));
    EXPECT_EQ(level("town", RuleTest::HasNoValue, {}), (Parts{1, 1, 1, 1, 0}));
    EXPECT_EQ(level("often", RuleTest::AtLeast, {"rarely"}), (Parts{1, 0, 0, 0, 2}));
    EXPECT_EQ(level("often", RuleTest::AtMost, {"rarely"}), (Parts{0, 0, 1, 1, 2}));
    EXPECT_EQ(level("alone", RuleTest::IsYes, {}), (Parts{0, 1, 0, 0, 2}));
}

/// Three flags over all 27 ways to be yes, no or missing, in that order, the last flag fastest.
Dataset threeFlags() {
    constexpr std::uint16_t kWays[3] = {1, 0, kAbsent};
    Dataset dataset;
    for (const int step : {9, 3, 1}) {
        std::vector<std::uint16_t> levels;
        for (int i = 0; i < 27; ++i)
            levels.push_back(kWays[i / step % 3]);
        addLevels(dataset,
                  fieldOf(std::string(1, static_cast<char>('a' + dataset.columns.size())), FieldKind::Flag,
                          {"n", "y"}),
                  levels);
    }
    return dataset;
}

/// The definition: an answer is known when every way to fill in what is missing gives it.
Parts byFillingIn(const Dataset& dataset, bool (*holds)(bool a, bool b, bool c)) {
    Parts parts;
    for (std::size_t patient = 0; patient < dataset.patientCount; ++patient) {
        bool couldHold = false;
        bool couldNot = false;
        for (int way = 0; way < 8; ++way) {
            bool values[3];
            bool fits = true;
            for (std::size_t j = 0; j < 3; ++j) {
                values[j] = (way >> j & 1) != 0;
                const std::uint16_t level = dataset.columns[j].levels[patient];
                fits = fits && (level == kAbsent || (level == 1) == values[j]);
            }
            if (!fits) continue;
            (holds(values[0], values[1], values[2]) ? couldHold : couldNot) = true;
        }
        parts.push_back(couldHold && couldNot ? 2 : couldHold ? 0 : 1);
    }
    return parts;
}

TEST(Rules, AreUnknownExactlyWhereAMissingValueDecides) {
    const Dataset dataset = threeFlags();
    const auto parts = [&](const RuleGroup& when) {
        SegmentRules rules;
        rules.rules.push_back({.name = "one", .when = when});
        return apply(dataset, rules).parts;
    };
    const std::vector<RuleCondition> all = {yes("a"), yes("b"), yes("c")};
    EXPECT_EQ(parts({.join = RuleJoin::AllOf, .conditions = all}),
              byFillingIn(dataset, [](bool a, bool b, bool c) { return a && b && c; }));
    EXPECT_EQ(parts({.join = RuleJoin::AnyOf, .conditions = all}),
              byFillingIn(dataset, [](bool a, bool b, bool c) { return a || b || c; }));
    EXPECT_EQ(parts({.join = RuleJoin::AtLeastSome, .least = 2, .conditions = all}),
              byFillingIn(dataset, [](bool a, bool b, bool c) { return int(a) + int(b) + int(c) >= 2; }));
    const RuleGroup either{.join = RuleJoin::AnyOf, .conditions = {yes("b"), yes("c")}};
    EXPECT_EQ(parts({.join = RuleJoin::AllOf, .conditions = {yes("a")}, .groups = {either}}),
              byFillingIn(dataset, [](bool a, bool b, bool c) { return a && (b || c); }));
    EXPECT_EQ(parts({.join = RuleJoin::AtLeastSome, .least = 4, .conditions = all}), Parts(27, 1));
    EXPECT_EQ(parts({}), Parts(27, 1)); // no condition describes nobody
}

TEST(Rules, LetTheFirstThatHoldsWinUnlessAnEarlierOneCould) {
    const Dataset dataset = threeFlags();
    SegmentRules rules;
    rules.rules = {{.name = "a", .when = {.conditions = {yes("a")}}},
                   {.name = "b", .when = {.conditions = {yes("b")}}}};
    const RuleMembership membership = apply(dataset, rules);
    ASSERT_EQ(membership.sizes, (std::vector<std::uint64_t>{9, 3, 3, 12})); // a, b, rest, not known
    EXPECT_EQ(membership.parts[0], 0);                                      // a and b: the first
    EXPECT_EQ(membership.parts[9], 1);                                      // not a, b
    EXPECT_EQ(membership.parts[12], membership.rest());                     // neither
    EXPECT_EQ(membership.parts[18], membership.notKnown()); // a missing, b yes: either segment
    EXPECT_EQ(membership.counts, (std::vector<RuleCounts>{{9, 9}, {9, 9}}));
}

TEST(Rules, NameWhatTheStudyHasNotAndWhatDoesNotFit) {
    Dataset dataset = threeFlags();
    addNumbers(dataset, "age", FieldKind::Number, std::vector<double>(27, 50));
    addLevels(dataset, fieldOf("often", FieldKind::Ordered, {"never", "always"}),
              std::vector<std::uint16_t>(27, 1));
    SegmentRules rules;
    RuleGroup when;
    when.join = RuleJoin::AnyOf;
    when.conditions = {yes("gone"),
                       yes("away"),
                       yes("age"),
                       yes("a"),
                       {.fieldKey = "b", .test = RuleTest::Above},
                       {.fieldKey = "often", .test = RuleTest::AtLeast, .codes = {"sometimes"}}};
    rules.rules = {{.name = "odd", .when = when}};
    const RuleMembership membership = apply(dataset, rules);
    EXPECT_EQ(membership.absent, (std::vector<std::string>{"away", "gone"}));
    EXPECT_EQ(membership.unusable, (std::vector<std::string>{"age", "b", "often"}));
    EXPECT_EQ(membership.sizes, (std::vector<std::uint64_t>{9, 0, 18})); // a decides where it is yes
}

TEST(Rules, DivideNobodyAndEverybody) {
    Dataset nobody;
    addNumbers(nobody, "age", FieldKind::Number, {});
    SegmentRules rules;
    rules.rules = {
        {.name = "old", .when = {.conditions = {{.fieldKey = "age", .test = RuleTest::AtLeast, .low = 65}}}}};
    EXPECT_EQ(apply(nobody, rules).sizes, (std::vector<std::uint64_t>{0, 0, 0}));
    Progress progress;
    EXPECT_THROW(asSegmentation(apply(nobody, rules), test::matrixOf(1, {}), progress), Failure);
    Dataset extreme;
    addNumbers(extreme, "age", FieldKind::Number,
               {1e300, -1e300, 1e-300, std::numeric_limits<double>::infinity(), kNone});
    EXPECT_EQ(apply(extreme, rules).parts, (Parts{0, 1, 1, 0, 2}));
    EXPECT_EQ(apply(extreme, {}).sizes, (std::vector<std::uint64_t>{5, 0})); // without rules all are the rest
    SegmentRules deep;
    RuleGroup inner{.conditions = {yes("age")}};
    for (int depth = 1; depth < kMostRuleDepth; ++depth)
        inner = RuleGroup{.groups = {inner}};
    deep.rules = {{.name = "deep", .when = inner}};
    EXPECT_NO_THROW(apply(extreme, deep));
    deep.rules.front().when = RuleGroup{.groups = {inner}};
    EXPECT_THROW(apply(extreme, deep), Failure);
}

TEST(Rules, BecomeASegmentationThatCanBeSetAgainstAFoundOne) {
    const Dataset dataset = threeFlags();
    SegmentRules rules;
    rules.rules = {{.name = "a", .when = {.conditions = {yes("a")}}},
                   {.name = "nobody", .when = {}},
                   {.name = "b", .when = {.conditions = {yes("b")}}}};
    const RuleMembership membership = apply(dataset, rules);
    std::vector<double> values;
    for (const std::uint16_t part : membership.parts)
        values.push_back(part);
    Progress progress;
    const RuledSegmentation ruled = asSegmentation(membership, test::matrixOf(1, values), progress);
    EXPECT_EQ(ruled.segmentation.method, "rules");
    EXPECT_EQ(ruled.segmentation.sizes, (std::vector<std::uint64_t>{12, 9, 3, 3}));
    EXPECT_EQ(ruled.partOfSegment, (Parts{4, 0, 2, 3})); // not known, a, b, rest: nobody's part is left out
    EXPECT_EQ(ruled.segmentation.inertia, 0.0);
    const CrossTabulation table = crossTabulate(membership.parts, ruled.segmentation.labels);
    EXPECT_EQ(table.count(4, 0), 12U);
    EXPECT_EQ(adjustedRand(table), 1.0);
}

TEST(Rules, GiveTheSameOnAnyNumberOfThreadsAndStopWhenCancelled) {
    Dataset dataset;
    std::vector<double> ages;
    Random random(1);
    for (int i = 0; i < 100000; ++i)
        ages.push_back(random.chance(0.1) ? kNone : random.uniform(0, 100));
    addNumbers(dataset, "age", FieldKind::Number, ages);
    SegmentRules rules;
    rules.rules = {
        {.name = "old", .when = {.conditions = {{.fieldKey = "age", .test = RuleTest::AtLeast, .low = 65}}}}};
    bool threadsRan = false;
    EXPECT_TRUE(
        test::isSameForAllThreads<Parts>([&](int) { return apply(dataset, rules).parts; }, threadsRan));
    EXPECT_TRUE(threadsRan);
    Progress cancelled;
    cancelled.cancel();
    EXPECT_THROW(applyRules(dataset, rules, cancelled), Cancelled);
}

// High need (Commonwealth Fund): at least three chronic conditions and a functional limitation.

TEST(BaselineRules, FindHighNeedByTheCountOfConditions) {
    Dataset dataset;
    addNumbers(dataset, "chronic_conditions#count", FieldKind::Count, {3, 3, 2, 5, kNone, 3, 0});
    dataset.fields.back().theme = Theme::Conditions;
    Field limited = fieldOf("needs_help", FieldKind::Flag, {"n", "y"});
    limited.theme = Theme::Functional;
    limited.direction = FieldDirection::HigherIsWorse;
    addLevels(dataset, limited, {1, 0, 1, 1, 1, kAbsent, kAbsent});
    const BaselineFields fields = guessBaselineFields(dataset.fields);
    EXPECT_EQ(fields.conditionCount, "chronic_conditions#count");
    EXPECT_EQ(fields.limitations, (std::vector<std::string>{"needs_help"}));
    const RuleMembership highNeed = apply(dataset, highNeedRules(fields));
    EXPECT_EQ(highNeed.parts, (Parts{0, 1, 2, 0, 3, 3, 2})); // fewer than three: known without the limitation
    EXPECT_EQ(apply(dataset, multimorbidityRules(fields)).parts, (Parts{0, 0, 0, 0, 2, 0, 1}));
}

TEST(BaselineRules, CountFlagsWhereThereIsNoCount) {
    Dataset dataset = threeFlags();
    for (Field& field : dataset.fields)
        field.theme = Theme::Conditions;
    const BaselineFields fields = guessBaselineFields(dataset.fields);
    EXPECT_TRUE(fields.conditionCount.empty());
    EXPECT_EQ(fields.conditions, (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(apply(dataset, multimorbidityRules(fields)).parts,
              byFillingIn(dataset, [](bool a, bool b, bool c) { return int(a) + int(b) + int(c) >= 2; }));
}

TEST(BaselineRules, SayNotKnownWhereAStudyKeepsNoLimitations) {
    Dataset dataset;
    addNumbers(dataset, "chronic_conditions#count", FieldKind::Count, {4, 1});
    const RuleMembership membership = apply(dataset, highNeedRules(guessBaselineFields(dataset.fields)));
    EXPECT_EQ(membership.parts, (Parts{3, 2}));
    EXPECT_EQ(membership.counts[1].holds, 1U); // who has three conditions is known all the same
    const RuleMembership empty = apply(dataset, highNeedRules({}));
    EXPECT_EQ(empty.parts, (Parts{3, 3}));
}

} // namespace
} // namespace vignette
