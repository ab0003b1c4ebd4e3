#include "core/features/column_facts.h"

#include "core/features/column_reader.h"
#include "core/features/number_scale.h"
#include "core/model/screening.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>

namespace vignette {

namespace {

constexpr std::uint64_t kEnoughRows = 20; ///< fewer rows that all differ prove nothing

void gatherCodes(const BlockSource& source, const StoredColumn& column, ColumnFacts& facts) {
    std::vector<std::uint64_t> counts(column.dictionary.size());
    source.readColumn(column.extract, column.name, [&](const StoredBlock& block) {
        for (const std::uint32_t code : block.codes) {
            if (code == kMissingCode) {
                ++facts.missingCount;
                continue;
            }
            ++counts.at(code);
            ++facts.valueCount;
        }
    });
    for (std::size_t code = 0; code < counts.size(); ++code) {
        if (counts[code] == 0) continue;
        ++facts.levelCount;
        if (facts.levels.size() <= ColumnFacts::kMostLevels) facts.levels.push_back(column.dictionary[code]);
    }
    facts.isAllDifferent = facts.valueCount >= kEnoughRows && facts.levelCount == facts.valueCount;
}

/// The different numbers of a column as long as they are few; asked once a cell.
class FewNumbers {
public:
    FewNumbers() { m_slots.fill(std::numeric_limits<double>::quiet_NaN()); }
    /// `number` is finite. Nothing is added beyond one over the limit. True when it is here already.
    bool add(double number) {
        if (m_size > ColumnFacts::kMostLevels) return false;
        if (number >= 0.0 && number < kSmall) {
            const auto whole = static_cast<std::size_t>(number);
            if (static_cast<double>(whole) == number) {
                // Most columns of most extracts are small whole numbers.
                if (m_hasSmall[whole]) return true;
                m_hasSmall[whole] = true;
            }
        }
        number += 0.0; // no negative zero
        constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;
        for (std::size_t at = std::bit_cast<std::uint64_t>(number) * kMix >> kShift;;
             at = (at + 1) % kSlots) {
            if (m_slots[at] == number) return true;
            if (!std::isnan(m_slots[at])) continue;
            m_slots[at] = number;
            ++m_size;
            return false;
        }
    }
    std::size_t size() const { return m_size; }
    std::vector<double> ascending() const {
        std::vector<double> numbers;
        std::copy_if(m_slots.begin(), m_slots.end(), std::back_inserter(numbers),
                     [](double number) { return !std::isnan(number); });
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

private:
    static constexpr std::size_t kSlots = 1024;
    static constexpr unsigned kShift = 54; ///< leaves the bits of a slot
    std::array<double, kSlots> m_slots{};
    static constexpr double kSmall = 256.0;
    std::array<bool, 256> m_hasSmall{};
    std::size_t m_size = 0;
};

void gatherNumbers(const BlockSource& source, const StoredColumn& column, ColumnFacts& facts) {
    std::vector<double> numbers; // while all are whole and none is known to repeat: they may be row numbers
    bool mayNumberRows = true;
    FewNumbers different;
    facts.isWhole = true;
    source.readColumn(column.extract, column.name, [&](const StoredBlock& block) {
        for (const double number : block.numbers) {
            if (!std::isfinite(number)) {
                ++facts.missingCount;
                continue;
            }
            const bool isFirst = facts.valueCount++ == 0;
            facts.minimum = isFirst ? number : std::min(facts.minimum, number);
            facts.maximum = isFirst ? number : std::max(facts.maximum, number);
            facts.isWhole = facts.isWhole && number == std::floor(number);
            mayNumberRows = !different.add(number) && facts.isWhole && mayNumberRows;
            if (mayNumberRows)
                numbers.push_back(number);
            else if (!numbers.empty())
                numbers = {};
        }
    });
    facts.levelCount = different.size();
    for (const double number : different.ascending())
        facts.levels.push_back(levelCodeOf(number));
    facts.isAllDifferent = mayNumberRows && looksLikeRowNumbers(numbers, facts.minimum, facts.maximum);
    facts.isWhole = facts.isWhole && facts.valueCount > 0;
}

} // namespace

ColumnFacts gatherFacts(const BlockSource& source, const StoredColumn& column) {
    ColumnFacts facts;
    facts.extract = column.extract;
    facts.name = column.name;
    facts.isCoded = column.isCoded;
    if (column.isCoded)
        gatherCodes(source, column, facts);
    else
        gatherNumbers(source, column, facts);
    if (facts.levels.size() > ColumnFacts::kMostLevels) facts.levels.clear();
    return facts;
}

} // namespace vignette
