#include "core/privacy/value_forms.h"

#include "core/base/dates.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

namespace {

enum Kind : std::uint8_t {
    Other,
    Digit,
    Letter,
    Blank,
    Dash,
    Dot,
    Slash,
    Colon,
    At,
    Bracket,
    Odd,
    KindCount
};

constexpr std::array<std::uint8_t, 256> kKinds = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const char c = static_cast<char>(i);
        kinds[i] = isDigit(c)              ? Digit
                   : isLetter(c)           ? Letter
                   : isBlank(c)            ? Blank
                   : c == '-'              ? Dash
                   : c == '.'              ? Dot
                   : c == '/'              ? Slash
                   : c == ':'              ? Colon
                   : c == '@'              ? At
                   : c == '[' || c == '('  ? Bracket
                   : i >= 0x80 || c == '_' ? Odd
                                           : Other;
    }
    return kinds;
}();

} // namespace

Shape shapeOf(std::string_view text) {
    std::array<std::uint32_t, KindCount> counts{};
    for (const char c : text)
        ++counts[kKinds[static_cast<unsigned char>(c)]];
    return {.digits = counts[Digit],
            .letters = counts[Letter],
            .blanks = counts[Blank],
            .dashes = counts[Dash],
            .dots = counts[Dot],
            .slashes = counts[Slash],
            .colons = counts[Colon],
            .hasAt = counts[At] > 0,
            .hasBracket = counts[Bracket] > 0,
            .hasOdd = counts[Odd] > 0};
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
    const bool hasBracket = text.find_first_of("[(") != std::string_view::npos;
    for (const std::string_view written : {" [at] ", "[at]", " (at) ", "(at)"})
        if (const std::size_t at = hasBracket ? toLowerAscii(text).find(written) : std::string::npos;
            at != std::string::npos)
            return hasEmail(std::string(text.substr(0, at)) + "@" +
                            std::string(text.substr(at + written.size())));
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

bool hasPhone(std::string_view text) {
    static constexpr std::array<std::string_view, 11> kForms = {
        "(999) 999-9999", "(999)999-9999",  "(999)9999999",   "999 9999999",  "999-999-9999", "999.999.9999",
        "999 999 9999",   "(999) 999 9999", "(999) 999.9999", "999/999-9999", "999 999-9999"};
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

bool hasInternationalPhone(std::string_view text) {
    for (std::size_t at = text.find('+'); at != std::string_view::npos; at = text.find('+', at + 1)) {
        if (at > 0 && (isLetter(text[at - 1]) || isDigit(text[at - 1]))) continue;
        std::size_t digits = 0;
        std::size_t end = at + 1;
        while (end < text.size() &&
               (isDigit(text[end]) || std::string_view(" -.()/").find(text[end]) != std::string_view::npos))
            digits += isDigit(text[end++]);
        if (digits >= 8 && digits <= 15 && at + 1 < text.size() && isDigit(text[at + 1])) return true;
    }
    return false;
}

bool isPhonePunctuated(std::string_view text, const Shape& shape) {
    if (shape.digits < 7 || shape.digits > 15) return false;
    return std::ranges::all_of(text, [](char c) {
        return isDigit(c) || std::string_view("+ -.()/x").find(c) != std::string_view::npos;
    });
}

bool isMonthName(std::string_view text) {
    return parseDate(std::string(text) + " 1, 2000", DateFormat::MonthNameDay).has_value();
}

bool isDatePart(std::string_view text) {
    if (follows(text, "9999-99") || follows(text, "9999/99"))
        return Date::from(2000, std::stoi(std::string(text.substr(5))), 1).has_value() &&
               (text.starts_with("19") || text.starts_with("20"));
    if (follows(text, "99/9999") || follows(text, "9/9999"))
        return Date::from(2000, std::stoi(std::string(text.substr(0, text.find('/')))), 1).has_value();
    const std::size_t gap = text.find_first_of(" -");
    if (gap == std::string_view::npos || gap < 3) return false;
    return follows(text.substr(gap + 1), "9999") && isMonthName(text.substr(0, gap));
}

namespace {

bool isWayWord(std::string_view lower) {
    static constexpr std::array<std::string_view, 29> kWays = {
        "street", "st",      "avenue",    "ave",  "road",  "rd",   "drive",   "dr",      "lane",   "ln",
        "court",  "ct",      "boulevard", "blvd", "place", "pl",   "way",     "terrace", "ter",    "circle",
        "cir",    "highway", "hwy",       "apt",  "suite", "unit", "parkway", "pkwy",    "landing"};
    while (lower.ends_with('.') || lower.ends_with(','))
        lower.remove_suffix(1);
    return std::ranges::find(kWays, lower) != kWays.end();
}

/// Lindenweg 12, Hauptstraße 5a; Calle Mayor 5; 12 rue Pasteur.
bool isForeignStreet(std::string_view lower) {
    static constexpr std::array<std::string_view, 12> kEndings = {"strasse", "straße", "str.",  "weg",
                                                                  "platz",   "allee",  "gasse", "damm",
                                                                  "ufer",    "ring",   "markt", "chaussee"};
    static constexpr std::array<std::string_view, 9> kStarts = {
        "calle ", "avenida ", "avda", "plaza ", "paseo ", "carrera ", "via ", "rue ", "c/ "};
    static constexpr std::array<std::string_view, 6> kInside = {" rue ",    " avenue ", " boulevard ",
                                                                " chemin ", " place ",  " quai "};
    const bool startsWithNumber = isDigit(lower.front());
    if (startsWithNumber)
        return std::ranges::any_of(
            kInside, [&](std::string_view word) { return lower.find(word) != std::string_view::npos; });
    if (std::ranges::any_of(kStarts, [&](std::string_view start) { return lower.starts_with(start); }))
        return true;
    const std::size_t gap = lower.rfind(' ');
    if (gap == std::string_view::npos || gap + 1 >= lower.size() || !isDigit(lower[gap + 1])) return false;
    const std::string_view name = lower.substr(0, gap);
    return std::ranges::any_of(kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace

bool isStreet(std::string_view text) {
    const std::string lower = toLowerAscii(text);
    if (lower.find("po box") != std::string::npos || lower.find("p.o. box") != std::string::npos) return true;
    if (lower.find(' ') == std::string::npos) return false;
    if (isForeignStreet(lower)) return true;
    if (!isDigit(lower.front())) return false;
    const std::vector<std::string> words = split(lower, ' ');
    return std::any_of(words.begin() + 1, words.end(), isWayWord);
}

bool hasStreet(std::string_view text) {
    const std::vector<std::string> words = split(text, ' ');
    constexpr std::size_t kLongestNumber = 5;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const std::string& number = words[i];
        if (number.empty() || number.size() > kLongestNumber || !std::ranges::all_of(number, isDigit))
            continue;
        for (std::size_t k = i + 1; k < words.size() && k <= i + 3 && !words[k].empty(); ++k) {
            const char first = words[k].front();
            if (!isDigit(first) && !(first >= 'A' && first <= 'Z')) break;
            if (k > i + 1 && isWayWord(toLowerAscii(words[k]))) return true;
        }
    }
    return false;
}

bool isCounty(std::string_view text) {
    if (std::string_view("yhYH").find(text.back()) == std::string_view::npos) return false;
    const std::string lower = toLowerAscii(text);
    return lower.ends_with(" county") || lower.ends_with(" parish") || lower.ends_with(" borough") ||
           lower.ends_with(" cnty");
}

bool isStateAndZip(std::string_view text) {
    static constexpr std::string_view kStates =
        " al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny "
        "nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy pr vi gu ";
    if (!follows(text, "AA 99999") && !follows(text, "AA 99999-9999")) return false;
    return kStates.find(" " + toLowerAscii(text.substr(0, 2)) + " ") != std::string_view::npos;
}

bool isForeignPostalCode(std::string_view text) {
    for (const std::string_view form :
         {"A9A 9A9", "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", "A9A9A9"})
        if (follows(text, form)) return true;
    return false;
}

bool isNoAnswer(std::string_view text) {
    static constexpr std::array<std::string_view, 24> kWords = {
        "unknown",       "none",        "not on file", "refused",   "n/a", "na",
        "null",          "?",           "-",           "--",        ".",   "missing",
        "not available", "declined",    "not given",   "no answer", "unk", "not applicable",
        "unbekannt",     "desconocido", "nil",         "inconnu",   "tbd", "withheld"};
    constexpr std::size_t kLongest = 14;
    if (text.size() > kLongest) return false;
    return std::ranges::find(kWords, toLowerAscii(text)) != kWords.end();
}

bool isImageFile(std::string_view text) {
    constexpr std::size_t kLongestEnding = 5;
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || text.size() - dot > kLongestEnding) return false;
    static constexpr std::array<std::string_view, 11> kEndings = {
        ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".dcm", ".svg"};
    return std::ranges::find(kEndings, toLowerAscii(text.substr(dot))) != kEndings.end();
}

bool isSpacedCode(std::string_view text, const Shape& shape) {
    constexpr std::size_t kLongest = 40;
    constexpr std::size_t kMostBlanks = 6;
    if (shape.blanks == 0 || shape.blanks > kMostBlanks || shape.digits < 3 || text.size() > kLongest)
        return false;
    return shape.letters <= 2 * shape.digits && std::ranges::all_of(text, [](char c) {
               return isLetter(c) || isDigit(c) ||
                      std::string_view(" -_./:#").find(c) != std::string_view::npos;
           });
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

bool isCoordinateText(std::string_view text) {
    if (toLowerAscii(text.substr(0, 5)) == "point") return text.find('(') != std::string_view::npos;
    const bool hasDegrees = text.find("°") != std::string_view::npos;
    return hasDegrees && text.find('\'') != std::string_view::npos &&
           text.find_first_of("NSns") != std::string_view::npos &&
           text.find_first_of("EWewOo") != std::string_view::npos;
}

bool isImage(std::string_view text) {
    if (text.starts_with("data:image")) return true;
    constexpr std::size_t kLongRun = 200;
    constexpr std::size_t kPictureRun = 60;
    if (text.size() < kPictureRun) return false;
    // How JPEG, PNG, GIF, BMP and WebP begin in base64.
    static constexpr std::array<std::string_view, 5> kBeginnings = {"/9j/", "iVBORw0KGgo", "R0lGOD", "Qk0",
                                                                    "UklGR"};
    const bool isPicture =
        std::ranges::any_of(kBeginnings, [&](std::string_view start) { return text.starts_with(start); });
    return (isPicture || text.size() >= kLongRun) && std::ranges::all_of(text, [](char c) {
               return isLetter(c) || isDigit(c) || c == '+' || c == '/' || c == '=';
           });
}

bool isCodeShape(std::string_view text, const Shape& shape) {
    return text.size() >= 4 && text.size() <= 40 && shape.blanks == 0 &&
           (shape.digits >= 3 || (shape.digits >= 1 && text.size() >= 16)) &&
           std::ranges::all_of(text, [](char c) {
               return isLetter(c) || isDigit(c) ||
                      std::string_view("-_./:+=").find(c) != std::string_view::npos;
           });
}

} // namespace vignette
