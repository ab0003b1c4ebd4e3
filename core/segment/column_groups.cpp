#include "core/segment/column_groups.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace vignette {

namespace {

constexpr std::size_t kLookedAt = 1024; ///< rows
constexpr std::size_t kAimed =
    64; ///< patterns of a group of several columns: its table stays in the nearest cache
constexpr std::size_t kRowsAPattern = 4;
constexpr std::size_t kFewestRows = 4096; ///< below, tables cost more than they spare

/// Which of its values each row looked at has; the same for the patterns of several columns.
struct Kinds {
    std::vector<std::uint16_t> ofRow;
    std::size_t count = 0;
};

std::vector<std::size_t> rowsToLookAt(const FeatureMatrix& matrix) {
    const std::size_t count = std::min(matrix.rows, kLookedAt);
    std::vector<std::size_t> rows(count);
    for (std::size_t i = 0; i < count; ++i)
        rows[i] = i * matrix.rows / count;
    return rows;
}

std::optional<Kinds> kindsOf(const FeatureMatrix& matrix, std::size_t column,
                             const std::vector<std::size_t>& rows, std::size_t most) {
    Kinds kinds;
    std::vector<float> values;
    for (const std::size_t row : rows) {
        const float value = matrix.values[row * matrix.columns + column];
        const auto found = std::find(values.begin(), values.end(), value);
        if (found == values.end() && values.size() == most) return std::nullopt;
        kinds.ofRow.push_back(static_cast<std::uint16_t>(found - values.begin()));
        if (found == values.end()) values.push_back(value);
    }
    kinds.count = values.size();
    return kinds;
}

/// Both together; nothing when that takes more than `most` patterns.
std::optional<Kinds> join(const Kinds& a, const Kinds& b, std::size_t most) {
    constexpr std::uint16_t kUnseen = 0xFFFF;
    std::vector<std::uint16_t> numberOf(a.count * b.count, kUnseen);
    Kinds both;
    both.ofRow.resize(a.ofRow.size());
    for (std::size_t i = 0; i < a.ofRow.size(); ++i) {
        std::uint16_t& number = numberOf[a.ofRow[i] * b.count + b.ofRow[i]];
        if (number == kUnseen) {
            if (both.count == most) return std::nullopt;
            number = static_cast<std::uint16_t>(both.count++);
        }
        both.ofRow[i] = number;
    }
    return both;
}

struct Column {
    std::uint32_t index = 0;
    Kinds kinds;
};

struct OpenGroup {
    ColumnGroup group;
    Kinds kinds;
};

/// Puts a column where the patterns grow least in proportion, or alone.
void place(Column column, std::size_t most, std::vector<OpenGroup>& groups) {
    OpenGroup* best = nullptr;
    std::optional<Kinds> bestKinds;
    for (OpenGroup& open : groups) {
        std::optional<Kinds> both = join(open.kinds, column.kinds, most);
        if (!both) continue;
        if (best && both->count * best->kinds.count >= bestKinds->count * open.kinds.count) continue;
        best = &open;
        bestKinds = std::move(both);
    }
    if (!best) {
        groups.push_back({.group = {{column.index}}, .kinds = std::move(column.kinds)});
        return;
    }
    best->group.columns.push_back(column.index);
    best->kinds = std::move(*bestKinds);
}

} // namespace

ColumnPlan planColumns(const FeatureMatrix& matrix) {
    if (matrix.rows < kFewestRows) {
        ColumnPlan plain{.numbers = std::vector<std::uint32_t>(matrix.columns), .groups = {}};
        std::iota(plain.numbers.begin(), plain.numbers.end(), 0U);
        return plain;
    }
    const std::vector<std::size_t> rows = rowsToLookAt(matrix);
    const std::size_t mostAlone = std::min(kMostPatterns / 2, rows.size() / kRowsAPattern);
    ColumnPlan plan;
    std::vector<Column> few;
    for (std::uint32_t column = 0; column < matrix.columns; ++column) {
        std::optional<Kinds> kinds = kindsOf(matrix, column, rows, mostAlone);
        if (kinds)
            few.push_back({.index = column, .kinds = std::move(*kinds)});
        else
            plan.numbers.push_back(column);
    }
    std::stable_sort(few.begin(), few.end(),
                     [](const Column& a, const Column& b) { return a.kinds.count > b.kinds.count; });
    std::vector<OpenGroup> groups;
    for (Column& column : few)
        place(std::move(column), std::min(kAimed, mostAlone), groups);
    for (OpenGroup& open : groups)
        plan.groups.push_back(std::move(open.group));
    return plan;
}

} // namespace vignette
