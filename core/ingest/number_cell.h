#pragma once

#include "core/model/extract.h"

#include <optional>
#include <string_view>

namespace vignette {

/// Numbers as the dialect writes them, without the locale: decimal mark, and thousands marks that stand where
/// they should (1.234.567,8). A blank as thousands mark also means U+00A0 and U+202F.
class NumberReader {
public:
    explicit NumberReader(const Dialect& dialect);
    /// Empty for what is no finite number in this dialect.
    std::optional<double> read(std::string_view text) const;

private:
    std::optional<double> readMarked(std::string_view text) const;
    char m_decimalMark;
    std::optional<char> m_thousandsMark;
};

/// Digits with nothing else, two or more, the first a zero: 0805. Such text is a code.
bool hasLeadingZero(std::string_view text);
/// More digits than a double holds exactly.
bool isLongDigits(std::string_view text);
/// 1E5: digits, a capital E, digits. A code, or a number in scientific notation.
bool isExponentCode(std::string_view text);
/// One to three capitals, two digits, then digits, capitals and dots: E11.9, V45, A10BA02, G0008; or 1E5.
bool isCodeLike(std::string_view text);

/// Texts that are read as missing: empty, NA, N/A, NaN, NULL, ?, ., -, --, #N/A, <NA>, 0000-00-00; letters in
/// any case. "None" and "unknown" are answers, not gaps.
bool isMissingToken(std::string_view trimmedText);

} // namespace vignette
