#include "core/privacy/value_forms.h"

#include "core/base/dates.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

namespace vignette {

namespace {

bool hasAnyOf(std::string_view lower, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return containsWord(lower, word); });
}

} // namespace

Shape shapeOf(std::string_view text) {
    Shape shape;
    for (const char c : text) {
        shape.digits += isDigit(c);
        shape.letters += isLetter(c);
        shape.blanks += isBlank(c);
        shape.dashes += c == '-';
        shape.dots += c == '.';
        shape.slashes += c == '/';
        shape.colons += c == ':';
        shape.hasAt |= c == '@';
    }
    return shape;
}

bool isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool follows(std::string_view text, std::string_view pattern) {
    return std::ranges::equal(text, pattern, [](char c, char p) {
        if (p == '9') return isDigit(c);
        if (p == 'A') return isLetter(c);
        if (p == 'h') return isHexDigit(c);
        return c == p;
    });
}

bool hasEmail(std::string_view text) {
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        const auto isLocal = [](char c) {
            return isLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
        };
        if (at == 0 || !isLocal(text[at - 1])) continue;
        std::size_t end = at + 1;
        while (end < text.size() &&
               (isLetter(text[end]) || isDigit(text[end]) || text[end] == '.' || text[end] == '-'))
            ++end;
        std::string_view domain = text.substr(at + 1, end - at - 1);
        while (domain.ends_with('.'))
            domain.remove_suffix(1);
        const std::size_t dot = domain.rfind('.');
        if (dot != std::string_view::npos && dot > 0 && domain.size() - dot > 2 && isLetter(domain.back()))
            return true;
    }
    return false;
}

bool hasUrl(std::string_view text) {
    const std::string lower = toLowerAscii(text);
    return lower.find("http://") != std::string::npos || lower.find("https://") != std::string::npos ||
           lower.find("ftp://") != std::string::npos || lower.starts_with("www.") ||
           lower.find(" www.") != std::string::npos;
}

bool hasPhone(std::string_view text) {
    static constexpr std::array<std::string_view, 9> kForms = {
        "(999) 999-9999", "(999)999-9999",  "999-999-9999", "999.999.9999", "999 999 9999",
        "(999) 999 9999", "(999) 999.9999", "999/999-9999", "999 999-9999"};
    for (const std::string_view form : kForms) {
        for (std::size_t at = 0; at + form.size() <= text.size(); ++at) {
            const bool startsClean = at == 0 || (!isDigit(text[at - 1]) && text[at - 1] != '.');
            const std::size_t end = at + form.size();
            const bool endsClean = end == text.size() || !isDigit(text[end]);
            if (startsClean && endsClean && follows(text.substr(at, form.size()), form)) return true;
        }
    }
    return false;
}

bool isInternationalPhone(std::string_view text, const Shape& shape) {
    if (text.front() != '+' || shape.letters > 0 || shape.digits < 8 || shape.digits > 15) return false;
    return std::ranges::all_of(text, [](char c) {
        return isDigit(c) || std::string_view("+ -.()").find(c) != std::string_view::npos;
    });
}

bool isPhonePunctuated(std::string_view text, const Shape& shape) {
    if (shape.digits < 7 || shape.digits > 15) return false;
    return std::ranges::all_of(text, [](char c) {
        return isDigit(c) || std::string_view("+ -.()/x").find(c) != std::string_view::npos;
    });
}

bool isFullDate(std::string_view text) {
    using enum DateFormat;
    for (const DateFormat format :
         {IsoDash, IsoSlash, MonthDayYear, DayMonthYear, DayMonthName, MonthNameDay}) {
        const auto date = parseDate(text, format);
        if (date && date->year() >= 1850 && date->year() <= 2150) return true;
    }
    return false;
}

bool hasFullDate(std::string_view text) {
    if (isFullDate(text)) return true;
    constexpr std::size_t kShortestDate = 8;
    for (const std::string& word : split(text, ' '))
        if (word.size() >= kShortestDate && word.size() < text.size() && isFullDate(word)) return true;
    return false;
}

