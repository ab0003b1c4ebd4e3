#include "core/privacy/value_signs.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/privacy/name_dictionary.h"
#include "core/privacy/value_checksums.h"
#include "core/privacy/value_forms.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vignette {

namespace {

static_assert(kSignCount <= 64);

bool isSerialDate(double number) {
    // A spreadsheet's day number (1955 to 2064), or seconds or milliseconds since 1970 (1985 to 2065).
    return (number >= 20000 && number < 60200) || (number >= 4.8e8 && number < 3e9) ||
           (number >= 4.8e11 && number < 3e12);
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

/// Issued areas are 001–665, 667–899, groups 01–99 and serials 0001–9999 (SSA, 2011); an ITIN begins with 9
/// and has a group of 50–65, 70–88, 90–92 or 94–99 (IRS).
SignSet signsOfSocial(std::string_view text) {
    for (std::size_t at = 0; at + 11 <= text.size(); ++at) {
        const std::string_view part = text.substr(at, 11);
        const bool isDashed = follows(part, "999-99-9999");
        if (!isDashed && !follows(part, "999 99 9999")) continue;
        if (at > 0 && (isDigit(text[at - 1]) || text[at - 1] == '-')) continue;
        if (at + 11 < text.size() && (isDigit(text[at + 11]) || text[at + 11] == '-')) continue;
        const int area = (part[0] - '0') * 100 + (part[1] - '0') * 10 + (part[2] - '0');
        const int group = (part[4] - '0') * 10 + (part[5] - '0');
        const bool isItin = area >= 900 && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) ||
                                            (group >= 90 && group <= 92) || group >= 94);
        const bool isIssued = area > 0 && area != 666 && area < 900 && group > 0 && part.substr(7) != "0000";
        return bitOf(Sign::SocialForm) | (isItin || isIssued ? bitOf(Sign::SocialValid) : 0);
    }
    return 0;
}

SignSet signsOfIpV4(std::string_view text) {
    bool hasLarge = false;
    const std::vector<std::string> parts = split(text, '.');
    if (parts.size() != 4) return 0;
    for (const std::string& part : parts) {
        if (part.empty() || part.size() > 3 || !std::ranges::all_of(part, isDigit)) return 0;
        if (part.size() > 1 && part[0] == '0') return 0;
        const int number = std::stoi(part);
        if (number > 255) return 0;
        hasLarge |= number >= 64;
    }
    return bitOf(Sign::IpForm) | (hasLarge ? bitOf(Sign::IpLikely) : 0);
}

SignSet signsOfWords(std::string_view text) {
    SignSet signs = 0;
    const std::string lower = toLowerAscii(text);
    for (const std::string_view word : {"yes", "no", "y", "n", "true", "false"})
        if (lower == word) signs |= bitOf(Sign::YesNo);
    if (isMonthName(text)) signs |= bitOf(Sign::MonthForm);
    if (text.size() <= 60 && split(text, ' ').size() <= 4) signs |= bitOf(Sign::LooksLikeName);
    if (NameDictionary::bundled().isPersonName(text)) signs |= bitOf(Sign::NamedPerson);
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
    add(isHex && shape.letters > 0 && (text.size() == 32 || text.size() == 40 || text.size() == 64),
        Sign::HexDigest);
    add(isMedicareNumber(text), Sign::MedicareForm);
    add(isDeaNumber(text), Sign::DeaForm);
    add(isVehicleNumber(text), Sign::VehicleForm);
    add(follows(text, "hh:hh:hh:hh:hh:hh") || follows(text, "hh-hh-hh-hh-hh-hh"), Sign::MacForm);
    add(follows(text, "99999-9999"), Sign::ZipPlusFour);
    add(follows(text, "99999-9999"), Sign::ZipForm);
    if (shape.dots == 3 && shape.letters == 0) signs |= signsOfIpV4(text);
    if (isIpV6(text, shape)) signs |= bitOf(Sign::IpForm) | bitOf(Sign::IpLikely);
    return signs;
}

SignSet signsOfText(std::string_view text) {
    const Shape shape = shapeOf(text);
    SignSet signs = 0;
    const auto add = [&](bool holds, Sign sign) {
        if (holds) signs |= bitOf(sign);
    };
    add(shape.hasAt && hasEmail(text), Sign::Email);
    add((shape.colons > 0 || shape.dots > 1) && hasUrl(text), Sign::Url);
    if (shape.digits >= 10) add(hasPhone(text) || isInternationalPhone(text, shape), Sign::PhoneForm);
    add(isPhonePunctuated(text, shape), Sign::PhoneDigits);
    if (shape.digits >= 9 && (shape.dashes >= 2 || shape.blanks >= 2)) signs |= signsOfSocial(text);
    if (shape.digits >= 3 &&
        (shape.slashes == 2 || shape.dashes >= 2 || shape.dots == 2 || shape.blanks >= 1))
        add(hasFullDate(text) || isShortYearDate(text), Sign::DateForm);
    if (shape.digits >= 4 && text.size() <= 15) add(isDatePart(text), Sign::DatePartForm);
    if (shape.letters >= 2 && shape.blanks >= 1) {
        add(shape.digits > 0 && isStreet(text), Sign::StreetForm);
        add(shape.digits >= 5 && endsInPlaceAndZip(text), Sign::PlaceAndZip);
    }
    if (shape.dots == 2 && shape.letters == 0) add(isCoordinatePair(text), Sign::CoordinateForm);
    if (shape.digits >= 13 && shape.letters == 0) add(isCardNumber(text), Sign::CardForm);
    if (shape.digits >= 8 && shape.letters >= 2) add(isIban(text), Sign::IbanForm);
    add(isImage(text), Sign::ImageForm);
    if (shape.blanks == 0 && shape.digits > 0) signs |= signsOfCodes(text, shape);
    if (shape.letters > 0 && shape.digits <= 4) signs |= signsOfWords(text);
    return signs;
}

} // namespace

SignSet signsOf(std::string_view value) {
    const std::string_view text = trimmed(value);
    if (text.empty()) return 0;
    const auto number = parseNumber(text);
    if (!number) return signsOfText(text);
    SignSet signs = signsOfNumber(text, *number);
    if (std::ranges::all_of(text, isDigit))
        signs |= signsOfInteger(text);
    else if (text.front() == '+' && text.size() > 8)
        signs |= bitOf(Sign::PhoneForm) | bitOf(Sign::PhoneDigits);
    else if (text.find_first_not_of("-0123456789") == std::string_view::npos)
        signs |= bitOf(Sign::Integer);
    return signs;
}

} // namespace vignette
