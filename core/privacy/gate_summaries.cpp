#include "core/privacy/gate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr std::size_t kBatchRows = 65536;
constexpr std::uint32_t kNo = 0;
constexpr std::uint32_t kYes = 1;

/// The rows [begin, end) of a screened column.
ScreenedColumn slice(const ScreenedColumn& column, std::size_t begin, std::size_t end) {
    const auto cut = [&](auto& to, const auto& from) {
        if (!from.empty())
            to.assign(from.begin() + static_cast<std::ptrdiff_t>(begin),
                      from.begin() + static_cast<std::ptrdiff_t>(end));
    };
    ScreenedColumn part;
    part.name = column.name;
    cut(part.numbers, column.numbers);
    cut(part.codes, column.codes);
    return part;
}

} // namespace

const GateColumn* Gate::columnBehind(const std::string& summary) const {
    const auto found = m_summaryColumns.find(summary);
    return found == m_summaryColumns.end() ? nullptr : &found->second;
}

std::vector<StoredColumnInfo> Gate::storedColumns(const RolledTable& table) const {
    std::vector<StoredColumnInfo> infos;
    GateColumnReport ignored;
    for (const RolledTable::Column& column : table.columns) {
        StoredColumnInfo info;
        info.name = column.name;
        const GateColumn* source = columnBehind(column.name);
        if (column.isFlag) {
            info.isCoded = true;
            info.dictionary = {"no", "yes"};
        } else if (!column.codes.empty() && source != nullptr && source->info().isCoded) {
            info.isCoded = true;
            for (const std::string& level : column.levels)
                if (auto text = source->levelOf(level, ignored)) info.dictionary.push_back(std::move(*text));
            std::ranges::sort(info.dictionary);
            info.dictionary.erase(std::unique(info.dictionary.begin(), info.dictionary.end()),
                                  info.dictionary.end());
        }
        infos.push_back(std::move(info));
    }
    return infos;
}

ScreenedColumn Gate::screenSummary(const RolledTable::Column& column, const StoredColumnInfo& info,
                                   GateColumnReport& report) const {
    const GateColumn* source = columnBehind(column.name);
    const std::size_t rows = std::max(column.numbers.size(), column.codes.size());
    ScreenedColumn result;
    result.name = column.name;
    if (info.isCoded)
        result.codes.assign(rows, kMissingCode);
    else
        result.numbers.assign(rows, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t row = 0; row < rows; ++row) {
        if (column.isFlag) {
            if (!std::isnan(column.numbers[row])) result.codes[row] = column.numbers[row] != 0.0 ? kYes : kNo;
        } else if (column.codes.empty()) {
            const double number = column.numbers[row];
            result.numbers[row] = source != nullptr ? source->screenNumber(number, report) : number;
        } else if (source != nullptr && column.codes[row] != kMissingCode) {
            const std::string& level = column.levels[column.codes[row]];
            if (!info.isCoded) {
                if (const auto number = source->numberOf(level, report)) result.numbers[row] = *number;
            } else if (const auto text = source->levelOf(level, report)) {
                const auto place = std::ranges::lower_bound(info.dictionary, *text);
                result.codes[row] = static_cast<std::uint32_t>(place - info.dictionary.begin());
            }
        }
    }
    return result;
}

std::vector<ScreenedBatch> Gate::screen(const RolledTable& table) {
    const std::vector<StoredColumnInfo> infos = storedColumns(table);
    std::vector<ScreenedColumn> columns;
    for (std::size_t c = 0; c < infos.size(); ++c) {
        GateColumnReport report;
        columns.push_back(screenSummary(table.columns[c], infos[c], report));
        const GateColumn* source = columnBehind(infos[c].name);
        const std::lock_guard lock(m_mutex);
        if (source != nullptr) m_report.columns[source->source()].add(report);
    }
    std::vector<ScreenedBatch> batches;
    for (std::size_t begin = 0; begin < table.patients.size(); begin += kBatchRows) {
        const std::size_t end = std::min(table.patients.size(), begin + kBatchRows);
        const auto first = table.patients.begin();
        std::vector<Surrogate> patients = m_keys.surrogatesFor(
            {first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end)});
        std::vector<ScreenedColumn> part;
        for (const ScreenedColumn& column : columns)
            part.push_back(slice(column, begin, end));
        batches.push_back({ScreenedBatch::Passkey{}, batches.size(), std::move(patients), std::move(part)});
    }
    const std::lock_guard lock(m_mutex);
    m_report.patientCount += table.patients.size();
    m_report.rowsWithoutKey += table.rowsWithoutKey;
    return batches;
}

} // namespace vignette
