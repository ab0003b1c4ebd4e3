#include "core/rollup/rollup_state.h"

#include "core/base/failure.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kMostLevels = 1000;

[[noreturn]] void failTooMany(const RollupRule& rule, const std::string& column) {
    throw Failure(FailureCode::BadUsage, "The summary \"" + rule.name +
                                             "\" needs a column of categories; \"" + column +
                                             "\" has too many different values.");
}

} // namespace

std::size_t RollupAccumulator::State::columnAt(const std::string& name, const std::string& rule) {
    const auto found = std::ranges::find(task.survey->columns, name, &ColumnSurvey::name);
    if (found == task.survey->columns.end())
        throw Failure(FailureCode::BadUsage, "The summary \"" + rule + "\" reads a column \"" + name +
                                                 "\" that " + task.survey->source.name + " does not have.");
    const auto index = static_cast<std::size_t>(found - task.survey->columns.begin());
    isNeeded[index] = true;
    return index;
}

std::size_t RollupAccumulator::State::addDateColumn(const RollupRule& rule) {
    const std::size_t source = columnAt(rule.dateColumn, rule.name);
    const auto found = std::ranges::find(dateColumns, source, &DateColumn::source);
    if (found != dateColumns.end()) return static_cast<std::size_t>(found - dateColumns.begin());
    dateColumns.push_back({.source = source, .format = task.survey->columns[source].dateFormat});
    return dateColumns.size() - 1;
}

bool RollupAccumulator::State::readsNumbers(const RollupRule& rule, std::size_t source) const {
    if (rule.verb == RollupVerb::Mean || rule.verb == RollupVerb::Sum) return true;
    if (rule.verb == RollupVerb::Most) return false;
    if (rule.lowestPossible < rule.highestPossible) return true;
    const ColumnSurvey& column = task.survey->columns[source];
    const ColumnDecision* decision = task.plan->screening.find(column.name);
    if (decision != nullptr && decision->action == ColumnAction::RollUpOnly) return true;
    const auto planned = task.plan->types.find(column.name);
    const ColumnType type = planned == task.plan->types.end() ? column.type : planned->second;
    return type == ColumnType::Number || type == ColumnType::Integer;
}

int RollupAccumulator::State::shiftFor(const RollupRule& rule, std::size_t source) const {
    const ColumnSurvey& column = task.survey->columns[source];
    double largest = std::max(std::abs(column.minimum.value_or(0)), std::abs(column.maximum.value_or(0)));
    if (rule.lowestPossible < rule.highestPossible)
        largest = std::min(largest, std::max(std::abs(rule.lowestPossible), std::abs(rule.highestPossible)));
    constexpr int kBits = 61;
    return largest > 0 ? kBits - std::ilogb(largest) : 0;
}

void RollupAccumulator::State::addLevels(ValueColumn& values, const RollupRule& rule) const {
    const ColumnSurvey& column = task.survey->columns[values.source];
    if (!column.hasAllLevels) failTooMany(rule, column.name);
    values.isText = true;
    for (const LevelCount& level : column.levels)
        if (const auto text = readers[values.source].value(level.text)) values.levels.emplace_back(*text);
    std::ranges::sort(values.levels);
    values.levels.erase(std::unique(values.levels.begin(), values.levels.end()), values.levels.end());
    for (std::uint32_t code = 0; code < values.levels.size(); ++code)
        values.codes.emplace(values.levels[code], code);
}

std::size_t RollupAccumulator::State::addValueColumn(const RollupRule& rule, SummaryKind& kind) {
    const std::size_t source = columnAt(rule.valueColumn, rule.name);
    auto found = std::ranges::find(valueColumns, source, &ValueColumn::source);
    if (found == valueColumns.end()) {
        valueColumns.emplace_back().source = source;
        found = valueColumns.end() - 1;
    }
    const auto index = static_cast<std::size_t>(found - valueColumns.begin());
    if (readsNumbers(rule, source)) {
        found->isNumber = true;
        kind.shift = shiftFor(rule, source);
        return index;
    }
    kind.isText = true;
    if (!found->isText) addLevels(*found, rule);
    if (rule.verb == RollupVerb::Most && found->levels.size() > kMostLevels)
        failTooMany(rule, rule.valueColumn);
    kind.levelCount = static_cast<std::uint32_t>(found->levels.size());
    return index;
}

