#include "core/base/dates.h"

#include "core/base/text.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace vignette {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

/// Cuts digits off the front of `text`; empty when there are fewer than `least` or more than `most`.
std::optional<int> takeNumber(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (count < text.size() && isDigit(text[count])) {
        if (count == most) return std::nullopt;
        value = value * 10 + (text[count] - '0');
        ++count;
    }
    if (count < least) return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool takeOneOf(std::string_view& text, std::string_view marks) {
    if (text.empty() || marks.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// Accepts nothing more, or a time after T or a blank: 10:30, 10:30:00.000Z, 10:30 PM, +02:00.
bool isTimeOrNothing(std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.front() != 'T' && rest.front() != ' ') return false;
    rest.remove_prefix(1);
    if (rest.size() < 4) return false;
    for (const char c : rest)
        if (!isDigit(c) && std::string_view(":.+-Z APMapm").find(c) == std::string_view::npos) return false;
    return rest.find(':') != std::string_view::npos;
}

std::optional<int> takeMonthName(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && isLetter(text[length]))
        ++length;
    const std::string word = toLowerAscii(text.substr(0, length));
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
        const bool isFull = word == kMonths[month];
        const bool isShort =
            (word.size() == 3 || word == "sept") && kMonths[month].substr(0, word.size()) == word;
        if (!isFull && !isShort) continue;
        text.remove_prefix(length);
        return static_cast<int>(month) + 1;
    }
    return std::nullopt;
}

std::optional<Date> parseYearFirst(std::string_view text, std::string_view marks) {
    const auto year = takeNumber(text, 4, 4);
    if (!year || !takeOneOf(text, marks)) return std::nullopt;
    const auto month = takeNumber(text, 1, 2);
    if (!month || !takeOneOf(text, marks)) return std::nullopt;
    const auto day = takeNumber(text, 1, 2);
    if (!day || !isTimeOrNothing(text)) return std::nullopt;
    return Date::from(*year, *month, *day);
}

std::optional<Date> parseYearLast(std::string_view text, bool isMonthFirst) {
    const auto first = takeNumber(text, 1, 2);
    const char mark = text.empty() ? '\0' : text.front();
    if (!first || !takeOneOf(text, "/.-")) return std::nullopt;
    const auto second = takeNumber(text, 1, 2);
    if (!second || text.empty() || text.front() != mark) return std::nullopt;
    text.remove_prefix(1);
    const auto year = takeNumber(text, 4, 4);
    if (!year || !isTimeOrNothing(text)) return std::nullopt;
    return isMonthFirst ? Date::from(*year, *first, *second) : Date::from(*year, *second, *first);
}

std::optional<Date> parseCompact(std::string_view text) {
    if (text.size() != 8) return std::nullopt;
    const auto number = takeNumber(text, 8, 8);
    if (!number) return std::nullopt;
    return Date::from(*number / 10000, *number / 100 % 100, *number % 100);
}

std::optional<Date> parseDayMonthName(std::string_view text) {
    const auto day = takeNumber(text, 1, 2);
    if (!day || !takeOneOf(text, "- .")) return std::nullopt;
    const auto month = takeMonthName(text);
    if (!month || !takeOneOf(text, "- .")) return std::nullopt;
    const auto year = takeNumber(text, 4, 4);
    if (!year || !isTimeOrNothing(text)) return std::nullopt;
    return Date::from(*year, *month, *day);
}

std::optional<Date> parseMonthNameDay(std::string_view text) {
    const auto month = takeMonthName(text);
    if (!month || !takeOneOf(text, " ")) return std::nullopt;
    const auto day = takeNumber(text, 1, 2);
    if (!day || !takeOneOf(text, ",")) return std::nullopt;
    takeOneOf(text, " ");
    const auto year = takeNumber(text, 4, 4);
    if (!year || !isTimeOrNothing(text)) return std::nullopt;
    return Date::from(*year, *month, *day);
}

} // namespace

Date::Parts Date::parts() const {
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days}}};
    return {.year = static_cast<int>(ymd.year()),
            .month = static_cast<int>(static_cast<unsigned>(ymd.month())),
            .day = static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::string Date::iso() const {
    const Parts p = parts();
    std::array<char, 24> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", p.year, p.month, p.day);
    return buffer.data();
}

std::optional<Date> Date::from(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) return std::nullopt;
    return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> parseDate(std::string_view text, DateFormat format) {
    text = trimmed(text);
    switch (format) {
    case DateFormat::IsoDash:
        return parseYearFirst(text, "-");
    case DateFormat::IsoSlash:
        return parseYearFirst(text, "/");
    case DateFormat::Compact:
        return parseCompact(text);
    case DateFormat::MonthDayYear:
        return parseYearLast(text, true);
    case DateFormat::DayMonthYear:
        return parseYearLast(text, false);
    case DateFormat::DayMonthName:
        return parseDayMonthName(text);
    case DateFormat::MonthNameDay:
        return parseMonthNameDay(text);
    }
    return std::nullopt;
}

int wholeYearsBetween(Date from, Date to) {
    const Date::Parts a = from.parts();
    const Date::Parts b = to.parts();
    const bool isBeforeBirthday = b.month < a.month || (b.month == a.month && b.day < a.day);
    return b.year - a.year - (isBeforeBirthday ? 1 : 0);
}

} // namespace vignette
