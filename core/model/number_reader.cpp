#include "core/model/number_reader.h"

#include "core/base/text.h"

#include <string>

namespace vignette {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kNarrowNoBreakSpace = "\xE2\x80\xAF";

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

} // namespace vignette
