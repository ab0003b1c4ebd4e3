#include "core/base/clock.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace vignette {

Clock systemClock() {
    if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::int64_t seconds = std::strtoll(fixed, nullptr, 10);
        return [seconds] { return seconds; };
    }
    return [] {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return static_cast<std::int64_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    };
}

Date dateOf(std::int64_t secondsSinceEpoch) {
    const std::int64_t days =
        secondsSinceEpoch >= 0 ? secondsSinceEpoch / 86400 : (secondsSinceEpoch - 86399) / 86400;
    return Date{static_cast<std::int32_t>(days)};
}

std::string isoTime(std::int64_t secondsSinceEpoch) {
    const Date day = dateOf(secondsSinceEpoch);
    const std::int64_t rest = secondsSinceEpoch - static_cast<std::int64_t>(day.days) * 86400;
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ", static_cast<int>(rest / 3600),
                  static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    return day.iso() + buffer.data();
}

} // namespace vignette
