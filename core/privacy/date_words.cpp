#include "core/privacy/date_words.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/privacy/value_core.h"
#include "core/privacy/value_forms.h"

#include <algorithm>
#include <array>
#include <string>

namespace vignette {

namespace {

constexpr int kFirstYear = 1850;
constexpr int kLastYear = 2150;

bool isYear(int number) {
    return number >= kFirstYear && number <= kLastYear;
}

/// A run of digits or of letters. Not initialised: a look at a value makes a whole array of them.
struct Token {
    std::size_t begin;
    std::size_t end;
    int number;
    bool isNumber;
    std::size_t size() const { return end - begin; }
};

constexpr std::size_t kMostTokens = 24;

struct Tokens {
    explicit Tokens(std::string_view whole) : source(whole) {}
    std::string_view source;
    std::array<Token, kMostTokens>
        items; // NOLINT(cppcoreguidelines-pro-type-member-init): filled up to count
    std::size_t count = 0;
    std::string_view textOf(const Token& token) const { return source.substr(token.begin, token.size()); }
};

bool isWordByte(char c) {
    return isLetter(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Up to kMostTokens runs from `begin` on; longer texts are read in windows.
Tokens tokensFrom(std::string_view text, std::size_t begin) {
    Tokens tokens(text);
    std::size_t i = begin;
    while (i < text.size() && tokens.count < kMostTokens) {
        const bool isNumber = isDigit(text[i]);
        if (!isNumber && !isWordByte(text[i])) {
            ++i;
            continue;
        }
        Token& token = tokens.items[tokens.count++];
        token.begin = i;
        token.isNumber = isNumber;
        token.number = 0;
        while (i < text.size() && (isNumber ? isDigit(text[i]) : isWordByte(text[i]))) {
            if (isNumber && token.number < 1'000'000) token.number = token.number * 10 + (text[i] - '0');
            ++i;
        }
        token.end = i;
    }
    return tokens;
}

bool isMonthWord(std::string_view word) {
    static constexpr std::array<std::string_view, 70> kMonths = {
        "jan",       "january",   "januar", "janvier",  "ene",       "enero",     "feb",        "february",
        "februar",   "fevrier",   "fev",    "febrero",  "mar",       "march",     "marz",       "mrz",
        "mars",      "marzo",     "apr",    "april",    "avril",     "avr",       "abr",        "abril",
        "may",       "mai",       "mayo",   "jun",      "june",      "juni",      "juin",       "junio",
        "jul",       "july",      "juli",   "juillet",  "julio",     "aug",       "august",     "aout",
        "ago",       "agosto",    "sep",    "sept",     "september", "septembre", "septiembre", "set",
        "oct",       "october",   "okt",    "oktober",  "octobre",   "octubre",   "nov",        "november",
        "novembre",  "noviembre", "dec",    "december", "dez",       "dezember",  "decembre",   "dic",
        "diciembre", "janv",      "fevr",   "juil",     "maerz",     "setiembre"};
    constexpr std::size_t kLongestMonth = 12;
    if (word.size() < 3 || word.size() > kLongestMonth) return false;
    static constexpr std::string_view kFirstLetters = "jefmasondJEFMASOND";
    if (kFirstLetters.find(word.front()) == std::string_view::npos) return false;
    const auto isMonth = [](std::string_view plain) {
        return std::ranges::any_of(kMonths, [plain](std::string_view month) {
            return month.front() == plain.front() && month == plain;
        });
    };
    const bool isAscii = std::ranges::all_of(word, isLetter);
    if (!isAscii) return isMonth(toLowerAscii(withoutAccents(word)));
    std::array<char, kLongestMonth> lower{};
    std::ranges::transform(word, lower.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    return isMonth({lower.data(), word.size()});
}

bool isJoinWord(const Tokens& tokens, std::size_t at) {
    const Token& token = tokens.items[at];
    static constexpr std::array<std::string_view, 8> kJoins = {"de", "del", "of", "the",
                                                               "st", "nd",  "rd", "th"};
    return !token.isNumber && std::ranges::find(kJoins, toLowerAscii(tokens.textOf(token))) != kJoins.end();
}

bool isDay(const Token* token) {
    return token != nullptr && token->isNumber && token->size() <= 2 && token->number >= 1 &&
           token->number <= 31;
}
bool isFullYear(const Token* token) {
    return token != nullptr && token->isNumber && token->size() == 4 && isYear(token->number);
}

/// The next token that is no "de", "of" or "th", or null.
const Token* neighbour(const Tokens& tokens, std::size_t from, int step) {
    auto at = static_cast<std::ptrdiff_t>(from) + step;
    while (at >= 0 && at < static_cast<std::ptrdiff_t>(tokens.count) &&
           isJoinWord(tokens, static_cast<std::size_t>(at)))
        at += step;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(tokens.count)) return nullptr;
    return &tokens.items[static_cast<std::size_t>(at)];
}

SignSet signsAroundMonth(const Tokens& tokens, std::size_t month) {
    const Token* before = neighbour(tokens, month, -1);
    const Token* after = neighbour(tokens, month, +1);
    const Token* afterNext =
        after == nullptr ? nullptr
                         : neighbour(tokens, static_cast<std::size_t>(after - tokens.items.data()), +1);
    if (isDay(before) && isFullYear(after)) return bitOf(Sign::DateForm);
    if (isDay(after) && (isFullYear(afterNext) || isFullYear(before))) return bitOf(Sign::DateForm);
    // "May 19", "Mar 2024" and nothing else; "may take 2" is no date.
    const bool isAlone = tokens.count <= 4;
    const bool isPart = isFullYear(after) || isFullYear(before) || isDay(before) || isDay(after);
    return isAlone && isPart ? bitOf(Sign::DatePartForm) : 0;
}

bool isCalendarDay(int year, int month, int day) {
    return isYear(year) && Date::from(year, month, day).has_value();
}

/// Three numbers with one mark between them.
SignSet signsOfThree(std::string_view text, const Token& a, const Token& b, const Token& c) {
    if (!a.isNumber || !b.isNumber || !c.isNumber || b.begin != a.end + 1 || c.begin != b.end + 1) return 0;
    const char mark = text[a.end];
    if (mark != text[b.end] || (mark != '-' && mark != '/' && mark != '.')) return 0;
    const auto isMark = [](char other) { return other == '-' || other == '/' || other == '.'; };
    if (a.begin > 0 && isMark(text[a.begin - 1])) return 0;
    const bool goesOn = c.end + 1 < text.size() && isMark(text[c.end]) && isDigit(text[c.end + 1]);
    if (goesOn) return 0;
    const std::size_t x = a.size();
    const std::size_t y = b.size();
    const std::size_t z = c.size();
    if (y > 2) return 0;
    if (x == 4 && z <= 2) return isCalendarDay(a.number, b.number, c.number) ? bitOf(Sign::DateForm) : 0;
    if (x > 2) return 0;
    const auto eitherWay = [&](int year) {
        return isCalendarDay(year, a.number, b.number) || isCalendarDay(year, b.number, a.number);
    };
    if (z == 4) return eitherWay(c.number) ? bitOf(Sign::DateForm) : 0;
    if (z != 2 || !eitherWay(2000 + c.number)) return 0;
    return mark == '/' ? bitOf(Sign::DateForm) : bitOf(Sign::ShortDate);
}

} // namespace

SignSet signsOfDates(std::string_view text, const Shape& shape) {
    if (shape.digits < 1 || (shape.digits < 3 && shape.letters < 3)) return 0;
    const bool mayBeDigits = shape.slashes >= 2 || shape.dashes >= 2 || shape.dots >= 2;
    const bool mayBeWords = shape.letters >= 3;
    if (!mayBeDigits && !mayBeWords) return 0;
    SignSet signs = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const Tokens tokens = tokensFrom(text, begin);
        for (std::size_t i = 0; i < tokens.count; ++i) {
            const Token& token = tokens.items[i];
            if (mayBeDigits && token.isNumber && i + 2 < tokens.count)
                signs |= signsOfThree(text, token, tokens.items[i + 1], tokens.items[i + 2]);
            if (mayBeWords && !token.isNumber && isMonthWord(tokens.textOf(token)))
                signs |= signsAroundMonth(tokens, i);
        }
        if (tokens.count < kMostTokens) break;
        // The windows overlap, so that no date falls between two.
        constexpr std::size_t kOverlap = 6;
        begin = tokens.items[kMostTokens - kOverlap].begin;
    }
    return signs;
}

} // namespace vignette
