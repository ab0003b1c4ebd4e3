#include "core/report/english_wording.h"

#include "core/base/clock.h"
#include "core/report/wording_keys.h"

#include <array>
#include <cassert>
#include <cstdio>

namespace vignette {

namespace {

const WordingKey& line(std::string_view key) {
    const WordingKey* found = findWordingKey(key);
    assert(found && "a wording key that is not in wordingKeys()");
    static constexpr WordingKey kNothing{};
    return found ? *found : kNothing;
}

/// 2195.4 → "2,195.4"
std::string grouped(std::string digits) {
    const std::size_t start = digits.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = point; i > start + 3; i -= 3)
        digits.insert(i - 3, ",");
    return digits;
}

} // namespace

std::string EnglishWording::say(std::string_view key, const std::vector<std::string>& arguments) const {
    return fillIn(line(key).english, arguments);
}

std::string EnglishWording::sayCount(std::string_view key, long long count,
                                     const std::vector<std::string>& arguments) const {
    const WordingKey& words = line(key);
    return fillIn(count == 1 ? words.englishOne : words.english, arguments,
                  number(static_cast<double>(count), 0));
}

std::string EnglishWording::number(double value, int decimals) const {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    std::string text = buffer.data();
    for (char& c : text)
        if (c == ',') c = '.'; // the C library's locale never decides
    return grouped(text);
}

std::string EnglishWording::date(std::int64_t secondsSinceEpoch) const {
    static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date::Parts parts = dateOf(secondsSinceEpoch).parts();
    return std::to_string(parts.day) + " " + kMonths[static_cast<std::size_t>(parts.month - 1)] + " " +
           std::to_string(parts.year);
}

std::string EnglishWording::insideSentence(std::string label) const {
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool isPlainWord = label.size() > 1 && isUpper(label[0]) && label[1] >= 'a' && label[1] <= 'z';
    if (isPlainWord) label[0] = static_cast<char>(label[0] - 'A' + 'a');
    return label;
}

} // namespace vignette
