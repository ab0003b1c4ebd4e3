#pragma once

#include <string>
#include <string_view>

namespace vignette {

/// What a number format makes of a number, as far as its value is concerned.
enum class NumberShows {
    Number,
    Day,      ///< a calendar day, with or without a time of day
    Time,     ///< a time of day alone
    Duration, ///< hours, minutes or seconds gone by: [h]:mm
};

/// A format code such as "dd/mm/yyyy;@": d, m, y, h or s outside quotes, escapes and brackets make it a date
/// or time; [h], [m], [s] a duration; [Red], [$-409] and AM/PM say nothing. The first section counts
/// (ECMA-376 part 1, 18.8.31).
NumberShows whatFormatShows(std::string_view code);

/// The formats that a workbook need not spell out: 14–22 and 45–47, and 27–36 and 50–58, which are dates in
/// every language that has them (ECMA-376 part 1, 18.8.30).
NumberShows whatBuiltInFormatShows(int id);

/// Day zero of a workbook's serial numbers.
enum class DateEpoch {
    From1900, ///< 1 is 1900-01-01, and 60 the day 1900-02-29 that never was
    From1904, ///< 0 is 1904-01-01
};

/// A serial number as ISO text: 2024-01-31, 2024-01-31T09:30:00 when it has a time of day, 09:30:00 alone
/// below one day, 36:00:00 for a duration; thousandths of a second only where there are any. Serial 60 of
/// 1900 gives 1900-02-29, as Excel shows it. Empty for what no calendar day is (before the epoch, after
/// 9999-12-31).
std::string serialText(double serial, NumberShows shows, DateEpoch epoch);

} // namespace vignette
