#include "core/ingest/xlsx_number_format.h"

#include "core/base/dates.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vignette {

namespace {

constexpr std::int64_t kThousandthsADay = 86'400'000;

bool isOneOf(char c, std::string_view letters) {
    return letters.find(c) != std::string_view::npos;
}

/// The letters of the first section that are neither quoted nor escaped, in small letters; elapsed times keep
/// their bracket: `yyyy"-"mm;@` gives "yyyymm", `[h]:mm` gives "[h:mm".
std::string bareCode(std::string_view code) {
    std::string bare;
    bool isInQuotes = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') {
            isInQuotes = !isInQuotes;
        } else if (isInQuotes) {
            continue;
        } else if (c == ';') {
            break;
        } else if (isOneOf(c, "\\_*")) {
            ++i; // the next character is shown, left as a gap, or repeated
        } else if (c == '[') {
            const std::size_t close = std::min(code.find(']', i), code.size());
            const std::string inside = toLowerAscii(code.substr(i + 1, close - i - 1));
            const bool isElapsed = !inside.empty() && isOneOf(inside.front(), "hms") &&
                                   inside.find_first_not_of(inside.front()) == std::string::npos;
            if (isElapsed) bare += "[" + inside;
            i = close;
        } else {
            bare += c;
        }
    }
    return toLowerAscii(bare);
}

std::string twoDigits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// 09:30:00, or 09:30:00.250.
std::string clockText(std::int64_t thousandths) {
    const std::int64_t seconds = thousandths / 1000;
    std::string text =
        twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60);
    const std::int64_t rest = thousandths % 1000;
    if (rest == 0) return text;
    return text + (rest < 10 ? ".00" : rest < 100 ? ".0" : ".") + std::to_string(rest);
}

/// The day of a whole serial number; empty when there is none.
std::string dayText(std::int64_t serial, DateEpoch epoch) {
    constexpr std::int64_t kNeverWas = 60;
    const Date zero1900 = *Date::from(1899, 12, 30); // right from 1900-03-01 on
    const Date zero1904 = *Date::from(1904, 1, 1);
    const Date last = *Date::from(9999, 12, 31);
    if (epoch == DateEpoch::From1900 && serial == kNeverWas) return "1900-02-29";
    if (epoch == DateEpoch::From1900 && serial < 1) return {};
    if (serial < 0) return {};
    std::int64_t days = serial + (epoch == DateEpoch::From1900 ? zero1900 : zero1904).days;
    if (epoch == DateEpoch::From1900 && serial < kNeverWas) ++days;
    return days > last.days ? std::string() : Date{static_cast<std::int32_t>(days)}.iso();
}

} // namespace

NumberShows whatFormatShows(std::string_view code) {
    const std::string bare = bareCode(code);
    if (bare.find('[') != std::string::npos) return NumberShows::Duration;
    if (bare.find("general") != std::string::npos) return NumberShows::Number;
    const auto has = [&bare](std::string_view letters) {
        return bare.find_first_of(letters) != std::string::npos;
    };
    if (has("dy")) return NumberShows::Day;
    if (has("hs")) return NumberShows::Time;
    return has("m") ? NumberShows::Day : NumberShows::Number;
}

NumberShows whatBuiltInFormatShows(int id) {
    const auto isWithin = [id](int first, int last) { return id >= first && id <= last; };
    if (id == 46) return NumberShows::Duration;
    if (isWithin(18, 21) || id == 45 || id == 47) return NumberShows::Time;
    if (isWithin(14, 22) || isWithin(27, 36) || isWithin(50, 58)) return NumberShows::Day;
    return NumberShows::Number;
}

std::string serialText(double serial, NumberShows shows, DateEpoch epoch) {
    constexpr double kBeyondAnyDay = 4e6;
    if (shows == NumberShows::Number || !(serial >= 0.0) || serial > kBeyondAnyDay) return {};
    const auto thousandths =
        static_cast<std::int64_t>(std::llround(serial * static_cast<double>(kThousandthsADay)));
    if (shows == NumberShows::Duration) return clockText(thousandths);
    const std::int64_t day = thousandths / kThousandthsADay;
    const std::int64_t time = thousandths % kThousandthsADay;
    const bool isTimeAlone =
        day == 0 && (shows == NumberShows::Time || (epoch == DateEpoch::From1900 && time > 0));
    if (isTimeAlone) return clockText(time);
    std::string text = dayText(day, epoch);
    if (!text.empty() && time > 0) text += "T" + clockText(time);
    return text;
}

} // namespace vignette
