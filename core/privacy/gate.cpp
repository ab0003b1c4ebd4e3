#include "core/privacy/gate.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/text.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace vignette {

namespace {

constexpr std::size_t kBatchRows = 65536;

bool isStored(ColumnAction action) {
    return action != ColumnAction::Drop && action != ColumnAction::LinkKey &&
           action != ColumnAction::RollUpOnly;
}

std::optional<std::size_t> columnIndex(const ExtractSurvey& survey, const std::string& name) {
    const auto found = std::ranges::find(survey.columns, name, &ColumnSurvey::name);
    if (found == survey.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - survey.columns.begin());
}

/// An identifier may be kept, but never by default.
void requireReasons(const ScreeningPlan& plan) {
    for (const ColumnDecision& decision : plan.columns)
        if (decision.action == ColumnAction::Keep && !decision.findings.empty() && !decision.isOverridden())
            throw Failure(FailureCode::BadUsage,
                          "The column \"" + decision.column +
                              "\" looks like an identifier. To keep it, give a reason.");
}

std::uint64_t bitsAt(const ScreenedColumn& column, bool isCoded, std::size_t row) {
    return isCoded ? column.codes[row] : std::bit_cast<std::uint64_t>(column.numbers[row]);
}

bool isMissingAt(const ScreenedColumn& column, bool isCoded, std::size_t row) {
    return isCoded ? column.codes[row] == kMissingCode : std::isnan(column.numbers[row]);
}

/// The cells of a column that a survey kept.
std::vector<std::string_view> cellsOf(const KeptRows& rows, std::span<const KeptRows::Slice> slices,
                                      std::size_t column) {
    std::vector<std::string_view> cells;
    for (const auto& [block, from, count] : slices) {
        if (!block->hasPlaces(column)) {
            block->texts(column, from, count, cells);
            continue;
        }
        const TextList& list = rows.lists[block->lists()][column];
        block->eachPlace(column, from, count, [&](auto place) { cells.push_back(list.texts[place]); });
    }
    return cells;
}

/// The rows `kept` of a column, in that order.
ScreenedColumn rowsOf(ScreenedColumn column, const std::vector<std::uint32_t>& kept) {
    if (kept.size() == std::max(column.numbers.size(), column.codes.size())) return column;
    ScreenedColumn result;
    result.name = std::move(column.name);
    for (const std::uint32_t row : kept) {
        if (column.numbers.empty())
            result.codes.push_back(column.codes[row]);
        else
            result.numbers.push_back(column.numbers[row]);
    }
    return result;
}

} // namespace

/// Where the rows of a batch go.
struct Gate::RowSplit {
    std::vector<std::uint32_t> kept;
    std::vector<PatientKey> keptKeys; ///< empty without a key column
    std::vector<std::uint32_t> held;
    std::vector<PatientKey> heldKeys;
    std::uint64_t withoutKey = 0;
};

Gate::Gate(const ExtractSurvey& survey, const ExtractPlan& plan, PatientKeys& keys, Date dataEnd)
    : m_keys(keys), m_neededColumns(survey.columns.size(), false) {
    requireReasons(plan.screening);
    for (const ColumnSurvey& column : survey.columns) {
        const ColumnDecision* decision = plan.screening.find(column.name);
        m_report.columns.push_back(
            {.column = column.name, .action = decision ? decision->action : ColumnAction::Drop});
    }
    if (plan.keyColumn) {
        m_keyColumn = columnIndex(survey, *plan.keyColumn);
        if (!m_keyColumn)
            throw Failure(FailureCode::BadUsage, "There is no column \"" + *plan.keyColumn +
                                                     "\" to tell patients by in " + survey.source.name + ".");
        m_keyReader.emplace(plan.dialect, missingTokensOf(survey.columns[*m_keyColumn], plan.missingTokens));
        m_neededColumns[*m_keyColumn] = true;
    }
    if (plan.shape == ExtractShape::ManyRowsPerPatient) {
        mapRules(survey, plan, dataEnd);
        return;
    }
    chooseColumns(survey, plan, dataEnd);
    if (m_keyColumn) findRepeatedKeys(survey);
}

