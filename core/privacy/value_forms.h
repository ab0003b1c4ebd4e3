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
    bool hasBracket = false;
    bool hasOdd = false; ///< bytes outside ASCII, or an underscore
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
bool hasInternationalPhone(std::string_view text); ///< + and 8–15 digits with phone marks between
bool isPhonePunctuated(std::string_view text, const Shape& shape); ///< 7–15 digits and phone marks only
bool isMonthName(std::string_view text);
bool isDatePart(std::string_view text); ///< year and month
bool isStreet(std::string_view text);   ///< English, German, Spanish and French, alone
bool hasStreet(std::string_view text);  ///< number, capitalised name and way among other words
bool isCounty(std::string_view text);
bool isStateAndZip(std::string_view text);
bool isForeignPostalCode(std::string_view text);
bool isNoAnswer(std::string_view text);
bool isImageFile(std::string_view text);
bool isSpacedCode(std::string_view text, const Shape& shape);
bool endsInPlaceAndZip(std::string_view text); ///< "… MA 02108", perhaps with a country behind it
bool isCoordinatePair(std::string_view text);  ///< decimal degrees
bool isCoordinateText(std::string_view text);  ///< POINT (…), or degrees, minutes and a compass letter
bool isImage(std::string_view text); ///< data:image, or a run of base64 that is long or begins as pictures do
bool isCodeShape(std::string_view text, const Shape& shape);

} // namespace vignette
