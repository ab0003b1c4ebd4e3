#include "core/ingest/value_profile.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr double kLargestWhole = 9007199254740992.0; // 2^53
constexpr std::size_t kLongestDate = 40;

template<typename T> void keepSmaller(std::optional<T>& kept, const std::optional<T>& value) {
    if (value && (!kept || *value < *kept)) kept = value;
}
template<typename T> void keepLarger(std::optional<T>& kept, const std::optional<T>& value) {
    if (value && (!kept || *kept < *value)) kept = value;
}

/// Cheap look before seven parsers run: a date has a digit and two marks, or eight digits.
bool mayBeDate(std::string_view value) {
    if (value.size() < 8 || value.size() > kLongestDate) return false;
    std::size_t marks = 0;
    std::size_t digits = 0;
    for (const char c : value) {
        if (isDigit(c))
            ++digits;
        else if (c == '-' || c == '/' || c == '.' || c == ' ' || c == ',')
            ++marks;
    }
    return (marks >= 2 && digits >= 5) || (digits == 8 && value.size() == 8);
}

} // namespace

void ValueProfile::add(std::string_view value, std::uint64_t count, const NumberReader& reader) {
    values += count;
    longestBytes = std::max<std::uint64_t>(longestBytes, value.size());
    shortestBytes = std::min<std::uint64_t>(shortestBytes, value.size());
    if (const auto number = reader.read(value)) {
        addNumber(value, *number, count);
        words += count;
    } else {
        addWords(value, count);
        if (isCodeLike(value)) codes += count;
    }
    if (mayBeDate(value)) addDates(value, count);
}

void ValueProfile::addNumber(std::string_view value, double number, std::uint64_t count) {
    numbers += count;
    keepSmaller(minimum, std::optional(number));
    keepLarger(maximum, std::optional(number));
    if (number == std::floor(number) && std::fabs(number) <= kLargestWhole) wholeNumbers += count;
    if (value.front() == '0' && hasLeadingZero(value)) leadingZeros += count;
    if (value.size() > 15 && isLongDigits(value)) longDigits += count;
    if (value.find_first_of("eE") == std::string_view::npos) return;
    if (isExponentCode(value)) {
        exponentCodes += count;
        codes += count;
    } else {
        exponents += count;
    }
}

void ValueProfile::addDates(std::string_view value, std::uint64_t count) {
    bool isYearLast = false;
    for (std::size_t i = 0; i < kDateFormats; ++i) {
        const auto format = static_cast<DateFormat>(i);
        const auto date = parseDate(value, format);
        if (!date) continue;
        dates[i].count += count;
        keepSmaller(dates[i].first, date);
        keepLarger(dates[i].last, date);
        isYearLast = isYearLast || format == DateFormat::MonthDayYear || format == DateFormat::DayMonthYear;
    }
    if (isYearLast && value.find('.') < 3) digitDates += count;
}

void ValueProfile::addWords(std::string_view value, std::uint64_t count) {
    std::uint64_t found = 0;
    bool isInWord = false;
    bool hasBlank = false;
    for (const char c : value) {
        const bool isWordByte = !isBlank(c);
        if (isWordByte && !isInWord) ++found;
        isInWord = isWordByte;
        hasBlank = hasBlank || !isWordByte;
    }
    words += found * count;
    if (hasBlank) withBlanks += count;
}

void ValueProfile::merge(const ValueProfile& other) {
    values += other.values;
    numbers += other.numbers;
    wholeNumbers += other.wholeNumbers;
    leadingZeros += other.leadingZeros;
    longDigits += other.longDigits;
    exponentCodes += other.exponentCodes;
    exponents += other.exponents;
    codes += other.codes;
    words += other.words;
    withBlanks += other.withBlanks;
    digitDates += other.digitDates;
    longestBytes = std::max(longestBytes, other.longestBytes);
    shortestBytes = std::min(shortestBytes, other.shortestBytes);
    keepSmaller(minimum, other.minimum);
    keepLarger(maximum, other.maximum);
    for (std::size_t i = 0; i < kDateFormats; ++i) {
        dates[i].count += other.dates[i].count;
        keepSmaller(dates[i].first, other.dates[i].first);
        keepLarger(dates[i].last, other.dates[i].last);
    }
}

} // namespace vignette
