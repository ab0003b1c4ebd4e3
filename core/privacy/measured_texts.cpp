#include "core/privacy/measured_texts.h"

#include "core/base/text.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace vignette {

namespace {

constexpr double kSmallestRecordNumber = 1e6;

/// One to three digits.
bool isShortNumber(std::string_view text) {
    return !text.empty() && text.size() <= 3 && std::ranges::all_of(text, isDigit);
}

/// 14:30, 02:15:00, 2:15 PM.
bool isClock(std::string_view text) {
    for (const std::string_view half : {" AM", " PM", " am", " pm", "AM", "PM", "am", "pm"})
        if (text.ends_with(half)) text.remove_suffix(half.size());
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || !isShortNumber(text.substr(0, colon))) return false;
    const std::string_view rest = text.substr(colon + 1);
    const auto isTwo = [](std::string_view part) {
        return part.size() == 2 && isDigit(part[0]) && isDigit(part[1]);
    };
    if (isTwo(rest)) return true;
    return rest.size() == 5 && rest[2] == ':' && isTwo(rest.substr(0, 2)) && isTwo(rest.substr(3));
}

/// 120/80.
bool isPressure(std::string_view text) {
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && isShortNumber(text.substr(0, slash)) &&
           isShortNumber(text.substr(slash + 1));
}

/// $1,234.50
bool isMoney(std::string_view text) {
    std::size_t mark = 0;
    for (const std::string_view sign : {"$", "€", "£", "-$"})
        if (text.starts_with(sign)) mark = sign.size();
    if (mark == 0 || mark >= text.size()) return false;
    return std::ranges::all_of(text.substr(mark),
                               [](char c) { return isDigit(c) || c == ',' || c == '.' || c == ' '; });
}

/// 45 %, PT15M.
bool isShareOrSpan(std::string_view text) {
    if (text.starts_with("PT"))
        return text.size() > 2 && isDigit(text[2]) &&
               text.find_first_not_of("0123456789HMS.", 2) == std::string_view::npos;
    if (!text.ends_with('%')) return false;
    text.remove_suffix(1);
    return parseNumber(text).has_value();
}

bool isNumberLikeACode(std::string_view text, double number) {
    const bool isWhole = std::ranges::all_of(text, isDigit);
    const bool hasZeros = isWhole && text.size() >= 4 && text.front() == '0';
    const bool isDecimalOfWhole = text.ends_with(".0");
    return hasZeros || ((isWhole || isDecimalOfWhole) && number >= kSmallestRecordNumber);
}

/// 1, 2, 3 … beside a few words numbers rows.
bool isRun(const ColumnSurvey& column) {
    if (!column.minimum || column.distinctCount * 50 < column.numberCount * 49) return false;
    const auto isDecimal = [](const LevelCount& level) {
        return level.text.find('.') != std::string::npos && !level.text.ends_with(".0");
    };
    if (std::ranges::any_of(column.levels, isDecimal)) return false;
    return *column.maximum - *column.minimum < 1.2 * static_cast<double>(column.numberCount);
}

} // namespace

bool isMeasured(const ColumnSurvey& column) {
    if (!column.hasAllLevels || column.levels.empty() || isRun(column)) return false;
    constexpr std::size_t kMostWords = 3;
    std::uint64_t measured = 0;
    std::uint64_t codes = 0;
    std::size_t words = 0;
    for (const LevelCount& level : column.levels) {
        const auto number = parseNumber(level.text);
        if (number && isNumberLikeACode(level.text, *number))
            codes += level.count;
        else if (number || isClock(level.text) || isPressure(level.text) || isMoney(level.text) ||
                 isShareOrSpan(level.text))
            measured += level.count;
        else if (++words > kMostWords)
            return false;
    }
    return codes * 50 <= column.valueCount && measured * 2 >= column.valueCount;
}

} // namespace vignette