void Gate::chooseColumns(const ExtractSurvey& survey, const ExtractPlan& plan, Date dataEnd) {
    for (std::size_t i = 0; i < survey.columns.size(); ++i) {
        if (!isStored(m_report.columns[i].action)) continue;
        m_neededColumns[i] = true;
        const auto choice = plan.choices.find(survey.columns[i].name);
        const bool isSplit = choice != plan.choices.end() && choice->second.isSplit &&
                             m_report.columns[i].action == ColumnAction::Keep;
        if (!isSplit) {
            m_columns.emplace_back(survey, i, plan, dataEnd);
            m_storedColumns.push_back(m_columns.back().info());
            continue;
        }
        for (std::size_t option = 0; option < choice->second.options.size(); ++option) {
            m_columns.emplace_back(survey, i, plan, choice->second, option);
            m_storedColumns.push_back(m_columns.back().info());
        }
    }
}

void Gate::findRepeatedKeys(const ExtractSurvey& survey) {
    const ColumnSurvey& column = survey.columns[*m_keyColumn];
    if (!column.hasAllLevels) {
        m_needsKeyPass = column.distinctCount < column.valueCount;
        return;
    }
    // Levels that differ only in blanks are one key.
    std::unordered_map<std::string_view, std::uint64_t> counts;
    const auto hasBlanks = [](const LevelCount& level) {
        return trimmed(level.text).size() < level.text.size();
    };
    const bool mayDifferInBlanks = std::ranges::any_of(column.levels, hasBlanks);
    for (const LevelCount& level : column.levels) {
        if (!mayDifferInBlanks && level.count < 2) continue;
        if (const auto key = m_keyReader->value(level.text)) counts[*key] += level.count;
    }
    for (const auto& [key, count] : counts)
        if (count > 1) m_repeatedKeys.insert(m_keys.keyOf(key));
}

void Gate::mapRules(const ExtractSurvey& survey, const ExtractPlan& plan, Date dataEnd) {
    const auto actionOf = [&](const std::string& name, const RollupRule& rule) {
        const auto index = columnIndex(survey, name);
        const ColumnAction action = index ? m_report.columns[*index].action : ColumnAction::Drop;
        if (action == ColumnAction::Drop || action == ColumnAction::LinkKey)
            throw Failure(FailureCode::BadUsage, "The summary \"" + rule.name + "\" reads the column \"" +
                                                     name + "\", which may not be stored.");
        return *index;
    };
    for (const RollupRule& rule : plan.rollups) {
        if (!rule.filterColumn.empty()) actionOf(rule.filterColumn, rule);
        if (rule.valueColumn.empty()) continue;
        const std::size_t index = actionOf(rule.valueColumn, rule);
        // Of a column that is read inside the gate only, nothing but numbers comes out.
        if (m_report.columns[index].action == ColumnAction::RollUpOnly) continue;
        m_summaryColumns.emplace(rule.name, GateColumn(survey, index, plan, dataEnd));
    }
}

std::optional<PatientKey> Gate::keyOf(std::string_view cell) const {
    const auto key = m_keyReader->value(cell);
    if (!key) return std::nullopt;
    return m_keys.keyOf(*key);
}

void Gate::noteKeys(const RawBatch& batch) {
    if (!m_keyColumn) return;
    std::vector<PatientKey> keys;
    for (const std::string_view cell : batch.columns[*m_keyColumn])
        if (const auto key = keyOf(cell)) keys.push_back(*key);
    const std::lock_guard lock(m_mutex);
    m_isKeyPassDone = true;
    m_seenKeys.insert(m_seenKeys.end(), keys.begin(), keys.end());
}

