#pragma once

#include "core/model/number_reader.h"

#include <string_view>

namespace vignette {

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
