#include "core/segment/pattern_codes.h"

#include "core/base/hash.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace vignette {

namespace {

constexpr std::size_t kBlockRows = 8192;
constexpr std::size_t kSlots = 1024;     ///< at most a quarter of them taken
constexpr std::size_t kFirstRows = 4096; ///< whose patterns are known before the rows are coded in parallel
constexpr std::uint16_t kEmpty = 0xFFFF;

/// The patterns of one group so far.
class PatternTable {
public:
    explicit PatternTable(std::vector<std::uint32_t> columns)
        : m_columns(std::move(columns)), m_slots(kSlots, kEmpty), m_keys(kSlots) {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_factors.push_back(mix64(i + 1, m_columns.size()) | 1U);
    }

    std::optional<std::uint8_t> find(const float* row) const {
        const std::uint64_t key = keyOf(row);
        for (std::size_t slot = key >> 54U; m_slots[slot] != kEmpty; slot = (slot + 1) % kSlots)
            if (m_keys[slot] == key && isPattern(m_slots[slot], row))
                return static_cast<std::uint8_t>(m_slots[slot]);
        return std::nullopt;
    }

    /// The row's pattern, added when it is new. False: there is no room for it.
    bool findOrAdd(const float* row, std::uint8_t& code) {
        if (const auto known = find(row)) {
            code = *known;
            return true;
        }
        if (m_count == kMostPatterns) return false;
        const std::uint64_t key = keyOf(row);
        std::size_t slot = key >> 54U;
        while (m_slots[slot] != kEmpty)
            slot = (slot + 1) % kSlots;
        code = static_cast<std::uint8_t>(m_count);
        m_slots[slot] = static_cast<std::uint16_t>(m_count++);
        m_keys[slot] = key;
        for (const std::uint32_t column : m_columns)
            m_patterns.push_back(row[column]);
        return true;
    }

    CodedGroup take(std::vector<std::uint8_t> codes) && {
        return {.columns = std::move(m_columns),
                .patterns = std::move(m_patterns),
                .patternCount = m_count,
                .firstPattern = 0,
                .codes = std::move(codes)};
    }

private:
    std::uint64_t keyOf(const float* row) const {
        std::uint64_t key = 0;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            key += std::bit_cast<std::uint32_t>(row[m_columns[i]]) * m_factors[i];
        return key;
    }
    bool isPattern(std::size_t code, const float* row) const {
        const float* pattern = m_patterns.data() + code * m_columns.size();
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (pattern[i] != row[m_columns[i]]) return false;
        return true;
    }

    std::vector<std::uint32_t> m_columns;
    std::vector<std::uint64_t> m_factors;
    std::vector<std::uint16_t> m_slots;
    std::vector<std::uint64_t> m_keys;
    std::vector<float> m_patterns;
    std::size_t m_count = 0;
};

struct Unknown {
    std::uint32_t row = 0;
    std::uint32_t group = 0;
};

/// The groups being coded, and which of them have too many patterns.
struct Coding {
    std::vector<PatternTable> tables;
    std::vector<std::vector<std::uint8_t>> codes; ///< a group, a row
    std::vector<bool> isTooMany;

    void add(const FeatureMatrix& matrix, std::size_t row, std::size_t group) {
        if (isTooMany[group]) return;
        if (!tables[group].findOrAdd(matrix.row(row).data(), codes[group][row])) isTooMany[group] = true;
    }
};

/// Patterns of the first rows (evenly taken), so that the blocks below meet few new ones.
void meetFirstRows(const FeatureMatrix& matrix, Coding& coding) {
    const std::size_t first = std::min(matrix.rows, kFirstRows);
    for (std::size_t i = 0; i < first; ++i)
        for (std::size_t group = 0; group < coding.tables.size(); ++group)
            coding.add(matrix, i * matrix.rows / first, group);
}

/// Codes the rows whose patterns are known, in parallel; returns the others by block.
std::vector<std::vector<Unknown>> codeKnown(const FeatureMatrix& matrix, Coding& coding,
                                            const Progress& progress) {
    std::vector<std::vector<Unknown>> unknown(blockCount(matrix.rows, kBlockRows));
    parallelBlocks(matrix.rows, kBlockRows, [&](const Block& block) {
        progress.checkpoint();
        for (std::size_t row = block.begin; row < block.end; ++row)
            for (std::uint32_t group = 0; group < coding.tables.size(); ++group) {
                if (coding.isTooMany[group]) continue;
                if (const auto code = coding.tables[group].find(matrix.row(row).data()))
                    coding.codes[group][row] = *code;
                else
                    unknown[block.index].push_back({static_cast<std::uint32_t>(row), group});
            }
    });
    return unknown;
}

Coding codeGroups(const FeatureMatrix& matrix, const std::vector<ColumnGroup>& groups,
                  const Progress& progress) {
    Coding coding;
    for (const ColumnGroup& group : groups)
        coding.tables.emplace_back(group.columns);
    coding.codes.assign(groups.size(), std::vector<std::uint8_t>(matrix.rows));
    coding.isTooMany.assign(groups.size(), false);
    meetFirstRows(matrix, coding);
    for (const auto& block : codeKnown(matrix, coding, progress))
        for (const Unknown& unknown : block)
            coding.add(matrix, unknown.row, unknown.group);
    return coding;
}

} // namespace

CodedColumns codeColumns(const FeatureMatrix& matrix, const ColumnPlan& plan, const Progress& progress) {
    CodedColumns result{.numbers = plan.numbers, .groups = {}, .patternCount = 0};
    std::vector<ColumnGroup> open = plan.groups;
    while (!open.empty()) {
        Coding coding = codeGroups(matrix, open, progress);
        std::vector<ColumnGroup> halves;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const std::vector<std::uint32_t>& columns = open[i].columns;
            if (!coding.isTooMany[i]) {
                result.groups.push_back(std::move(coding.tables[i]).take(std::move(coding.codes[i])));
                continue;
            }
            if (columns.size() == 1) {
                result.numbers.push_back(columns.front());
                continue;
            }
            const auto middle = columns.begin() + static_cast<std::ptrdiff_t>(columns.size() / 2);
            halves.push_back({{columns.begin(), middle}});
            halves.push_back({{middle, columns.end()}});
        }
        open = std::move(halves);
    }
    std::sort(result.numbers.begin(), result.numbers.end());
    for (CodedGroup& group : result.groups) {
        group.firstPattern = result.patternCount;
        result.patternCount += group.patternCount;
    }
    return result;
}

} // namespace vignette
