#include "core/rollup/code_rollups.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "core/model/field.h"

#include <algorithm>
#include <iterator>

namespace vignette {

namespace {

constexpr std::uint64_t kFewestRows = 11;
constexpr std::uint64_t kFewestPatientsInHundred = 5;

std::vector<std::string> prefixesOf(const std::string& cell) {
    std::vector<std::string> prefixes = split(cell, ' ');
    std::erase(prefixes, "");
    return prefixes;
}

RollupRule groupRule(const ReferenceTable& table, std::size_t row, const std::string& column) {
    RollupRule rule;
    rule.name = table.at(row, "group") + "#ever";
    rule.verb = RollupVerb::Ever;
    rule.filterColumn = column;
    rule.filterPrefixes = prefixesOf(table.at(row, "prefixes"));
    rule.excludedPrefixes = prefixesOf(table.at(row, "excluded"));
    rule.label = table.at(row, "label");
    rule.claim = table.at(row, "claim");
    rule.theme = table.at(row, "theme");
    rule.direction = toText(FieldDirection::HigherIsWorse);
    return rule;
}

std::uint64_t rowsWith(const ColumnSurvey& codes, const RollupRule& rule) {
    std::uint64_t rows = 0;
    for (const LevelCount& level : codes.levels)
        if (startsWithCode(level.text, rule.filterPrefixes) &&
            !startsWithCode(level.text, rule.excludedPrefixes))
            rows += level.count;
    return rows;
}

/// The column that holds this result's values, and its range when they are numbers; empty without one.
std::optional<std::string> valueColumnFor(const ReferenceTable& table, std::size_t row,
                                          const ResultColumns& columns, RollupRule& rule) {
    const auto lowest = parseNumber(table.at(row, "lowest"));
    const auto highest = parseNumber(table.at(row, "highest"));
    if (!lowest || !highest) return columns.text;
    rule.lowestPossible = *lowest;
    rule.highestPossible = *highest;
    return columns.number;
}

} // namespace

std::vector<RollupRule> conditionRollups(const ColumnSurvey& codes) {
    std::vector<RollupRule> rules;
    for (const char* name : {"chronic_conditions_icd10cm", "social_needs_icd10cm"}) {
        const ReferenceTable table = ReferenceTable::bundled(name);
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            RollupRule rule = groupRule(table, row, codes.name);
            if (rowsWith(codes, rule) >= kFewestRows) rules.push_back(std::move(rule));
        }
    }
    return rules;
}

std::vector<RollupRule> resultRollups(const ColumnSurvey& codes, const ResultColumns& columns) {
    std::vector<RollupRule> rules;
    std::vector<std::uint64_t> rowCounts;
    const ReferenceTable table = ReferenceTable::bundled("loinc_common");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const std::string& code = table.at(row, "code");
        const auto level = std::ranges::find(codes.levels, code, &LevelCount::text);
        if (level == codes.levels.end()) continue;
        RollupRule rule;
        const auto valueColumn = valueColumnFor(table, row, columns, rule);
        if (!valueColumn) continue;
        // The same thing measured another way is the same field.
        const auto same = std::ranges::find(rules, table.at(row, "label"), &RollupRule::label);
        if (same != rules.end()) {
            same->filterValues.push_back(code);
            rowCounts[static_cast<std::size_t>(same - rules.begin())] += level->count;
            continue;
        }
        rule.name = code + "#last";
        rule.verb = RollupVerb::Last;
        rule.valueColumn = *valueColumn;
        rule.dateColumn = columns.date;
        rule.filterColumn = codes.name;
        rule.filterValues = {code};
        rule.label = table.at(row, "label");
        rule.unit = table.at(row, "unit");
        rule.theme = table.at(row, "theme");
        rule.direction = table.at(row, "direction");
        rules.push_back(std::move(rule));
        rowCounts.push_back(level->count);
    }
    const auto isRare = [&](const RollupRule& rule) {
        const std::uint64_t rows = rowCounts[static_cast<std::size_t>(&rule - rules.data())];
        return rows < kFewestRows || rows * 100 < columns.patientCount * kFewestPatientsInHundred;
    };
    std::vector<RollupRule> frequent;
    std::ranges::remove_copy_if(rules, std::back_inserter(frequent), isRare);
    return frequent;
}

} // namespace vignette
