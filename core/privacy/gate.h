#pragma once

#include "core/model/import_plan.h"
#include "core/model/kept_rows.h"
#include "core/model/raw_batch.h"
#include "core/model/rollup_rule.h"
#include "core/model/screening.h"
#include "core/privacy/gate_column.h"
#include "core/privacy/patient_keys.h"

#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vignette {

/// What passed the gate and what did not. Rows and cells, for the screen only.
struct GateReport {
    std::vector<GateColumnReport> columns; ///< one a column of the survey
    std::uint64_t rowCount = 0;
    std::uint64_t rowsWithoutKey = 0; ///< not stored: nobody knows whose they are
    std::uint64_t duplicateRows = 0;  ///< of a patient that has a row already: not stored
    std::uint64_t patientCount = 0;
};

/// The only way into the store: turns raw rows into screened batches by a plan. One gate an extract.
///
/// One row a patient: screen() every batch (any order, several threads at once), then finish() once. Of
/// several rows with one key the row with the fewest missing values stands, then the one lowest in its
/// values, whatever the order of rows; such rows are held back and come with finish(). Which keys repeat is
/// known from the survey; if it could not hold all keys, needsKeyPass() is true and noteKeys() must see every
/// batch before the first screen(). Without a key column each row is a patient of its own with a fresh
/// surrogate.
///
/// Many rows a patient: core/rollup makes a RolledTable; screen(table) gives its values the same treatment as
/// the columns they came from.
class Gate {
public:
    /// Throws Failure(BadUsage) when the plan contradicts the survey or itself: an identifier kept without a
    /// typed reason, a summary of a column that is not stored, no such key column. `survey` is copied from,
    /// not kept; `keys` must outlive the gate.
    Gate(const ExtractSurvey& survey, const ExtractPlan& plan, PatientKeys& keys, Date dataEnd);

    /// One flag a column of the survey: whether screen(RawBatch) reads it.
    const std::vector<bool>& neededColumns() const { return m_neededColumns; }
    const std::vector<StoredColumnInfo>& storedColumns() const { return m_storedColumns; }

    bool needsKeyPass() const { return m_needsKeyPass; }
    void noteKeys(const RawBatch& batch);

    /// Rows of the batch that may be stored now; the batch keeps its index, and may have no rows.
    ScreenedBatch screen(const RawBatch& batch);
    /// The same for rows that a survey kept: prepare() once, then any parts of them, numbered from 0.
    void prepare(const KeptRows& rows);
    ScreenedBatch screen(const KeptRows& rows, std::size_t index, std::size_t begin, std::size_t end);
    /// The rows held back; empty when there are none.
    std::vector<ScreenedBatch> finish();

    /// What screen(table) will give. Flags are coded "no" and "yes".
    std::vector<StoredColumnInfo> storedColumns(const RolledTable& table) const;
    std::vector<ScreenedBatch> screen(const RolledTable& table);

    GateReport report() const;

private:
    struct HeldRow {
        std::size_t missing = 0;
        std::vector<std::uint64_t> bits; ///< one a stored column: a number's bits or a code
        auto operator<=>(const HeldRow&) const = default;
    };
    struct RowSplit;

    void chooseColumns(const ExtractSurvey& survey, const ExtractPlan& plan, Date dataEnd);
    void findRepeatedKeys(const ExtractSurvey& survey);
    void endKeyPass();
    void mapRules(const ExtractSurvey& survey, const ExtractPlan& plan, Date dataEnd);
    std::optional<PatientKey> keyOf(std::string_view cell) const;
    /// Without a key column `keyCells` is not looked at.
    RowSplit splitRows(std::size_t rowCount, const std::vector<std::string_view>& keyCells) const;
    ScreenedBatch sortOut(std::size_t index, const RowSplit& split, std::vector<ScreenedColumn> columns);
    ScreenedColumn screenKept(std::size_t column, std::span<const KeptRows::Slice> slices,
                              std::size_t rowCount, GateColumnReport& report) const;
    void hold(const RowSplit& split, const std::vector<ScreenedColumn>& columns);
    void note(const RowSplit& split, const std::vector<GateColumnReport>& columns, std::size_t index,
              std::size_t rowCount);
    const GateColumn* columnBehind(const std::string& summary) const;
    ScreenedColumn screenSummary(const RolledTable::Column& column, const StoredColumnInfo& info,
                                 GateColumnReport& report) const;

    PatientKeys& m_keys;
    std::vector<GateColumn> m_columns;
    std::vector<StoredColumnInfo> m_storedColumns;
    std::vector<bool> m_neededColumns;
    std::vector<std::vector<GateColumn::Listed>> m_listed; ///< by KeptBlock::lists(), then by stored column
    std::optional<std::size_t> m_keyColumn;
    std::optional<CellReader> m_keyReader;
    std::map<std::string, GateColumn> m_summaryColumns; ///< by the summary's name: the column it reads
    bool m_needsKeyPass = false;
    bool m_isKeyPassDone = false;

    mutable std::mutex m_mutex;
    std::vector<PatientKey> m_seenKeys; ///< one a row of the key pass; let go when it ends
    std::once_flag m_keyPassEnd;
    std::unordered_set<PatientKey, PatientKeyHash> m_repeatedKeys; ///< fixed before the first screen()
    std::map<PatientKey, HeldRow> m_held;
    std::size_t m_nextIndex = 0;
    GateReport m_report;
};

} // namespace vignette
