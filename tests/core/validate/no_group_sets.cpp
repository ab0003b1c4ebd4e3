#include "tests/core/validate/no_group_sets.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vignette::test {

namespace {

using Columns = std::vector<std::vector<double>>;

constexpr std::array<std::size_t, 6> kSizes = {500, 1000, 2000, 5000, 10000, 20000};

Columns normalColumns(Random& random, std::size_t rows, std::size_t features) {
    Columns columns(features, std::vector<double>(rows));
    for (std::size_t row = 0; row < rows; ++row)
        for (std::vector<double>& column : columns)
            column[row] = random.normal();
    return columns;
}

Columns boxColumns(Random& random, std::size_t rows, std::size_t features) {
    Columns columns(features, std::vector<double>(rows));
    for (std::size_t row = 0; row < rows; ++row)
        for (std::vector<double>& column : columns)
            column[row] = random.uniform();
    return columns;
}

/// Normal with `factors` common causes, each feature with loadings of its own.
Columns factorColumns(Random& random, std::size_t rows, std::size_t features, std::size_t factors) {
    std::vector<std::vector<double>> loadings(features, std::vector<double>(factors));
    for (std::vector<double>& loading : loadings)
        for (double& value : loading)
            value = random.uniform(-0.9, 0.9);
    Columns columns = normalColumns(random, rows, features);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t factor = 0; factor < factors; ++factor) {
            const double cause = random.normal();
            for (std::size_t j = 0; j < features; ++j)
                columns[j][row] += loadings[j][factor] * cause;
        }
    return columns;
}

Columns skewedColumns(Random& random, std::size_t rows, std::size_t features) {
    Columns columns = factorColumns(random, rows, features, 1);
    for (std::size_t j = 0; j < features; ++j)
        for (double& value : columns[j]) {
            value = std::exp((0.3 + 0.1 * static_cast<double>(j % 6)) * value);
            if (j % 3 == 2) value = static_cast<double>(random.poisson(value)); // counts
        }
    return columns;
}

Field fieldOf(FieldKind kind, std::size_t index) {
    Field field;
    field.key = "made.f" + std::to_string(index);
    field.label = field.key;
    field.kind = kind;
    return field;
}

void add(Dataset& data, const std::vector<double>& numbers) {
    data.fields.push_back(fieldOf(FieldKind::Number, data.fields.size()));
    data.columns.push_back({.numbers = numbers, .levels = {}});
    data.patientCount = numbers.size();
}

/// Cuts a normal draw into levels of uneven size.
void addLevels(Dataset& data, Random& random, const std::vector<double>& draws, FieldKind kind,
               std::size_t levels) {
    std::vector<double> cuts;
    for (std::size_t i = 1; i < levels; ++i)
        cuts.push_back(random.uniform(-1.3, 1.3));
    std::sort(cuts.begin(), cuts.end());
    Field field = fieldOf(kind, data.fields.size());
    for (std::size_t level = 0; level < levels; ++level)
        field.values.push_back({.code = std::to_string(level), .label = {}});
    if (kind == FieldKind::Flag) field.yesCode = "1";
    DataColumn column;
    for (const double draw : draws)
        column.levels.push_back(
            static_cast<std::uint16_t>(std::upper_bound(cuts.begin(), cuts.end(), draw) - cuts.begin()));
    data.fields.push_back(std::move(field));
    data.columns.push_back(std::move(column));
    data.patientCount = draws.size();
}

void loseCells(Dataset& data, Random& random, double share) {
    for (DataColumn& column : data.columns) {
        for (double& value : column.numbers)
            if (random.chance(share)) value = std::numeric_limits<double>::quiet_NaN();
        for (std::uint16_t& level : column.levels)
            if (random.chance(share)) level = kNoLevel;
    }
}

Dataset mixedTypes(Random& random, std::size_t rows, bool hasMissing) {
    const std::size_t features = 8 + random.below(9);
    const Columns draws = factorColumns(random, rows, features, 1 + random.below(3));
    Dataset data;
    for (std::size_t j = 0; j < features; ++j)
        switch (j % 4) {
        case 0:
            add(data, draws[j]);
            break;
        case 1:
            addLevels(data, random, draws[j], FieldKind::Flag, 2);
            break;
        case 2:
            addLevels(data, random, draws[j], FieldKind::Category, 3 + random.below(4));
            break;
        default:
            addLevels(data, random, draws[j], FieldKind::Ordered, 5);
            break;
        }
    if (hasMissing) loseCells(data, random, 0.1);
    return data;
}

std::string named(const char* kind, const Dataset& data) {
    return std::string(kind) + " " + std::to_string(data.fields.size()) + " x " +
           std::to_string(data.patientCount);
}

} // namespace

Dataset numbersOnly(const std::vector<std::vector<double>>& columns) {
    Dataset data;
    for (const std::vector<double>& column : columns)
        add(data, column);
    return data;
}

NoGroupSet noGroupSet(std::size_t index, std::uint64_t seed, std::size_t mostPatients) {
    constexpr std::array<std::size_t, 4> kNormal = {1, 2, 5, 20};
    constexpr std::array<std::size_t, 5> kBox = {1, 2, 3, 5, 10};
    Random random(seed, index);
    const std::size_t rows = std::min(kSizes[random.below(kSizes.size())], mostPatients);
    const std::size_t kind = index % kNoGroupKinds;
    const std::size_t turn = index / kNoGroupKinds;
    NoGroupSet set;
    const char* name = "normal";
    if (kind < kNormal.size()) {
        set.data = numbersOnly(normalColumns(random, rows, kNormal[kind]));
    } else if (kind == 4) {
        name = "uniform";
        set.data = numbersOnly(boxColumns(random, rows, kBox[turn % kBox.size()]));
    } else if (kind == 5) {
        name = "factors";
        set.data = numbersOnly(factorColumns(random, rows, 3 + random.below(10), 1 + random.below(2)));
    } else if (kind == 6) {
        name = "skewed";
        set.data = numbersOnly(skewedColumns(random, rows, 2 + random.below(8)));
    } else {
        name = turn % 2 ? "mixed with gaps" : "mixed";
        set.data = mixedTypes(random, rows, turn % 2 == 1);
    }
    set.name = named(name, set.data);
    return set;
}

} // namespace vignette::test
