#include "core/explain/outcome_design.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double yesOrNo(const Field& field, std::uint16_t level) {
    if (level >= field.values.size()) return kNaN;
    return field.values[level].code == field.yesCode ? 1.0 : 0.0;
}

/// Value, square and gap of one field for the patients.
std::vector<std::vector<double>> columnsOf(std::vector<double> values) {
    toUnitSize(values);
    double total = 0.0;
    double count = 0.0;
    for (const double value : values)
        if (std::isfinite(value)) {
            total += value;
            count += 1.0;
        }
    const double mean = count > 0.0 ? total / count : 0.0;
    std::vector<double> gaps(values.size(), 0.0);
    std::vector<double> squares(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            values[i] = mean;
            gaps[i] = 1.0;
        }
        squares[i] = (values[i] - mean) * (values[i] - mean);
    }
    std::vector<std::vector<double>> columns{std::move(values), std::move(squares)};
    if (count < static_cast<double>(gaps.size())) columns.push_back(std::move(gaps));
    return columns;
}

} // namespace

void toUnitSize(std::vector<double>& values) {
    double largest = 0.0;
    for (const double value : values)
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    if (largest == 0.0) return;
    for (double& value : values)
        value /= largest;
}

std::vector<double> outcomeValues(const Field& field, const DataColumn& column) {
    if (!column.numbers.empty()) return column.numbers;
    std::vector<double> values;
    if (field.kind == FieldKind::Flag && !field.yesCode.empty())
        for (const std::uint16_t level : column.levels)
            values.push_back(yesOrNo(field, level));
    else if (field.kind == FieldKind::Ordered)
        for (const std::uint16_t level : column.levels)
            values.push_back(level == kNoLevel ? kNaN : static_cast<double>(level));
    return values;
}

Design adjustingColumns(const Dataset& data, const std::vector<std::string>& keys,
                        const std::vector<std::uint32_t>& patients) {
    std::vector<std::vector<double>> columns;
    for (const std::string& key : keys) {
        std::size_t index = 0;
        const Field* field = data.find(key, &index);
        if (!field) continue;
        const std::vector<double> all = outcomeValues(*field, data.columns[index]);
        if (all.empty()) continue;
        std::vector<double> values;
        for (const std::uint32_t patient : patients)
            values.push_back(all[patient]);
        for (std::vector<double>& column : columnsOf(std::move(values)))
            columns.push_back(std::move(column));
    }
    Design design{.rows = patients.size(), .columns = columns.size(), .values = {}};
    for (std::size_t i = 0; i < design.rows; ++i)
        for (const std::vector<double>& column : columns)
            design.values.push_back(column[i]);
    return design;
}

Design withSegments(const Design& design, const std::vector<std::uint16_t>& labels, std::size_t segments) {
    Design wider{.rows = design.rows, .columns = design.columns + segments - 1, .values = {}};
    wider.values.reserve(wider.rows * wider.columns);
    for (std::size_t i = 0; i < design.rows; ++i) {
        wider.values.insert(wider.values.end(), design.row(i).begin(), design.row(i).end());
        for (std::size_t s = 1; s < segments; ++s)
            wider.values.push_back(labels[i] == s ? 1.0 : 0.0);
    }
    return wider;
}

} // namespace vignette
