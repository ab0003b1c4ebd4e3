#include "core/ingest/number_cell.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace vignette {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kNarrowNoBreakSpace = "\xE2\x80\xAF";
constexpr std::size_t kExactDigits = 15;
constexpr std::array<std::string_view, 12> kMissing = {"na", "n/a", "nan",  "null", "?",      ".",
                                                       "-",  "--",  "#n/a", "<na>", "(null)", "0000-00-00"};

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// Length of the thousands mark at the start of `text`, 0 when there is none.
std::size_t thousandsMarkAt(std::string_view text, char mark) {
    if (!text.empty() && text.front() == mark) return 1;
    if (mark != ' ') return 0;
    if (text.starts_with(kNoBreakSpace)) return kNoBreakSpace.size();
    if (text.starts_with(kNarrowNoBreakSpace)) return kNarrowNoBreakSpace.size();
    return 0;
}

} // namespace

NumberReader::NumberReader(const Dialect& dialect)
    : m_decimalMark(dialect.decimalMark), m_thousandsMark(dialect.thousandsMark) {}

std::optional<double> NumberReader::read(std::string_view text) const {
    if (m_decimalMark == '.' && !m_thousandsMark) return parseNumber(text);
    return readMarked(trimmed(text));
}

std::optional<double> NumberReader::readMarked(std::string_view text) const {
    std::string plain;
    std::size_t digits = 0; // since the last thousands mark
    bool hasMark = false;
    bool isWholePart = true;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const std::size_t mark =
            isWholePart && m_thousandsMark ? thousandsMarkAt(text.substr(i), *m_thousandsMark) : 0;
        if (mark > 0) {
            const bool isInPlace = hasMark ? digits == 3 : digits >= 1 && digits <= 3;
            if (!isInPlace) return std::nullopt;
            hasMark = true;
            digits = 0;
            i += mark;
            continue;
        }
        if (isDigit(c)) {
            ++digits;
        } else if (isWholePart && !(i == 0 && (c == '-' || c == '+'))) {
            if (hasMark && digits != 3) return std::nullopt;
            isWholePart = false;
        }
        if (c == '.' && m_decimalMark != '.') return std::nullopt;
        plain += c == m_decimalMark ? '.' : c;
        ++i;
    }
    if (isWholePart && hasMark && digits != 3) return std::nullopt;
    return parseNumber(plain);
}

bool hasLeadingZero(std::string_view text) {
    return text.size() >= 2 && text.front() == '0' && isDigits(text);
}

bool isLongDigits(std::string_view text) {
    return text.size() > kExactDigits && isDigits(text);
}

bool isExponentCode(std::string_view text) {
    const std::size_t e = text.find('E');
    return e != std::string_view::npos && isDigits(text.substr(0, e)) && isDigits(text.substr(e + 1));
}

bool isCodeLike(std::string_view text) {
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::size_t letters = 0;
    while (letters < text.size() && isCapital(text[letters]))
        ++letters;
    const std::string_view rest = text.substr(letters);
    if (letters == 0) return isExponentCode(text);
    if (letters > 3 || text.size() > 12 || rest.size() < 2 || !isDigit(rest[0]) || !isDigit(rest[1]))
        return false;
    return std::all_of(rest.begin(), rest.end(),
                       [&](char c) { return isDigit(c) || isCapital(c) || c == '.'; });
}

bool isMissingToken(std::string_view trimmedText) {
    if (trimmedText.empty()) return true;
    constexpr std::size_t kLongest = 10;
    if (trimmedText.size() > kLongest) return false;
    std::array<char, kLongest> lower{};
    std::transform(trimmedText.begin(), trimmedText.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string_view token(lower.data(), trimmedText.size());
    return std::find(kMissing.begin(), kMissing.end(), token) != kMissing.end();
}

} // namespace vignette
