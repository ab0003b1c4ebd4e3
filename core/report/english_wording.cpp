#include "core/report/english_wording.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/report/wording_keys.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>

namespace vignette {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Words that keep their capital inside a sentence: languages, programs, peoples.
constexpr auto kProperWords = std::to_array<std::string_view>(
    {"American", "Arabic",    "Asian",      "Black",    "Cantonese", "Chinese",  "Creole",
     "English",  "French",    "German",     "Haitian",  "Hispanic",  "Italian",  "Korean",
     "Latina",   "Latino",    "Latinx",     "Mandarin", "Medicaid",  "Medicare", "Native",
     "Pacific",  "Polish",    "Portuguese", "Russian",  "Spanish",   "Tagalog",  "Vietnamese",
     "White",    "Alaska",    "Christian",  "Jewish",   "Muslim",    "Catholic", "Monday",
     "Tuesday",  "Wednesday", "Thursday",   "Friday",   "Saturday",  "Sunday"});

bool isProper(std::string_view word) {
    return std::find(kProperWords.begin(), kProperWords.end(), word) != kProperWords.end();
}

std::string grouped(std::string digits) {
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

} // namespace

std::string EnglishWording::say(std::string_view key, const std::vector<std::string>& arguments) const {
    const WordingKey* line = findWordingKey(key);
    assert(line && "a wording key that is not in wordingKeys()");
    return line ? fillIn(line->english, arguments) : std::string(key);
}

std::string EnglishWording::sayCount(std::string_view key, long long count,
                                     const std::vector<std::string>& arguments) const {
    const WordingKey* line = findWordingKey(key);
    assert(line && line->isCounted() && "a counted wording key that is not in wordingKeys()");
    if (!line) return std::string(key);
    const std::string_view text = count == 1 && line->isCounted() ? line->englishOne : line->english;
    return fillIn(text, arguments, number(static_cast<double>(count), 0));
}

std::string EnglishWording::number(double value, int decimals) const {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", std::clamp(decimals, 0, 9), std::abs(value));
    const std::string text = buffer.data();
    const std::size_t point = text.find('.');
    const std::string whole = grouped(text.substr(0, point));
    const std::string rest = point == std::string::npos ? std::string() : text.substr(point);
    const bool isZero = text.find_first_not_of("0.") == std::string::npos;
    return (value < 0.0 && !isZero ? "−" : "") + whole + rest;
}

std::string EnglishWording::date(std::int64_t secondsSinceEpoch) const {
    const Date::Parts parts = dateOf(secondsSinceEpoch).parts();
    return std::to_string(parts.day) + " " + std::string(kMonths[static_cast<std::size_t>(parts.month - 1)]) +
           " " + std::to_string(parts.year);
}

std::string EnglishWording::insideSentence(std::string label) const {
    const std::size_t end = std::min(label.find_first_of(" ,;:-/"), label.size());
    const std::string_view word = std::string_view(label).substr(0, end);
    const bool isCapital = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
    // "HbA1c", "ED visits" and "A" keep theirs.
    const bool isPlainWord = std::all_of(word.begin() + (word.empty() ? 0 : 1), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (isCapital && isPlainWord && !isProper(word) && (word.size() > 1 || label.starts_with("A ")))
        label.front() = static_cast<char>(label.front() - 'A' + 'a');
    return label;
}

} // namespace vignette
