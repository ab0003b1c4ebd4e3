#include "core/explain/tree_columns.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

void fillNumbers(TreeColumn& column, const DataColumn& data, std::span<const std::uint32_t> patients) {
    for (const std::uint32_t patient : patients)
        if (std::isfinite(data.numbers[patient])) column.values.push_back(data.numbers[patient]);
    std::sort(column.values.begin(), column.values.end());
    column.values.erase(std::unique(column.values.begin(), column.values.end()), column.values.end());
    for (const std::uint32_t patient : patients) {
        const double value = data.numbers[patient];
        const auto place = std::lower_bound(column.values.begin(), column.values.end(), value);
        column.codes.push_back(
            std::isfinite(value) ? static_cast<std::uint32_t>(place - column.values.begin()) : kNoCode);
    }
}

void fillLevels(TreeColumn& column, const DataColumn& data, std::size_t levels,
                std::span<const std::uint32_t> patients) {
    for (std::size_t level = 0; level < levels; ++level)
        column.values.push_back(static_cast<double>(level));
    for (const std::uint32_t patient : patients) {
        const std::uint16_t level = data.levels[patient];
        column.codes.push_back(level < levels ? level : kNoCode);
    }
}

void sortByCode(TreeColumn& column) {
    for (std::size_t i = 0; i < column.codes.size(); ++i)
        if (column.codes[i] != kNoCode) column.order.push_back(static_cast<std::uint32_t>(i));
    std::stable_sort(column.order.begin(), column.order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return column.codes[a] < column.codes[b]; });
}

} // namespace

double TreeColumn::middle(std::uint32_t low, std::uint32_t high) const {
    const double between = values[low] / 2.0 + values[high] / 2.0;
    return between < values[high] ? between : values[low];
}

std::uint32_t TreeColumn::cutBetween(std::uint32_t low, std::uint32_t high) const {
    const auto above = std::upper_bound(values.begin() + low, values.begin() + high, middle(low, high));
    return static_cast<std::uint32_t>(above - values.begin()) - 1;
}

std::vector<TreeColumn> treeColumns(const Dataset& data, const std::vector<std::size_t>& fields,
                                    std::span<const std::uint32_t> patients) {
    std::vector<TreeColumn> columns(fields.size());
    parallelTasks(fields.size(), [&](std::size_t i) {
        TreeColumn& column = columns[i];
        const Field& field = data.fields[fields[i]];
        const DataColumn& values = data.columns[fields[i]];
        column.field = fields[i];
        column.isOrdered = !values.numbers.empty() || field.kind == FieldKind::Ordered;
        if (!values.numbers.empty())
            fillNumbers(column, values, patients);
        else
            fillLevels(column, values, field.values.size(), patients);
        if (column.isOrdered) sortByCode(column);
    });
    return columns;
}

} // namespace vignette
