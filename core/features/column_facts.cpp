#include "core/features/column_facts.h"

#include "core/features/column_reader.h"
#include "core/features/number_scale.h"
#include "core/model/screening.h"

#include <cmath>
#include <set>

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

void gatherNumbers(const BlockSource& source, const StoredColumn& column, ColumnFacts& facts) {
    std::vector<double> numbers;
    std::set<double> different;
    facts.isWhole = true;
    source.readColumn(column.extract, column.name, [&](const StoredBlock& block) {
        for (const double number : block.numbers) {
            if (!std::isfinite(number)) {
                ++facts.missingCount;
                continue;
            }
            numbers.push_back(number);
            facts.isWhole = facts.isWhole && number == std::floor(number);
            if (different.size() <= ColumnFacts::kMostLevels) different.insert(number + 0.0);
        }
    });
    facts.valueCount = numbers.size();
    facts.levelCount = different.size();
    for (const double number : different)
        facts.levels.push_back(levelCodeOf(number));
    const NumberScale scale = measureNumbers(numbers);
    facts.minimum = scale.lowest;
    facts.maximum = scale.highest;
    facts.isAllDifferent = scale.isWholeAndAllDifferent;
    facts.isWhole = facts.isWhole && !numbers.empty();
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