/// Keys that came more than once, of all that were noted.
void Gate::endKeyPass() {
    std::sort(m_seenKeys.begin(), m_seenKeys.end());
    const auto next = [this](auto from) { return std::adjacent_find(from, m_seenKeys.end()); };
    for (auto place = next(m_seenKeys.begin()); place != m_seenKeys.end(); place = next(place + 1))
        m_repeatedKeys.insert(*place);
    m_seenKeys = {};
}

Gate::RowSplit Gate::splitRows(std::size_t rowCount, const std::vector<std::string_view>& keyCells) const {
    RowSplit split;
    split.kept.reserve(rowCount);
    if (m_keyColumn) split.keptKeys.reserve(rowCount);
    for (std::uint32_t row = 0; row < rowCount; ++row) {
        if (!m_keyColumn) {
            split.kept.push_back(row);
            continue;
        }
        const auto key = keyOf(keyCells[row]);
        if (!key) {
            ++split.withoutKey;
        } else if (m_repeatedKeys.contains(*key)) {
            split.held.push_back(row);
            split.heldKeys.push_back(*key);
        } else {
            split.kept.push_back(row);
            split.keptKeys.push_back(*key);
        }
    }
    return split;
}

ScreenedBatch Gate::screen(const RawBatch& batch) {
    assert((!m_needsKeyPass || m_isKeyPassDone) && "noteKeys() comes first");
    if (m_needsKeyPass) std::call_once(m_keyPassEnd, [this] { endKeyPass(); });
    static const std::vector<std::string_view> kNoCells;
    const RowSplit split = splitRows(batch.rowCount, m_keyColumn ? batch.columns[*m_keyColumn] : kNoCells);
    std::vector<ScreenedColumn> columns;
    std::vector<GateColumnReport> reports;
    for (const GateColumn& column : m_columns) {
        assert(batch.columns[column.source()].size() == batch.rowCount);
        columns.push_back(column.screen(batch.columns[column.source()], reports.emplace_back()));
    }
    note(split, reports, batch.index, batch.rowCount);
    return sortOut(batch.index, split, std::move(columns));
}

/// Holds back what must wait and lets the rest through.
ScreenedBatch Gate::sortOut(std::size_t index, const RowSplit& split, std::vector<ScreenedColumn> columns) {
    hold(split, columns);
    std::vector<Surrogate> patients =
        m_keyColumn ? m_keys.surrogatesFor(split.keptKeys) : m_keys.freshSurrogates(split.kept.size());
    for (ScreenedColumn& column : columns)
        column = rowsOf(std::move(column), split.kept);
    return {ScreenedBatch::Passkey{}, index, std::move(patients), std::move(columns)};
}

void Gate::prepare(const KeptRows& rows) {
    m_listed.assign(rows.lists.size(), std::vector<GateColumn::Listed>(m_columns.size()));
    std::vector<GateColumnReport> reports(rows.lists.size() * m_columns.size());
    parallelTasks(reports.size(), [&](std::size_t task) {
        const std::size_t lists = task / m_columns.size();
        const std::size_t c = task % m_columns.size();
        m_listed[lists][c] = m_columns[c].screenList(rows.lists[lists][m_columns[c].source()], reports[task]);
    });
    for (std::size_t task = 0; task < reports.size(); ++task) {
        const GateColumn& column = m_columns[task % m_columns.size()];
        if (!column.isFurtherOption()) m_report.columns[column.source()].add(reports[task]);
    }
}

