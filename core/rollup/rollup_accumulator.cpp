#include "core/rollup/rollup_accumulator.h"

#include "core/base/failure.h"
#include "core/rollup/rollup_state.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kShards = 64;

std::size_t shardOf(const PatientKey& key) {
    return key.bytes[0] % kShards;
}

} // namespace

RollupAccumulator::RollupAccumulator(const RollupTask& task) : m_state(std::make_unique<State>()) {
    State& state = *m_state;
    state.task = task;
    const std::vector<ColumnSurvey>& columns = task.survey->columns;
    state.isNeeded.assign(columns.size(), false);
    for (const ColumnSurvey& column : columns) {
        state.readers.emplace_back(task.plan->dialect, missingTokensOf(column, task.plan->missingTokens));
        state.columnNames.push_back(column.name);
    }
    if (!task.plan->keyColumn)
        throw Failure(FailureCode::BadUsage,
                      task.survey->source.name +
                          " needs a column that tells which rows belong to one patient.");
    state.keyColumn = state.columnAt(*task.plan->keyColumn, "patient");
    for (const RollupRule& rule : task.rules)
        state.addRule(rule);
    for (std::size_t i = 0; i < kShards; ++i)
        state.shards.push_back(std::make_unique<PatientShard>(state.kinds));
    state.task.survey = nullptr; // everything needed of them has been copied
    state.task.plan = nullptr;
}

RollupAccumulator::~RollupAccumulator() = default;

std::vector<std::string> RollupAccumulator::neededColumns() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_state->columnNames.size(); ++i)
        if (m_state->isNeeded[i]) names.push_back(m_state->columnNames[i]);
    return names;
}

void RollupAccumulator::State::apply(const ReadRows& rows, std::uint32_t rule, std::size_t row,
                                     std::int64_t place, PatientShard& shard, std::uint32_t slot) const {
    const RollupRule& wanted = task.rules[rule];
    const bool isOrdered = wanted.verb == RollupVerb::First || wanted.verb == RollupVerb::Last;
    RowValue value{.order = place};
    if (sources[rule].date) {
        const std::int32_t day = rows.dates[*sources[rule].date][row];
        const bool needsDate = isOrdered || wanted.windowDays > 0;
        if (needsDate && day == kNoDate) return;
        if (wanted.windowDays > 0 && task.dataEnd.days - day >= wanted.windowDays) return;
        value.order = day;
    }
    if (sources[rule].value && kinds[rule].isText) {
        value.code = rows.codes[*sources[rule].value][row];
        if (value.code == kMissingCode) return;
    } else if (sources[rule].value) {
        value.number = rows.numbers[*sources[rule].value][row];
        const bool hasRange = wanted.lowestPossible < wanted.highestPossible;
        if (std::isnan(value.number)) return;
        if (hasRange && (value.number < wanted.lowestPossible || value.number > wanted.highestPossible))
            return;
    }
    shard.add(rule, slot, value);
}

void RollupAccumulator::add(const RawBatch& batch) {
    State& state = *m_state;
    const ReadRows rows = state.read(batch);
    std::vector<std::vector<std::uint32_t>> byShard(kShards);
    std::int32_t latest = kNoDate;
    for (std::uint32_t row = 0; row < batch.rowCount; ++row) {
        if (!rows.keys[row] || rows.isIgnored[row]) continue;
        byShard[shardOf(*rows.keys[row])].push_back(row);
        for (const std::vector<std::int32_t>& days : rows.dates)
            latest = std::max(latest, days[row]);
    }
    std::int32_t known = state.lastDay;
    while (known < latest && !state.lastDay.compare_exchange_weak(known, latest)) {
    }
    for (std::size_t bucket = 0; bucket < kShards; ++bucket) {
        PatientShard& shard = *state.shards[bucket];
        const std::lock_guard lock(shard.mutex);
        for (const std::uint32_t row : byShard[bucket]) {
            const std::uint32_t slot = shard.slotOf(*rows.keys[row]);
            const auto place = static_cast<std::int64_t>((std::uint64_t{batch.index} << 32) | row);
            for (const std::uint32_t rule : state.unfiltered)
                state.apply(rows, rule, row, place, shard, slot);
            for (const RowMatches& matches : rows.matches)
                for (const std::uint32_t rule : matches.lists[matches.listOfRow[row]])
                    state.apply(rows, rule, row, place, shard, slot);
        }
    }
}

RolledTable RollupAccumulator::finish() {
    State& state = *m_state;
    struct Place {
        PatientKey key;
        std::uint32_t shard = 0;
        std::uint32_t slot = 0;
    };
    std::vector<Place> places;
    for (std::uint32_t bucket = 0; bucket < kShards; ++bucket)
        for (const auto& [key, slot] : state.shards[bucket]->slots())
            places.push_back({.key = key, .shard = bucket, .slot = slot});
    std::ranges::sort(places, {}, &Place::key);

    RolledTable table;
    table.dataEnd = state.lastDay == kNoDate ? state.task.dataEnd : Date{state.lastDay};
    table.rowsWithoutKey = state.rowsWithoutKey;
    table.rowsWithBadDate = state.rowsWithBadDate;
    for (const Place& place : places)
        table.patients.push_back(place.key);
    for (std::uint32_t rule = 0; rule < state.kinds.size(); ++rule) {
        RolledTable::Column& column = table.columns.emplace_back();
        column.name = state.task.rules[rule].name;
        column.isFlag = state.kinds[rule].verb == RollupVerb::Ever;
        const bool isText = state.kinds[rule].isText;
        if (isText) column.levels = state.valueColumns[*state.sources[rule].value].levels;
        for (const Place& place : places) {
            const PatientShard& shard = *state.shards[place.shard];
            if (isText)
                column.codes.push_back(shard.codeAt(rule, place.slot));
            else
                column.numbers.push_back(shard.numberAt(rule, place.slot));
        }
    }
    return table;
}

} // namespace vignette
