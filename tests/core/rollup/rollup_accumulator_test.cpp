#include "core/rollup/rollup_accumulator.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "tests/core/privacy/small_table.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

using namespace vignette;
using namespace vignette::testing_aids;

namespace {

const Date kDataEnd = *Date::from(2024, 12, 31);
constexpr double kNothing = -999; // stands for "missing" in expectations

PatientKey plainKey(std::string_view text) {
    PatientKey key;
    std::copy_n(text.begin(), std::min<std::size_t>(text.size(), 16), key.bytes.begin());
    return key;
}

RollupRule rule(const std::string& name, RollupVerb verb, const std::string& value = {}, int window = 0) {
    RollupRule result;
    result.name = name;
    result.verb = verb;
    result.valueColumn = value;
    result.dateColumn = "day";
    result.windowDays = window;
    return result;
}

RollupRule filtered(RollupRule result, std::vector<std::string> values,
                    std::vector<std::string> prefixes = {}, std::vector<std::string> excluded = {}) {
    result.filterColumn = "kind";
    result.filterValues = std::move(values);
    result.filterPrefixes = std::move(prefixes);
    result.excludedPrefixes = std::move(excluded);
    return result;
}

struct Roller {
    SmallTable table;
    ExtractSurvey survey;
    ExtractPlan plan;
    explicit Roller(SmallTable rows) : table(std::move(rows)), survey(surveyOf(table)) {
        plan.shape = ExtractShape::ManyRowsPerPatient;
        plan.keyColumn = "id";
    }
    RolledTable roll(const std::vector<RollupRule>& rules, std::size_t blockRows = 3, int threads = 1) const {
        RollupAccumulator accumulator({.rules = rules,
                                       .survey = &survey,
                                       .plan = &plan,
                                       .keyOf = plainKey,
                                       .dataEnd = kDataEnd,
                                       .today = *Date::from(2025, 6, 1)});
        const std::vector<RawBatch> batches = batchesOf(table, blockRows);
        withThreads(threads, [&] {
            parallelTasks(batches.size(), [&](std::size_t i) { accumulator.add(batches[i]); });
        });
        return accumulator.finish();
    }
};

std::vector<double> shown(const RolledTable::Column& column) {
    std::vector<double> numbers = column.numbers;
    for (double& number : numbers)
        if (std::isnan(number)) number = kNothing;
    return numbers;
}

std::vector<std::string> texts(const RolledTable::Column& column) {
    std::vector<std::string> result;
    for (const std::uint32_t code : column.codes)
        result.push_back(code < column.levels.size() ? column.levels[code] : "?");
    return result;
}

/// Patient a: five rows, b: one of long ago, c: a row without a date. kind: ICD-like codes.
SmallTable visits() {
    return {.header = {"id", "day", "kind", "value", "mood"},
            .rows = {{"a", "2024-12-31", "E11.9", "7.5", "low"},
                     {"a", "2024-01-02", "e11.22", "8.5", "high"}, // 364 days before the end: inside 365
                     {"a", "2024-01-01", "I10", "9.0", "high"},    // 365 days before: outside
                     {"a", "2024-12-31", "C44.9", "6.5", "mid"},   // the same day as the first
                     {"a", "2023-02-29", "C50.1", "1.0", "low"},   // no such day
                     {"b", "2020-05-05", "C44.1", "5.0", "NA"},
                     {"b", "2026-01-01", "C50.1", "1.0", "low"}, // after the import day
                     {"c", "", "I10", "", "low"},
                     {"", "2024-05-05", "I10", "1.0", "low"}}};
}

Roller visitRoller() {
    Roller roller(visits());
    roller.survey.columns[1].type = ColumnType::Date;
    roller.survey.columns[1].dateFormat = DateFormat::IsoDash;
    return roller;
}

} // namespace

TEST(RollupAccumulator, ComputesEveryVerbAsWorkedOutByHand) {
    const RolledTable table = visitRoller().roll({
        rule("all", RollupVerb::Count),
        rule("year", RollupVerb::Count, {}, 365),
        filtered(rule("diabetes", RollupVerb::Ever), {}, {"E11"}),
        filtered(rule("cancer", RollupVerb::Ever), {}, {"C"}, {"C44"}),
        filtered(rule("i10", RollupVerb::Count), {"I10"}),
        rule("first", RollupVerb::First, "value"),
        rule("last", RollupVerb::Last, "value"),
        rule("mean", RollupVerb::Mean, "value"),
        rule("sum_year", RollupVerb::Sum, "value", 365),
        rule("most", RollupVerb::Most, "mood"),
        rule("last_mood", RollupVerb::Last, "mood"),
    });
    ASSERT_EQ(table.patients, (std::vector<PatientKey>{plainKey("a"), plainKey("b"), plainKey("c")}));
    using Numbers = std::vector<double>;
    EXPECT_EQ(shown(table.columns[0]), (Numbers{4, 1, 1}));
    EXPECT_EQ(shown(table.columns[1]), (Numbers{3, 0, 0}));
    EXPECT_EQ(shown(table.columns[2]), (Numbers{1, 0, 0}));
    EXPECT_TRUE(table.columns[2].isFlag);
    EXPECT_EQ(shown(table.columns[3]), (Numbers{0, 0, 0})); // C44 is excluded, C50 stood on impossible days
    EXPECT_EQ(shown(table.columns[4]), (Numbers{1, 0, 1}));
    EXPECT_EQ(shown(table.columns[5]), (Numbers{9.0, 5.0, kNothing}));
    EXPECT_EQ(shown(table.columns[6]), (Numbers{7.5, 5.0, kNothing})); // the higher of one day
    EXPECT_EQ(shown(table.columns[7]), (Numbers{31.5 / 4, 5.0, kNothing}));
    EXPECT_EQ(shown(table.columns[8]), (Numbers{22.5, kNothing, kNothing}));
    EXPECT_EQ(texts(table.columns[9]), (std::vector<std::string>{"high", "?", "low"}));
    EXPECT_EQ(texts(table.columns[10]), (std::vector<std::string>{"mid", "?", "?"})); // c has no date
    EXPECT_EQ(table.rowsWithoutKey, 1U);
    EXPECT_EQ(table.rowsWithBadDate, 2U);
    EXPECT_EQ(table.dataEnd, kDataEnd);
}