bool isShortYearDate(std::string_view text) {
    for (const std::string_view form : {"9/9/99", "99/9/99", "9/99/99", "99/99/99"})
        if (follows(text, form)) return true;
    return false;
}

bool isMonthName(std::string_view text) {
    return parseDate(std::string(text) + " 1, 2000", DateFormat::MonthNameDay).has_value();
}

bool isDatePart(std::string_view text) {
    if (follows(text, "9999-99") || follows(text, "9999/99"))
        return Date::from(2000, std::stoi(std::string(text.substr(5))), 1).has_value() &&
               (text.starts_with("19") || text.starts_with("20"));
    if (follows(text, "99/9999"))
        return Date::from(2000, std::stoi(std::string(text.substr(0, 2))), 1).has_value();
    const std::size_t gap = text.find_first_of(" -");
    if (gap == std::string_view::npos || gap < 3) return false;
    return follows(text.substr(gap + 1), "9999") && isMonthName(text.substr(0, gap));
}

bool isStreet(std::string_view text) {
    const std::string lower = toLowerAscii(text);
    if (lower.find("po box") != std::string::npos || lower.find("p.o. box") != std::string::npos) return true;
    if (!isDigit(text.front()) || text.find(' ') == std::string_view::npos) return false;
    return hasAnyOf(lower, {"street", "st",   "avenue", "ave",     "road",    "rd",        "drive",
                            "dr",     "lane", "ln",     "court",   "ct",      "boulevard", "blvd",
                            "place",  "pl",   "way",    "terrace", "circle",  "cir",       "highway",
                            "hwy",    "apt",  "suite",  "unit",    "parkway", "pkwy"});
}

bool endsInPlaceAndZip(std::string_view text) {
    for (std::size_t at = 1; at + 8 <= text.size(); ++at) {
        const std::string_view part = text.substr(at, 8);
        const bool isUpperState = part[0] >= 'A' && part[0] <= 'Z' && part[1] >= 'A' && part[1] <= 'Z';
        if (!isUpperState || !follows(part, "AA 99999")) continue;
        const bool startsClean = text[at - 1] == ' ' || text[at - 1] == ',';
        const bool endsClean = at + 8 == text.size() || !isDigit(text[at + 8]);
        if (startsClean && endsClean) return true;
    }
    return false;
}

bool isCoordinatePair(std::string_view text) {
    const std::size_t gap = text.find_first_of(", ");
    if (gap == std::string_view::npos) return false;
    const std::string_view first = text.substr(0, gap);
    const std::string_view second = trimmed(text.substr(gap + 1));
    const auto hasDecimals = [](std::string_view part) {
        const std::size_t dot = part.find('.');
        return dot != std::string_view::npos && part.size() - dot > 3;
    };
    const auto latitude = parseNumber(first);
    const auto longitude = parseNumber(second);
    return latitude && longitude && hasDecimals(first) && hasDecimals(second) && *latitude >= -90 &&
           *latitude <= 90 && *longitude >= -180 && *longitude <= 180;
}

bool isIpV6(std::string_view text, const Shape& shape) {
    if (shape.colons < 2 || shape.colons > 7 || text.size() > 39) return false;
    const bool isShortened = text.find("::") != std::string_view::npos;
    if (!isShortened && shape.colons != 7) return false;
    return std::ranges::all_of(text, [](char c) { return isHexDigit(c) || c == ':'; });
}

bool isImage(std::string_view text) {
    if (text.starts_with("data:image")) return true;
    constexpr std::size_t kLongRun = 200;
    return text.size() >= kLongRun && std::ranges::all_of(text, [](char c) {
               return isLetter(c) || isDigit(c) || c == '+' || c == '/' || c == '=';
           });
}

bool isCodeShape(std::string_view text, const Shape& shape) {
    return text.size() >= 4 && text.size() <= 40 && shape.blanks == 0 && shape.digits >= 3 &&
           std::ranges::all_of(text, [](char c) {
               return isLetter(c) || isDigit(c) ||
                      std::string_view("-_./:").find(c) != std::string_view::npos;
           });
}

} // namespace vignette
