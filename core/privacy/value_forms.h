#pragma once

#include <cstddef>
#include <string_view>

namespace vignette {

/// How a value is made up; decides which forms are worth a try.
struct Shape {
    std::size_t digits = 0;
    std::size_t letters = 0;
    std::size_t blanks = 0;
    std::size_t dashes = 0;
    std::size_t dots = 0;
    std::size_t slashes = 0;
    std::size_t colons = 0;
    bool hasAt = false;
};
Shape shapeOf(std::string_view text);

bool isHexDigit(char c);
/// Whether `text` follows the pattern: 9 a digit, A a letter, h a hex digit, anything else itself.
bool follows(std::string_view text, std::string_view pattern);

/// Written forms of identifiers. `text` is not empty and has no blanks around it. "has": alone or inside
/// text.
bool hasEmail(std::string_view text);
bool hasUrl(std::string_view text);
bool hasPhone(std::string_view text); ///< ten digits grouped as a US number, no digit before or after
bool isInternationalPhone(std::string_view text, const Shape& shape); ///< + and 8–15 digits
bool isPhonePunctuated(std::string_view text, const Shape& shape);    ///< 7–15 digits and phone marks only
bool isFullDate(std::string_view text);      ///< any DateFormat but Compact, 1850–2150
bool hasFullDate(std::string_view text);     ///< alone or a word of the text
bool isShortYearDate(std::string_view text); ///< 1/31/99
bool isMonthName(std::string_view text);
bool isDatePart(std::string_view text); ///< year and month
bool isStreet(std::string_view text);
bool endsInPlaceAndZip(std::string_view text); ///< "… MA 02108", perhaps with a country behind it
bool isCoordinatePair(std::string_view text);
bool isIpV6(std::string_view text, const Shape& shape); ///< not 12:30:45, not a MAC
bool isImage(std::string_view text);                    ///< data:image, or at least 200 characters of base64
bool isCodeShape(std::string_view text, const Shape& shape);

} // namespace vignette
