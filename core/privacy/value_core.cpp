#include "core/privacy/value_core.h"

#include "core/base/text.h"
#include "core/privacy/value_forms.h"

#include <algorithm>
#include <array>

namespace vignette {

namespace {

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isWordChar(char c) {
    return isLetter(c) || isDigit(c);
}

/// En dash, hyphen and their kin (U+2010 to U+2015), middle dots and no-break blanks as ASCII.
std::string withPlainMarks(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDash = i + 2 < text.size() && text[i] == '\xE2' && text[i + 1] == '\x80' &&
                            text[i + 2] >= '\x90' && text[i + 2] <= '\x95';
        const bool isTwoByte = i + 1 < text.size() && text[i] == '\xC2';
        if (isDash) {
            plain += '-';
            i += 2;
        } else if (isTwoByte && (text[i + 1] == '\xB7' || text[i + 1] == '\xA0')) {
            plain += text[i + 1] == '\xB7' ? '-' : ' ';
            ++i;
        } else {
            const bool isJoin = text[i] == '_' && i > 0 && isWordChar(text[i - 1]) && i + 1 < text.size() &&
                                isWordChar(text[i + 1]);
            plain += isJoin ? '-' : text[i];
        }
    }
    return plain;
}

bool isWords(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return isLetter(c) || c == ' '; });
}

/// " (old)", " - verified", ";", " *" behind the value.
std::string_view withoutRemark(std::string_view text) {
    while (!text.empty() &&
           (text.back() == ';' || text.back() == '*' || text.back() == ',' || isBlank(text.back())))
        text.remove_suffix(1);
    const std::size_t bracket = text.rfind(" (");
    if (bracket != std::string_view::npos && text.ends_with(')') &&
        isWords(text.substr(bracket + 2, text.size() - bracket - 3)))
        text = text.substr(0, bracket);
    const std::size_t dash = text.rfind(" - ");
    constexpr std::size_t kShortRemark = 4;
    if (dash != std::string_view::npos && text.size() - dash - 3 >= kShortRemark &&
        isWords(text.substr(dash + 3)))
        text = text.substr(0, dash);
    return trimmed(text);
}

std::string_view withoutBrackets(std::string_view text) {
    static constexpr std::array<std::string_view, 6> kPairs = {"<>", "[]", "{}", "()", "\"\"", "''"};
    for (const std::string_view pair : kPairs)
        if (text.size() > 2 && text.front() == pair[0] && text.back() == pair[1] &&
            text.find(pair[0], 1) >= text.size() - 1)
            return trimmed(text.substr(1, text.size() - 2));
    return text;
}

/// "Tel: ", "SSN ", "ID# ", "S/N ": a short word in front of something with digits.
std::string_view withoutLabel(std::string_view text) {
    constexpr std::size_t kLongestLabel = 14;
    constexpr std::size_t kLongestWord = 6;
    constexpr std::size_t kFewestDigits = 4;
    std::size_t end = 0;
    while (end < text.size() && end <= kLongestLabel &&
           (isLetter(text[end]) || text[end] == '/' || text[end] == '.'))
        ++end;
    const std::size_t word = end;
    while (end < text.size() && (text[end] == '#' || text[end] == ':'))
        ++end;
    const bool isMarked = end > word;
    if (end == 0 || end >= text.size() || word > kLongestLabel) return text;
    if (!isMarked && (!isBlank(text[end]) || word > kLongestWord)) return text;
    // "http://": no label.
    if (isMarked && text[end] == '/') return text;
    const std::string_view rest = trimmed(text.substr(end));
    const auto digits = std::ranges::count_if(rest, isDigit);
    const bool isValue = isMarked ? rest.size() > 1 : digits >= static_cast<std::ptrdiff_t>(kFewestDigits);
    const bool isAge = !isMarked && digits >= 2 && word == 3;
    return isValue || isAge || rest.find('@') != std::string_view::npos ? rest : text;
}

std::string withTightDashes(std::string_view text) {
    std::string tight;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 3) == " - ") {
            tight += '-';
            i += 2;
        } else {
            tight += text[i];
        }
    }
    return tight;
}

bool mayHaveSurroundings(std::string_view text, const Shape& shape) {
    if (shape.blanks > 0 || shape.hasOdd) return true;
    const char last = text.back();
    return last == ';' || last == '*' || last == ',' || last == '>' || last == ']' || last == '}' ||
           last == ')' || last == '\'' || last == '"' || (shape.colons > 0 && isLetter(text.front()));
}

} // namespace

std::string coreOf(std::string_view text, const Shape& shape) {
    constexpr std::size_t kLongest = 120;
    if (text.size() > kLongest || shape.digits == 0 || !mayHaveSurroundings(text, shape)) return {};
    const std::string plain = withPlainMarks(text);
    std::string_view core = withoutBrackets(withoutRemark(withoutLabel(withoutRemark(trimmed(plain)))));
    constexpr std::size_t kLongNumber = 7;
    if (core.ends_with(".0") && core.size() >= kLongNumber) core.remove_suffix(2);
    std::string tight = withTightDashes(core);
    return tight == text ? std::string() : tight;
}

std::string withoutAccents(std::string_view text) {
    // U+00C0 to U+00FF in order; upper and lower rows fold alike.
    static constexpr std::string_view kUpper = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTs";
    static constexpr std::string_view kLower = "aaaaaaaceeeeiiiidnooooo/ouuuuyty";
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isLatin = i + 1 < text.size() && text[i] == '\xC3' && (text[i + 1] & '\xC0') == '\x80';
        if (!isLatin) {
            plain += text[i];
            continue;
        }
        auto at = static_cast<std::size_t>(static_cast<unsigned char>(text[++i]) - 0x80U);
        // Tools that know ASCII only write GERäT for Gerät in capitals.
        const bool isAmongCapitals =
            !plain.empty() && isUpper(plain.back()) && i + 1 < text.size() && isUpper(text[i + 1]);
        if (isAmongCapitals && at >= 32) at -= 32;
        plain += at < 32 ? kUpper[at] : kLower[at - 32];
        if (at == 31) plain += 's';
    }
    return plain;
}

} // namespace vignette
