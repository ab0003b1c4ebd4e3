#include "core/privacy/value_signs.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/privacy/date_words.h"
#include "core/privacy/name_dictionary.h"
#include "core/privacy/network_forms.h"
#include "core/privacy/number_forms.h"
#include "core/privacy/place_names.h"
#include "core/privacy/value_checksums.h"
#include "core/privacy/value_core.h"
#include "core/privacy/value_forms.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vignette {

namespace {

static_assert(kSignCount <= 64);

std::string toUpperAscii(std::string_view text) {
    std::string upper(text);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

/// Cheap look before it is copied: two letters and two digits first, blanks aside.
bool mayBeIban(std::string_view text) {
    std::size_t seen = 0;
    for (const char c : text) {
        if (c == ' ') continue;
        if (!(seen < 2 ? isLetter(c) : isDigit(c))) return false;
        if (++seen == 4) return true;
    }
    return false;
}

bool isSerialDate(double number) {
    // A spreadsheet's day number (1955 to 2064), or seconds or milliseconds since 1970 (1985 to 2065).
    return (number >= 20000 && number < 60200) || (number >= 4.8e8 && number < 3e9) ||
           (number >= 4.8e11 && number < 3e12);
}

/// 20240131 and hours, minutes, perhaps seconds.
SignSet signsOfStamp(std::string_view text) {
    const auto date = parseDate(text.substr(0, 8), DateFormat::Compact);
    if (!date || date->year() < 1900 || date->year() > 2100) return 0;
    const std::string_view time = text.substr(8);
    const bool isTime = time.substr(0, 2) < "24" && time[2] < '6' && (time.size() < 6 || time[4] < '6');
    return isTime ? bitOf(Sign::StampDate) : 0;
}

SignSet signsOfInteger(std::string_view text) {
    SignSet signs = bitOf(Sign::Integer);
    if (text.size() >= 7 && text.size() <= 15) signs |= bitOf(Sign::PhoneDigits);
    if (text.size() == 9) signs |= bitOf(Sign::NineDigits);
    if (text.size() == 4) signs |= bitOf(Sign::FourDigits);
    if ((text.size() >= 3 && text.size() <= 5) || text.size() == 8 || text.size() == 9)
        signs |= bitOf(Sign::ZipForm);
    if (text.size() == 8) {
        const auto date = parseDate(text, DateFormat::Compact);
        if (date && date->year() >= 1900 && date->year() <= 2100) signs |= bitOf(Sign::CompactDate);
    }
    if (text.size() >= 4 && text.size() <= 40) signs |= bitOf(Sign::CodeShape);
    if (text.size() == 12 || text.size() == 14) signs |= signsOfStamp(text);
    if (isProviderNumber(text)) signs |= bitOf(Sign::ProviderForm);
    if (text.size() >= 13 && isCardNumber(text)) signs |= bitOf(Sign::CardForm);
    return signs;
}

SignSet signsOfNumber(std::string_view text, double number) {
    SignSet signs = bitOf(Sign::Number);
    const bool isWhole = number == std::trunc(number);
    if (number >= 0 && number <= 130) signs |= bitOf(Sign::UpToAge);
    if (isWhole && number >= 90 && number <= 130) signs |= bitOf(Sign::OverEightyNine);
    if (isWhole && number >= 0 && number <= 999) signs |= bitOf(Sign::SmallInteger);
    if (isWhole && number >= 1 && number <= 12) signs |= bitOf(Sign::MonthForm);
    if (number == 0 || number == 1) signs |= bitOf(Sign::YesNo);
    if (isSerialDate(number)) signs |= bitOf(Sign::SerialDate);
    const std::size_t dot = text.find('.');
    if (dot != std::string_view::npos && text.size() - dot > 3 && number >= -180 && number <= 180)
        signs |= bitOf(Sign::CoordinateForm);
    return signs;
}

SignSet signsOfWords(std::string_view text, const Shape& shape) {
    SignSet signs = 0;
    constexpr std::size_t kLongestAnswer = 5;
    if (text.size() <= kLongestAnswer) {
        const std::string lower = toLowerAscii(text);
        for (const std::string_view word : {"yes", "no", "y", "n", "true", "false"})
            if (lower == word) signs |= bitOf(Sign::YesNo);
    }
    constexpr std::size_t kLongestMonth = 9;
    const bool mayBeMonth =
        shape.digits == 0 && shape.blanks == 0 && text.size() >= 3 && text.size() <= kLongestMonth;
    if (mayBeMonth && std::string_view("jfmasondJFMASOND").find(text.front()) != std::string_view::npos &&
        isMonthName(text))
        signs |= bitOf(Sign::MonthForm);
    if (text.size() <= 60 && shape.blanks <= 3) signs |= bitOf(Sign::LooksLikeName);
    if (NameDictionary::bundled().isPersonName(text)) signs |= bitOf(Sign::NamedPerson);
    if (shape.digits > 0) return signs;
    if (PlaceNames::bundled().isPlace(text)) signs |= bitOf(Sign::KnownPlace);
    if (shape.blanks > 0 && isCounty(text)) signs |= bitOf(Sign::CountyForm);
    if (isNoAnswer(text)) signs |= bitOf(Sign::NoAnswer);
    return signs;
}

/// Forms of letters and digits without blanks.
SignSet signsOfCodes(std::string_view text, const Shape& shape) {
    SignSet signs = 0;
    const auto add = [&](bool holds, Sign sign) {
        if (holds) signs |= bitOf(sign);
    };
    add(isCodeShape(text, shape), Sign::CodeShape);
    add(follows(text, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh"), Sign::Uuid);
    const bool isHex = std::ranges::all_of(text, isHexDigit);
    add(isHex && shape.letters > 0 &&
            (text.size() == 24 || text.size() == 32 || text.size() == 40 || text.size() == 64),
        Sign::HexDigest);
    const std::size_t size = text.size();
    if (shape.digits >= 4 && shape.letters > 0 && (size == 9 || size == 11 || size == 13 || size == 17)) {
        // Check digits are of capital letters.
        const std::string upper = toUpperAscii(text);
        add(isMedicareNumber(upper), Sign::MedicareForm);
        add(isDeaNumber(upper), Sign::DeaForm);
        add(isVehicleNumber(upper), Sign::VehicleForm);
    }
    if (shape.digits >= 14) add(isUniqueDeviceIdentifier(text), Sign::DeviceForm);
    add((shape.colons == 5 || shape.dashes == 5 || shape.dots == 2) && isMacAddress(text), Sign::MacForm);
    add(follows(text, "99999-9999"), Sign::ZipPlusFour);
    add(follows(text, "99999-9999"), Sign::ZipForm);
    return signs;
}

/// Forms that have blanks in them or stand among words.
SignSet signsOfSpaced(std::string_view text, const Shape& shape) {
    SignSet signs = 0;
    const auto add = [&](bool holds, Sign sign) {
        if (holds) signs |= bitOf(sign);
    };
    add(isSpacedCode(text, shape), Sign::SpacedCode);
    add(shape.digits >= 13 && hasCardNumber(text), Sign::CardInText);
    if (shape.letters < 2) return signs;
    if (shape.digits > 0) {
        add(isStreet(text), Sign::StreetForm);
        add(shape.blanks >= 3 && hasStreet(text), Sign::StreetInText);
    }
    if (shape.digits < 2) return signs;
    add(isForeignPostalCode(text), Sign::ForeignPostal);
    if (shape.digits < 5) return signs;
    add(endsInPlaceAndZip(text), Sign::PlaceAndZip);
    add(isStateAndZip(text), Sign::StateAndZip);
    add(hasLabelledNumber(text), Sign::LabelledNumber);
    add(hasMedicareNumber(text), Sign::MedicareForm);
    const bool mayBeVehicle = shape.digits + shape.letters == 17 && shape.blanks <= 4;
    if (mayBeVehicle) {
        std::string packed = toUpperAscii(text);
        std::erase(packed, ' ');
        add(isVehicleNumber(packed), Sign::VehicleForm);
    }
    return signs;
}

SignSet signsOfText(std::string_view text, const Shape& shape) {
    SignSet signs = 0;
    const auto add = [&](bool holds, Sign sign) {
        if (holds) signs |= bitOf(sign);
    };
    const bool hasWrittenAt =
        shape.hasBracket && (text.find("at]") != text.npos || text.find("at)") != text.npos);
    add((shape.hasAt || hasWrittenAt) && hasEmail(text), Sign::Email);
    signs |= signsOfUrl(text, shape);
    signs |= signsOfIp(text, shape);
    signs |= signsOfDates(text, shape);
    if (shape.digits >= 8)
        add(hasInternationalPhone(text) || (shape.digits >= 10 && hasPhone(text)), Sign::PhoneForm);
    add(isPhonePunctuated(text, shape), Sign::PhoneDigits);
    if (shape.digits >= 4 && text.size() >= 10) signs |= signsOfSocial(text, shape);
    if (shape.digits >= 4 && text.size() <= 15) add(isDatePart(text), Sign::DatePartForm);
    if (shape.digits > 0 && shape.digits <= 3 && isDigit(text.front()) && text.size() <= 13)
        signs |= signsOfAgeText(text);
    if (shape.blanks >= 1) signs |= signsOfSpaced(text, shape);
    if (shape.dots == 2 && shape.letters == 0) add(isCoordinatePair(text), Sign::CoordinateForm);
    if (shape.digits >= 4 && shape.letters >= 1 && shape.hasOdd)
        add(isCoordinateText(text), Sign::CoordinateForm);
    if (shape.dots >= 1 && (text.front() == 'P' || text.front() == 'p'))
        add(isCoordinateText(text), Sign::CoordinateForm);
    if (shape.digits >= 13 && shape.letters == 0) add(isCardNumber(text), Sign::CardForm);
    if (shape.digits == 4 && text.size() >= 16) add(isMaskedCard(text), Sign::CardMasked);
    if (shape.digits >= 8 && shape.letters >= 2 && text.size() >= 15 && text.size() <= 45 && mayBeIban(text))
        add(isIban(toUpperAscii(text)), Sign::IbanForm);
    add(isImage(text), Sign::ImageForm);
    if (shape.dots >= 1 && isLetter(text.back())) add(isImageFile(text), Sign::ImageFile);
    if (shape.blanks == 0 && shape.digits > 0) signs |= signsOfCodes(text, shape);
    if (text.size() == 6 && shape.digits == 3 && shape.letters == 3)
        add(isForeignPostalCode(text), Sign::ForeignPostal);
    if (shape.letters > 0 && shape.digits <= 4) signs |= signsOfWords(text, shape);
    if (shape.letters == 0 && shape.digits == 0) add(isNoAnswer(text), Sign::NoAnswer);
    return signs;
}

SignSet signsOfNumeric(std::string_view text, double number) {
    SignSet signs = signsOfNumber(text, number);
    if (std::ranges::all_of(text, isDigit))
        signs |= signsOfInteger(text);
    else if (text.front() == '+' && text.size() > 8)
        signs |= bitOf(Sign::PhoneForm) | bitOf(Sign::PhoneDigits);
    else if (text.find_first_not_of("-0123456789") == std::string_view::npos)
        signs |= bitOf(Sign::Integer);
    else if (text.size() >= 6 && text.ends_with(".0") &&
             std::ranges::all_of(text.substr(0, text.size() - 2), isDigit))
        signs |= signsOfInteger(text.substr(0, text.size() - 2));
    return signs;
}

SignSet signsOfPlain(std::string_view text) {
    const auto number = parseNumber(text);
    return number ? signsOfNumeric(text, *number) : signsOfText(text, shapeOf(text));
}

} // namespace

SignSet signsOf(std::string_view value) {
    const std::string_view text = trimmed(value);
    if (text.empty()) return 0;
    if (const auto number = parseNumber(text)) return signsOfNumeric(text, *number);
    const Shape shape = shapeOf(text);
    const SignSet signs = signsOfText(text, shape);
    const std::string core = coreOf(text, shape);
    return core.empty() ? signs : signs | signsOfPlain(core);
}

} // namespace vignette