void RollupAccumulator::State::addRule(const RollupRule& rule) {
    const auto index = static_cast<std::uint32_t>(sources.size());
    RuleSources& from = sources.emplace_back();
    SummaryKind kind{.verb = rule.verb};
    if (!rule.dateColumn.empty()) from.date = addDateColumn(rule);
    const bool needsValue = rule.verb != RollupVerb::Count && rule.verb != RollupVerb::Ever;
    if (needsValue && !rule.valueColumn.empty()) from.value = addValueColumn(rule, kind);
    if (needsValue && !from.value)
        throw Failure(FailureCode::BadUsage, "The summary \"" + rule.name + "\" names no column of values.");
    if (rule.windowDays > 0 && !from.date)
        throw Failure(FailureCode::BadUsage,
                      "The summary \"" + rule.name + "\" has a window but no date column.");
    kinds.push_back(kind);
    if (rule.filterColumn.empty()) {
        unfiltered.push_back(index);
        return;
    }
    const std::size_t source = columnAt(rule.filterColumn, rule.name);
    auto found = std::ranges::find(filterColumns, source, &FilterColumn::source);
    if (found == filterColumns.end()) {
        filterColumns.push_back({.source = source, .rules = {}});
        found = filterColumns.end() - 1;
    }
    found->rules.push_back(index);
}

// --- Reading a batch
// -----------------------------------------------------------------------------------------

void RollupAccumulator::State::readDates(const RawBatch& batch, ReadRows& rows) {
    rows.isIgnored.assign(batch.rowCount, false);
    const std::int32_t lastAllowed = std::min(task.dataEnd, task.today).days;
    for (const DateColumn& column : dateColumns) {
        std::vector<std::int32_t>& days = rows.dates.emplace_back(batch.rowCount, kNoDate);
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            const auto text = readers[column.source].value(batch.columns[column.source][row]);
            if (!text) continue;
            std::optional<Date> date;
            if (column.format)
                date = parseDate(*text, *column.format);
            else if (const auto year = readers[column.source].number(*text);
                     year && *year >= 1 && *year <= 9999)
                date = Date::from(static_cast<int>(*year), 1, 1);
            days[row] = date && date->days <= lastAllowed ? date->days : kBadDate;
            if (days[row] == kBadDate) rows.isIgnored[row] = true;
        }
    }
    rowsWithBadDate += static_cast<std::uint64_t>(std::ranges::count(rows.isIgnored, true));
}

void RollupAccumulator::State::readValues(const RawBatch& batch, ReadRows& rows) const {
    for (const ValueColumn& column : valueColumns) {
        std::vector<double>& numbers = rows.numbers.emplace_back();
        std::vector<std::uint32_t>& codes = rows.codes.emplace_back();
        if (column.isNumber) numbers.assign(batch.rowCount, std::numeric_limits<double>::quiet_NaN());
        if (column.isText) codes.assign(batch.rowCount, kMissingCode);
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            const auto text = readers[column.source].value(batch.columns[column.source][row]);
            if (!text) continue;
            if (column.isNumber)
                if (const auto number = readers[column.source].number(*text)) numbers[row] = *number;
            if (!column.isText) continue;
            if (const auto code = column.codes.find(*text); code != column.codes.end())
                codes[row] = code->second;
        }
    }
}

ReadRows RollupAccumulator::State::read(const RawBatch& batch) {
    ReadRows rows;
    rows.keys.resize(batch.rowCount);
    std::optional<std::string_view> before;
    for (std::size_t row = 0; row < batch.rowCount; ++row) {
        const auto text = readers[keyColumn].value(batch.columns[keyColumn][row]);
        // Rows of one patient often stand together: one hash for all of them.
        if (text && before == text)
            rows.keys[row] = rows.keys[row - 1];
        else if (text)
            rows.keys[row] = task.keyOf(*text);
        before = text;
    }
    rowsWithoutKey += static_cast<std::uint64_t>(
        std::ranges::count_if(rows.keys, [](const auto& key) { return !key.has_value(); }));
    readDates(batch, rows);
    readValues(batch, rows);
    for (const FilterColumn& filter : filterColumns)
        rows.matches.push_back(
            matchRows(filter, task.rules, readers[filter.source], batch.columns[filter.source]));
    return rows;
}

} // namespace vignette
