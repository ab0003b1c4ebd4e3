#include "core/rollup/code_patterns.h"

#include "core/base/text.h"

#include <algorithm>
#include <functional>

namespace vignette {

namespace {

constexpr std::uint64_t kFewestCodes = 3;
constexpr std::uint64_t kMostlyPercent = 80;

bool mostCellsAre(const ColumnSurvey& column, bool (*isCode)(std::string_view)) {
    if (!column.hasAllLevels) return false;
    std::uint64_t cells = 0;
    std::uint64_t codes = 0;
    for (const LevelCount& level : column.levels) {
        if (!isCode(trimmed(level.text))) continue;
        cells += level.count;
        ++codes;
    }
    return codes >= kFewestCodes && cells * 100 >= column.valueCount * kMostlyPercent;
}

} // namespace

bool isIcd10Code(std::string_view code) {
    std::string plain;
    for (std::size_t i = 0; i < code.size(); ++i)
        if (code[i] != '.' || i != 3) plain += code[i];
    if (plain.size() < 3 || plain.size() > 7 || !isLetter(plain[0]) || !isDigit(plain[1])) return false;
    if (!std::ranges::all_of(plain, [](char c) { return isLetter(c) || isDigit(c); })) return false;
    // All digits behind the letter but for a last letter or X fillers: words such as "A1b" fall out.
    return isDigit(plain[2]) || plain[2] == 'A' || plain[2] == 'B';
}

bool isLoincCode(std::string_view code) {
    const std::size_t dash = code.find('-');
    if (dash == std::string_view::npos || dash == 0 || dash > 5 || code.size() != dash + 2) return false;
    int sum = 0;
    bool isDoubled = false;
    for (std::size_t i = code.size(); i-- > 0;) {
        if (i == dash) continue;
        if (!isDigit(code[i])) return false;
        const int digit = code[i] - '0';
        sum += !isDoubled ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        isDoubled = !isDoubled;
    }
    return sum % 10 == 0;
}

bool holdsIcd10(const ColumnSurvey& column) {
    return mostCellsAre(column, isIcd10Code);
}
bool holdsLoinc(const ColumnSurvey& column) {
    return mostCellsAre(column, isLoincCode);
}

} // namespace vignette
