#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vignette {

/// A calendar day, proleptic Gregorian, as days since 1970-01-01. No time, no zone.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;

    struct Parts {
        int year = 1970;
        int month = 1;
        int day = 1;
    };
    Parts parts() const;
    int year() const { return parts().year; }
    std::string iso() const; ///< YYYY-MM-DD
    /// Empty when there is no such day (30 February, month 13, year outside 1..9999).
    static std::optional<Date> from(int year, int month, int day);
};

/// How a column writes its dates. A column has one; DayMonth against MonthDay is decided over all rows.
enum class DateFormat {
    IsoDash,      ///< 2024-01-31, optionally followed by T or space and a time, which is dropped
    IsoSlash,     ///< 2024/01/31
    Compact,      ///< 20240131
    MonthDayYear, ///< 1/31/2024 or 01-31-2024, optionally with a time
    DayMonthYear, ///< 31/1/2024, 31.1.2024, 31-01-2024
    DayMonthName, ///< 31-Jan-2024, 31 January 2024
    MonthNameDay, ///< Jan 31, 2024
};

/// Reads text in exactly this format; surrounding blanks allowed. Empty when it does not fit or the day does
/// not exist.
std::optional<Date> parseDate(std::string_view text, DateFormat format);

/// Whole years between two days, as age is counted: the birthday itself counts; 29 February counts on 1
/// March.
int wholeYearsBetween(Date from, Date to);

} // namespace vignette