TEST(RollupAccumulator, ReadsImplausibleValuesAsMissing) {
    RollupRule last = rule("last", RollupVerb::Last, "value");
    last.lowestPossible = 6;
    last.highestPossible = 7;
    EXPECT_EQ(shown(visitRoller().roll({last}).columns[0]), (std::vector<double>{6.5, kNothing, kNothing}));
}

TEST(RollupAccumulator, OrdersRowsByYearOrByTheFile) {
    Roller roller(
        {.header = {"id", "day", "x"}, .rows = {{"a", "1986", "u"}, {"a", "1984", "w"}, {"a", "1985", "v"}}});
    EXPECT_EQ(texts(roller.roll({rule("last", RollupVerb::Last, "x")}).columns[0]),
              std::vector<std::string>{"u"});
    RollupRule byFile = rule("last", RollupVerb::Last, "x");
    byFile.dateColumn.clear();
    EXPECT_EQ(texts(roller.roll({byFile}).columns[0]), std::vector<std::string>{"v"});
}

TEST(RollupAccumulator, GivesTheSameBitsForShuffledRowsBlocksAndThreads) {
    SmallTable table{.header = {"id", "day", "kind", "value", "mood"}, .rows = {}};
    Random random(7);
    for (int i = 0; i < 6000; ++i)
        table.rows.push_back(
            {"p" + std::to_string(random.below(400)), Date{19500 + static_cast<int>(random.below(500))}.iso(),
             "k" + std::to_string(random.below(5)), shortest(random.uniform(-3.0, 1e4) / 3.0),
             "m" + std::to_string(random.below(4))});
    const std::vector<RollupRule> rules = {
        rule("n", RollupVerb::Count, {}, 365),         rule("mean", RollupVerb::Mean, "value"),
        rule("sum", RollupVerb::Sum, "value", 90),     rule("first", RollupVerb::First, "value"),
        rule("last", RollupVerb::Last, "mood"),        rule("most", RollupVerb::Most, "mood"),
        filtered(rule("k1", RollupVerb::Ever), {"k1"})};
    const auto bits = [](const RolledTable& result) {
        std::vector<std::uint64_t> all;
        for (const RolledTable::Column& column : result.columns) {
            for (const double number : column.numbers)
                all.push_back(std::bit_cast<std::uint64_t>(number));
            all.insert(all.end(), column.codes.begin(), column.codes.end());
        }
        return all;
    };
    const Roller roller(table);
    const auto expected = bits(roller.roll(rules, 6000, 1));
    for (const int threads : {1, 2, 4, 8})
        EXPECT_EQ(bits(roller.roll(rules, 101, threads)), expected) << threads;
    random.shuffle(std::span(table.rows));
    EXPECT_EQ(bits(Roller(table).roll(rules, 77, 4)), expected);
}

TEST(RollupAccumulator, AsksOnlyForTheColumnsItReads) {
    const Roller roller = visitRoller();
    RollupAccumulator accumulator({.rules = {rule("last", RollupVerb::Last, "value")},
                                   .survey = &roller.survey,
                                   .plan = &roller.plan,
                                   .keyOf = plainKey,
                                   .dataEnd = kDataEnd,
                                   .today = kDataEnd});
    EXPECT_EQ(accumulator.neededColumns(), (std::vector<std::string>{"id", "day", "value"}));
}

TEST(RollupAccumulator, RefusesRulesThatCannotBeComputed) {
    const Roller roller = visitRoller();
    EXPECT_THROW(roller.roll({rule("x", RollupVerb::Mean, "no such column")}), Failure);
    EXPECT_THROW(roller.roll({rule("x", RollupVerb::Mean)}), Failure);
    RollupRule undated = rule("x", RollupVerb::Count, {}, 365);
    undated.dateColumn.clear();
    EXPECT_THROW(roller.roll({undated}), Failure);
    Roller keyless = visitRoller();
    keyless.plan.keyColumn.reset();
    EXPECT_THROW(keyless.roll({rule("x", RollupVerb::Count)}), Failure);
}
