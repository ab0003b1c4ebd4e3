#pragma once

#include "core/model/cell_reader.h"
#include "core/model/import_plan.h"
#include "core/model/kept_rows.h"
#include "core/model/screening.h"
#include "core/privacy/level_codes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// What the store needs to know of a column before its first block.
struct StoredColumnInfo {
    std::string name;
    bool isCoded = false;
    std::vector<std::string> dictionary; ///< sorted by bytes; codes point into it; empty for numbers
    bool operator==(const StoredColumnInfo&) const = default;
};

/// What was done to the cells of one column. Counts of cells, for the screen only.
struct GateColumnReport {
    std::string column;
    ColumnAction action = ColumnAction::Keep;
    std::uint64_t stored = 0;     ///< values that passed
    std::uint64_t missing = 0;    ///< cells that were empty or a missing token
    std::uint64_t unreadable = 0; ///< cells that did not fit the type, read as missing
    std::uint64_t dropped = 0;    ///< rows of a column that is not stored
    std::uint64_t capped = 0;     ///< ages stored as 90 or 90+
    std::uint64_t restricted = 0; ///< ZIP prefixes stored as 000
    void add(const GateColumnReport& other, std::uint64_t times = 1);
};

/// One column's way through the gate: decision, type and dictionary fixed before the first row. Immutable, so
/// any number of threads may use it.
class GateColumn {
public:
    /// `source`: where the column stands in the survey. Throws Failure(BadUsage) when the decision does not
    /// fit the column: a year of something that is no date, categories without a full dictionary.
    GateColumn(const ExtractSurvey& survey, std::size_t source, const ExtractPlan& plan, Date dataEnd);
    /// The yes-or-no column of one option of a question with several ticks (ExtractPlan::choices). Nothing
    /// else of the cell is stored. Throws Failure(BadUsage) without a full dictionary.
    GateColumn(const ExtractSurvey& survey, std::size_t source, const ExtractPlan& plan,
               const ChoiceRule& rule, std::size_t option);

    std::size_t source() const { return m_source; }
    /// Not the first of the columns made of one: its cells are counted there.
    bool isFurtherOption() const { return m_isFurtherOption; }
    const StoredColumnInfo& info() const { return m_info; }
    ColumnAction action() const { return m_action; }

    /// Screens cells in order. A number is NaN and a code kMissingCode where nothing is known.
    ScreenedColumn screen(const std::vector<std::string_view>& cells, GateColumnReport& report) const;
    /// What becomes of each text of a list, by place.
    struct Listed {
        std::vector<double> numbers;
        std::vector<std::uint32_t> codes;
    };
    /// Screens every text of a list once; `report` counts all cells that it stands for.
    Listed screenList(const TextList& list, GateColumnReport& report) const;
    /// A value that summaries made of this column's cells, already a number or already text of a level.
    double screenNumber(double number, GateColumnReport& report) const;
    /// The screened number of a text; only where info().isCoded is false.
    std::optional<double> numberOf(std::string_view text, GateColumnReport& report) const;
    /// The screened text of a level; only where info().isCoded is true.
    std::optional<std::string> levelOf(const std::string& text, GateColumnReport& report) const;

private:
    /// What becomes of a cell that shortCellPlace() knows; the rest of the report is that of one such cell.
    struct Outcome {
        double number = 0.0;
        std::uint32_t code = 0;
        GateColumnReport report;
    };

    void buildDictionary(const ColumnSurvey& column);
    void buildTicks(const ColumnSurvey& column, const ChoiceRule& rule, std::size_t option);
    std::uint32_t codeOf(std::string_view text, GateColumnReport& report) const;
    std::uint32_t unlistedCodeOf(std::string_view text, GateColumnReport& report) const;
    void screenShortCells();
    std::uint32_t screenCode(std::string_view cell, GateColumnReport& report) const;
    double screenCell(std::string_view cell, GateColumnReport& report) const;
    template<typename Value, typename Screen>
    std::vector<Value> screenAll(const std::vector<std::string_view>& cells, Value Outcome::*value,
                                 const Screen& screen, GateColumnReport& report) const;

    std::size_t m_source;
    ColumnAction m_action = ColumnAction::Keep;
    std::optional<DateFormat> m_dateFormat;
    Date m_dataEnd;
    bool m_isZipPrefixAlready = false;
    bool m_isFurtherOption = false;
    CellReader m_reader;
    StoredColumnInfo m_info;
    std::vector<Outcome> m_short; ///< by place
    LevelCodes m_codes;           ///< by the text in the file; missing tokens are not among them
};

} // namespace vignette
