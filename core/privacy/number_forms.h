#pragma once

#include "core/privacy/value_signs.h"

#include <string_view>

namespace vignette {

struct Shape;

/// Social*: 999-99-9999 by dashes, blanks or dots anywhere in a text, half dashed, or masked to its last
/// four.
SignSet signsOfSocial(std::string_view text, const Shape& shape);

bool hasCardNumber(std::string_view text);     ///< 13–16 digits in a text that pass as a card
bool hasMedicareNumber(std::string_view text); ///< a word of the text is one
bool isMaskedCard(std::string_view text);      ///< XXXX-XXXX-XXXX-1234
/// "MRN 00123456", "policy no. 998877" within a sentence: a word for an identifier, then at least five
/// digits.
bool hasLabelledNumber(std::string_view text);
bool isUniqueDeviceIdentifier(std::string_view text); ///< GS1: (01) and 14 digits

/// Years of age: 63 years, 63 y/o, 63y, 63 Jahre. Empty sign set for anything else.
SignSet signsOfAgeText(std::string_view text);

} // namespace vignette
