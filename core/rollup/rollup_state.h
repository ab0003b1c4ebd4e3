#pragma once

#include "core/model/cell_reader.h"
#include "core/model/screening.h"
#include "core/rollup/patient_shard.h"
#include "core/rollup/rollup_accumulator.h"
#include "core/rollup/row_filters.h"

#include <atomic>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

namespace vignette {

/// What stands for a day that is not given, or that does not exist or lies too late.
inline constexpr std::int32_t kNoDate = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t kBadDate = kNoDate + 1;

/// A column that dates rows, by days or by whole years.
struct DateColumn {
    std::size_t source = 0;
    std::optional<DateFormat> format; ///< empty: whole years
};

/// A column whose values are summarised, as numbers for some rules and as texts for others.
struct ValueColumn {
    std::size_t source = 0;
    bool isNumber = false;
    bool isText = false;
    std::vector<std::string> levels;                                                 ///< sorted; for texts
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> codes; ///< for texts
};

/// What a rule reads, as places in the lists of State.
struct RuleSources {
    std::optional<std::size_t> date;
    std::optional<std::size_t> value;
};

/// A batch, read: one entry a row.
struct ReadRows {
    std::vector<std::optional<PatientKey>> keys;
    std::vector<std::vector<std::int32_t>> dates; ///< a date column: day, kNoDate or kBadDate
    std::vector<std::vector<double>> numbers;     ///< a value column
    std::vector<std::vector<std::uint32_t>> codes;
    std::vector<RowMatches> matches; ///< a filter column
    std::vector<bool> isIgnored;     ///< has a bad date
};

/// The inside of a RollupAccumulator: which columns its rules read, and how.
struct RollupAccumulator::State {
    RollupTask task;
    std::vector<CellReader> readers; ///< one a column of the survey
    std::size_t keyColumn = 0;
    std::vector<DateColumn> dateColumns;
    std::vector<ValueColumn> valueColumns;
    std::vector<FilterColumn> filterColumns;
    std::vector<std::uint32_t> unfiltered; ///< rules that take every row
    std::vector<RuleSources> sources;
    std::vector<SummaryKind> kinds;
    std::vector<std::unique_ptr<PatientShard>> shards;
    std::vector<bool> isNeeded;
    std::vector<std::string> columnNames;
    std::atomic<std::uint64_t> rowsWithoutKey{0};
    std::atomic<std::uint64_t> rowsWithBadDate{0};
    std::atomic<std::int32_t> lastDay{kNoDate};

    std::size_t columnAt(const std::string& name, const std::string& rule);
    void addRule(const RollupRule& rule);
    std::size_t addDateColumn(const RollupRule& rule);
    std::size_t addValueColumn(const RollupRule& rule, SummaryKind& kind);
    void addLevels(ValueColumn& values, const RollupRule& rule) const;
    bool readsNumbers(const RollupRule& rule, std::size_t source) const;
    int shiftFor(const RollupRule& rule, std::size_t source) const;

    ReadRows read(const RawBatch& batch);
    void readDates(const RawBatch& batch, ReadRows& rows);
    void readValues(const RawBatch& batch, ReadRows& rows) const;
    /// Gives one row's contribution to one rule to the patient's slot, if it has one.
    void apply(const ReadRows& rows, std::uint32_t rule, std::size_t row, std::int64_t place,
               PatientShard& shard, std::uint32_t slot) const;
};

} // namespace vignette
