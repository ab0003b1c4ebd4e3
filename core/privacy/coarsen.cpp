#include "core/privacy/coarsen.h"

#include "core/base/text.h"

#include <cmath>

namespace vignette {

std::optional<double> lowestAge(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && !isDigit(text[begin]))
        ++begin;
    std::size_t end = begin;
    double age = 0.0;
    while (end < text.size() && isDigit(text[end]) && end - begin < 4)
        age = age * 10 + (text[end++] - '0');
    if (end == begin) return std::nullopt;
    const std::string_view before = text.substr(0, begin);
    const bool isAbove = before.ends_with('>') || before.ends_with("> ") || containsWord(before, "over") ||
                         containsWord(before, "above");
    const bool isBelow = before.find('<') != std::string_view::npos || containsWord(before, "under") ||
                         containsWord(before, "below");
    if (isBelow) return 0.0;
    return isAbove ? age + 1 : age;
}

std::string cappedAgeText(std::string_view text) {
    const auto age = lowestAge(text);
    return age && *age >= kOldestAge ? "90+" : std::string(text);
}

std::optional<double> ageFromBirthDate(Date birth, Date dataEnd) {
    const int years = wholeYearsBetween(birth, dataEnd);
    if (birth > dataEnd || years > kOldestPossibleAge) return std::nullopt;
    return cappedAge(years);
}

std::optional<double> ageFromBirthYear(double year, Date dataEnd) {
    const double years = dataEnd.year() - std::floor(year);
    if (years < 0 || years > kOldestPossibleAge) return std::nullopt;
    return cappedAge(years);
}

} // namespace vignette
