#include "core/base/text.h"

#include <fast_float/fast_float.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace vignette {

namespace {

/// Digits with at most one point between them, 15 at most: the whole number and the power of ten are exact,
/// so one division rounds correctly (Clinger 1990, doi:10.1145/93542.93557). Empty for any other text.
std::optional<double> parsePlainDecimal(std::string_view text) {
    constexpr std::size_t kMostBytes = 16; // a point and 15 digits
    constexpr std::array<double, 16> kPowers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool isNegative = text.starts_with('-');
    if (isNegative) text.remove_prefix(1);
    if (text.empty() || text.size() > kMostBytes || !isDigit(text.front()) || !isDigit(text.back()))
        return std::nullopt;
    std::uint64_t whole = 0;
    std::size_t point = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isDigit(text[i])) {
            whole = whole * 10 + static_cast<std::uint64_t>(text[i] - '0');
            continue;
        }
        if (text[i] != '.' || point != text.size()) return std::nullopt;
        point = i;
    }
    const std::size_t decimals = point == text.size() ? 0 : text.size() - point - 1;
    if (point == text.size() && text.size() == kMostBytes) return std::nullopt;
    const double value = static_cast<double>(whole) / kPowers[decimals];
    return isNegative ? -value : value;
}

} // namespace

std::string_view trimmedEnds(std::string_view text) {
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    for (;;) {
        if (!text.empty() && isBlank(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(kNoBreakSpace))
            text.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        if (!text.empty() && isBlank(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(kNoBreakSpace))
            text.remove_suffix(2);
        else
            break;
    }
    return text;
}

std::string toLowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (;;) {
        const std::size_t end = text.find(separator, start);
        parts.emplace_back(text.substr(start, end - start));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += separator;
        text += parts[i];
    }
    return text;
}

bool containsWord(std::string_view text, std::string_view word) {
    const std::string hay = toLowerAscii(text);
    const std::string needle = toLowerAscii(word);
    const auto isWordByte = [](char c) {
        return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    for (std::size_t at = hay.find(needle); at != std::string::npos; at = hay.find(needle, at + 1)) {
        const bool startsClean = at == 0 || !isWordByte(hay[at - 1]);
        const std::size_t end = at + needle.size();
        if (startsClean && (end == hay.size() || !isWordByte(hay[end]))) return true;
    }
    return false;
}

bool isValidUtf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
            (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
            return false;
        i += length;
    }
    return true;
}

std::size_t codePointCount(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
    return count;
}

std::optional<double> parseNumber(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;
    }
    if (text.empty() || !(isDigit(text.front()) || text.front() == '-' || text.front() == '.'))
        return std::nullopt;
    if (const auto plain = parsePlainDecimal(text)) return plain;
    double value = 0.0;
    const auto result = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string shortest(double number) {
    std::array<char, 40> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

} // namespace vignette