/// The cells of one stored column; those that stand in a list are counted already.
ScreenedColumn Gate::screenKept(std::size_t column, std::span<const KeptRows::Slice> slices,
                                std::size_t rowCount, GateColumnReport& report) const {
    const GateColumn& through = m_columns[column];
    const auto fill = [&](auto& values, auto GateColumn::Listed::*listed, auto ScreenedColumn::*screened) {
        values.resize(rowCount);
        auto* out = values.data();
        for (const auto& [block, from, count] : slices) {
            if (block->hasPlaces(through.source())) {
                const auto* byPlace = (m_listed[block->lists()][column].*listed).data();
                block->eachPlace(through.source(), from, count, [&](auto place) { *out++ = byPlace[place]; });
                continue;
            }
            std::vector<std::string_view> cells;
            block->texts(through.source(), from, count, cells);
            const ScreenedColumn part = through.screen(cells, report);
            out = std::copy((part.*screened).begin(), (part.*screened).end(), out);
        }
    };
    ScreenedColumn result;
    result.name = through.info().name;
    if (through.info().isCoded)
        fill(result.codes, &GateColumn::Listed::codes, &ScreenedColumn::codes);
    else
        fill(result.numbers, &GateColumn::Listed::numbers, &ScreenedColumn::numbers);
    return result;
}

ScreenedBatch Gate::screen(const KeptRows& rows, std::size_t index, std::size_t begin, std::size_t end) {
    assert(!m_needsKeyPass && "a survey that keeps its keys knows which repeat");
    const std::vector<KeptRows::Slice> slices = rows.slices(begin, end);
    std::vector<std::string_view> keyCells;
    if (m_keyColumn) keyCells = cellsOf(rows, slices, *m_keyColumn);
    const RowSplit split = splitRows(end - begin, keyCells);
    std::vector<ScreenedColumn> columns;
    std::vector<GateColumnReport> reports(m_columns.size());
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        columns.push_back(screenKept(c, slices, end - begin, reports[c]));
    note(split, reports, index, end - begin);
    return sortOut(index, split, std::move(columns));
}

void Gate::note(const RowSplit& split, const std::vector<GateColumnReport>& columns, std::size_t index,
                std::size_t rowCount) {
    const std::lock_guard lock(m_mutex);
    m_nextIndex = std::max(m_nextIndex, index + 1);
    m_report.rowCount += rowCount;
    m_report.rowsWithoutKey += split.withoutKey;
    m_report.duplicateRows += split.held.size();
    m_report.patientCount += split.kept.size();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!m_columns[i].isFurtherOption()) m_report.columns[m_columns[i].source()].add(columns[i]);
    for (GateColumnReport& column : m_report.columns)
        if (column.action == ColumnAction::Drop) column.dropped += rowCount;
}

void Gate::hold(const RowSplit& split, const std::vector<ScreenedColumn>& columns) {
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < split.held.size(); ++i) {
        HeldRow row;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const bool isCoded = m_storedColumns[c].isCoded;
            row.missing += isMissingAt(columns[c], isCoded, split.held[i]);
            row.bits.push_back(bitsAt(columns[c], isCoded, split.held[i]));
        }
        const auto [place, isFirst] = m_held.try_emplace(split.heldKeys[i], row);
        if (isFirst) {
            ++m_report.patientCount;
            --m_report.duplicateRows;
        } else if (row < place->second) {
            place->second = std::move(row);
        }
    }
}

std::vector<ScreenedBatch> Gate::finish() {
    std::vector<ScreenedBatch> batches;
    const std::lock_guard lock(m_mutex);
    auto next = m_held.begin();
    while (next != m_held.end()) {
        std::vector<Surrogate> patients;
        std::vector<ScreenedColumn> columns(m_storedColumns.size());
        for (std::size_t c = 0; c < columns.size(); ++c)
            columns[c].name = m_storedColumns[c].name;
        for (; next != m_held.end() && patients.size() < kBatchRows; ++next) {
            patients.push_back(m_keys.surrogateFor(next->first));
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const std::uint64_t bits = next->second.bits[c];
                if (m_storedColumns[c].isCoded)
                    columns[c].codes.push_back(static_cast<std::uint32_t>(bits));
                else
                    columns[c].numbers.push_back(std::bit_cast<double>(bits));
            }
        }
        batches.push_back({ScreenedBatch::Passkey{}, m_nextIndex++, std::move(patients), std::move(columns)});
    }
    m_held.clear();
    return batches;
}

GateReport Gate::report() const {
    const std::lock_guard lock(m_mutex);
    return m_report;
}

} // namespace vignette
