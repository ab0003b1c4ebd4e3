#pragma once

#include "core/features/encode.h"
#include "core/features/load_dataset.h"
#include "core/features/plan_encoding.h"
#include "tests/core/features/memory_blocks.h"
#include "tests/core/segment/mixed_matrices.h"

#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

namespace vignette::test {

/// A labelled table of mixed columns, encoded as the program does by default.
struct MixedSet {
    FeatureMatrix matrix;
    std::vector<int> truth; ///< a row of the matrix; read for scoring only
    int groups = 0;
};

/// Columns and types as the set's two files say ("numeric" or "nominal"; the last column is the label).
/// Nominal columns of two levels are flags, others categories, as the program guesses. Empty cells are
/// missing.
inline MixedSet readMixedSet(const std::string& folder, const std::string& name) {
    auto table = readTable(folder + "/" + name + ".csv");
    const auto types = readTable(folder + "/" + name + ".types.csv");
    MemoryBlocks source;
    const std::size_t rows = table.begin()->second.size();
    std::vector<int> order(rows);
    std::iota(order.begin(), order.end(), 0);
    auto& extract = source.addExtract("set", order);
    std::vector<Field> fields;
    MixedSet result;
    std::vector<int> labels;
    for (std::size_t i = 0; i < types.at("column").size(); ++i) {
        const std::string& column = types.at("column")[i];
        const std::vector<std::string>& words = table.at(column);
        if (types.at("role")[i] == "label") {
            labels = codesOf(words);
            continue;
        }
        Field field;
        field.extract = "set";
        field.column = column;
        field.key = "set." + column;
        if (types.at("type")[i] == "numeric") {
            field.kind = FieldKind::Number;
            MemoryBlocks::addNumbers(extract, column, numbersOf(words));
        } else {
            std::set<std::string> levels(words.begin(), words.end());
            levels.erase("");
            field.kind = levels.size() == 2 ? FieldKind::Flag : FieldKind::Category;
            field.yesCode = levels.empty() ? "" : *levels.rbegin();
            for (const std::string& level : levels)
                field.values.push_back({.code = level, .label = level});
            MemoryBlocks::addLevels(extract, column, words);
        }
        fields.push_back(field);
    }
    Progress progress;
    const Dataset dataset = loadDataset(source, fields, progress);
    result.matrix = encode(dataset, planEncoding(dataset, {}));
    for (const Surrogate& patient : dataset.patients)
        result.truth.push_back(labels.at(static_cast<std::size_t>(patient.bytes[0] | patient.bytes[1] << 8)));
    result.groups = static_cast<int>(std::set<int>(labels.begin(), labels.end()).size());
    return result;
}

} // namespace vignette::test
