#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Text helpers without the locale. Text is UTF-8.
constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f';
}

/// trimmed() for text that may have something at its ends.
std::string_view trimmedEnds(std::string_view text);
/// ASCII blanks and U+00A0 off both ends. Costs two looks where there is nothing to take off.
inline std::string_view trimmed(std::string_view text) {
    const auto mayGo = [](char c) { return static_cast<unsigned char>(c) <= ' ' || (c & 0x80) != 0; };
    if (text.empty() || !(mayGo(text.front()) || mayGo(text.back()))) return text;
    return trimmedEnds(text);
}
std::string toLowerAscii(std::string_view text); ///< bytes outside ASCII stay as they are
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool containsWord(std::string_view text, std::string_view word); ///< whole word, ASCII case-insensitive
bool isValidUtf8(std::string_view text);
std::size_t codePointCount(std::string_view text); ///< of valid UTF-8

/// Plain decimal numbers, decimal point, optional sign and exponent; surrounding blanks allowed.
/// Empty for anything else: hex, inf, nan, "1,5", "12 kg", overflow to infinity.
std::optional<double> parseNumber(std::string_view text);

/// Shortest text that reads back to the same double (locale-free).
std::string shortest(double number);

} // namespace vignette
