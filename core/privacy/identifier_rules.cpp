#include "core/privacy/identifier_rules.h"

#include <algorithm>
#include <optional>

namespace vignette {

namespace {

using Class = IdentifierClass;
using Finding = std::optional<IdentifierFinding>;

/// Words for a share, never a count: this text may leave the program.
std::string howMany(double share) {
    if (share >= 0.995) return "All values";
    if (share >= 0.5) return "Most values";
    if (share >= 0.1) return "Some values";
    return "A few values";
}

IdentifierSign signFor(HeaderHint hint, bool byContent) {
    if (hint == HeaderHint::None) return IdentifierSign::Content;
    return byContent ? IdentifierSign::Both : IdentifierSign::Header;
}

IdentifierFinding byValues(const SignCounts& column, Class identifier, Sign sign, const std::string& form) {
    const HeaderHint hint = column.hint(toText(identifier));
    return {.identifier = identifier,
            .sign = signFor(hint, true),
            .valueCount = column.count(sign),
            .why = howMany(column.share(sign)) + " " + form + "."};
}

IdentifierFinding byHeader(const SignCounts& column, Class identifier, const std::string& meaning) {
    return {.identifier = identifier,
            .sign = IdentifierSign::Header,
            .valueCount = column.cells,
            .why = "The column's name says " + meaning + "."};
}

/// Yes and no, or nothing but small whole numbers: a question or a count about the thing, not the thing.
bool isFlagOrCount(const SignCounts& column) {
    return column.share(Sign::YesNo) >= 0.9 || column.share(Sign::SmallInteger) >= 0.9;
}

/// "address_changes", "number_of_moves": how often, not where.
bool saysCount(const SignCounts& column) {
    static constexpr std::string_view kWords[] = {"count", "changes", "number", "times",
                                                  "moves", "total",   "n"};
    return column.share(Sign::SmallInteger) >= 0.9 && std::ranges::any_of(kWords, [&](std::string_view word) {
               return std::ranges::find(column.header, word) != column.header.end();
           });
}

/// A handful of values over many rows: categories.
bool hasFewLevels(const SignCounts& column) {
    constexpr std::size_t kFew = 12;
    return column.different.size() <= kFew && column.cells >= 20 * column.different.size();
}

/// Numbers or codes that could name one person, by header: long enough and not a handful of levels. A "false"
/// or "no" beside them means that there is none.
bool couldNumberPeople(const SignCounts& column) {
    if (column.answers() == 0 || hasFewLevels(column) || column.share(Sign::YesNo) >= 0.9) return false;
    const std::uint64_t codes = std::max(
        {column.count(Sign::CodeShape) + column.count(Sign::SpacedCode), column.count(Sign::Integer)});
    return 2 * codes + column.count(Sign::YesNo) >= column.answers();
}

// --- One rule a class
// ----------------------------------------------------------------------------------------

/// Nearly half the different values are large towns: some surnames are too, but few.
bool isOfTowns(const SignCounts& column) {
    constexpr std::size_t kFewestTowns = 10;
    return column.different.size() >= kFewestTowns && column.different.shareWith(Sign::KnownPlace) >= 0.4;
}

Finding findName(const SignCounts& column) {
    const HeaderHint hint = column.hint("name");
    const double rate = column.different.shareWith(Sign::NamedPerson);
    constexpr double kDictionaryRate = 0.2;
    constexpr std::size_t kFewestWithoutHeader = 20;
    const bool isKnown = rate >= kDictionaryRate;
    const bool isPlainName = column.share(Sign::LooksLikeName) >= 0.9;
    if (isKnown && hint != HeaderHint::None)
        return byValues(column, Class::Name, Sign::NamedPerson, "are known names of persons");
    // Towns are named after people; they are found as places.
    const bool isPlace = column.hint("geography") == HeaderHint::Sure || isOfTowns(column);
    const bool isOfThings = column.hint("things") != HeaderHint::None;
    if (isKnown && isPlainName && !isPlace && !isOfThings && column.different.size() >= kFewestWithoutHeader)
        return byValues(column, Class::Name, Sign::NamedPerson, "are known names of persons");
    const bool isContradicted =
        column.share(Sign::Number) > 0.5 || hasFewLevels(column) || isFlagOrCount(column);
    if (hint == HeaderHint::Sure && column.cells > 0 && !isContradicted)
        return byHeader(column, Class::Name, "that it holds names");
    return std::nullopt;
}

Finding findGeography(const SignCounts& column) {
    constexpr double kSome = 0.2;
    if (column.share(Sign::StreetForm) >= kSome)
        return byValues(column, Class::Geography, Sign::StreetForm, "have the form of a street address");
    if (column.share(Sign::PlaceAndZip) >= kSome)
        return byValues(column, Class::Geography, Sign::PlaceAndZip, "end in a state and a ZIP code");
    if (column.share(Sign::StreetForm) < kSome && column.count(Sign::StreetInText) > 0)
        return byValues(column, Class::Geography, Sign::StreetInText, "hold a street and a house number");
    if (column.share(Sign::CountyForm) >= 0.5)
        return byValues(column, Class::Geography, Sign::CountyForm, "are names of counties");
    const bool isByHeader = column.hint("geography") == HeaderHint::Sure;
    if (!isByHeader && isOfTowns(column))
        return byValues(column, Class::Geography, Sign::KnownPlace, "are large towns");
    if (column.share(Sign::CoordinateForm) >= 0.9 && (isByHeader || column.share(Sign::Number) < 0.5))
        return byValues(column, Class::Geography, Sign::CoordinateForm, "have the form of map coordinates");
    if (isByHeader && column.cells > 0 && column.share(Sign::YesNo) < 0.9 && !saysCount(column))
        return byHeader(column, Class::Geography, "a place smaller than a state");
    return std::nullopt;
}

Finding findZip(const SignCounts& column) {
    if (column.share(Sign::ZipPlusFour) >= 0.2)
        return byValues(column, Class::Zip, Sign::ZipPlusFour, "have the form of a nine-digit ZIP code");
    if (column.share(Sign::StateAndZip) >= 0.2)
        return byValues(column, Class::Zip, Sign::StateAndZip, "are a state and a ZIP code");
    if (column.share(Sign::ForeignPostal) >= 0.5)
        return byValues(column, Class::Zip, Sign::ForeignPostal, "have the form of a postal code");
    if (column.hint("zip") == HeaderHint::None || column.share(Sign::YesNo) >= 0.9 || column.answers() == 0)
        return std::nullopt;
    if (column.share(Sign::ZipForm) >= 0.5)
        return byValues(column, Class::Zip, Sign::ZipForm, "have the form of a ZIP code");
    return byHeader(column, Class::Zip, "a ZIP or postal code");
}

Finding findDate(const SignCounts& column) {
    if (column.count(Sign::DateForm) > 0)
        return byValues(column, Class::Date, Sign::DateForm, "are full dates");
    if (column.share(Sign::DatePartForm) >= 0.5)
        return byValues(column, Class::Date, Sign::DatePartForm, "are a month with a day or a year");
    if (column.isMostly(Sign::StampDate))
        return byValues(column, Class::Date, Sign::StampDate, "are a date and a time written as one number");
    const bool isBirth = column.hint("birth") != HeaderHint::None;
    const HeaderHint hint = isBirth ? HeaderHint::Sure : column.hint("date");
    if (hint == HeaderHint::None) return std::nullopt;
    if (column.share(Sign::ShortDate) >= 0.5)
        return byValues(column, Class::Date, Sign::ShortDate, "are dates with a short year");
    if (column.isMostly(Sign::CompactDate))
        return byValues(column, Class::Date, Sign::CompactDate, "are dates written as eight digits");
    if (hint == HeaderHint::Sure && column.isMostly(Sign::SerialDate))
        return byValues(column, Class::Date, Sign::SerialDate, "are day numbers of a spreadsheet or a clock");
    const bool isMonth = std::ranges::find(column.header, "month") != column.header.end();
    if (isMonth && column.isMostly(Sign::MonthForm) && column.different.size() <= 12 &&
        (isBirth || column.header.size() == 1))
        return byValues(column, Class::Date, Sign::MonthForm, "are months of the year");
    return std::nullopt;
}

Finding findAge(const SignCounts& column) {
    const bool isOfText = column.share(Sign::AgeText) >= 0.8 && column.count(Sign::OverEightyNine) > 0;
    if (isOfText) return byValues(column, Class::Age, Sign::OverEightyNine, "are ages over 89");
    if (column.hint("age") == HeaderHint::None || column.cells == 0) return std::nullopt;
    const double ages = column.share(Sign::UpToAge) + column.share(Sign::AgeText);
    if (ages < 0.8 || column.count(Sign::OverEightyNine) == 0) return std::nullopt;
    return byValues(column, Class::Age, Sign::OverEightyNine, "are ages over 89");
}

Finding findPhoneOrFax(const SignCounts& column) {
    const bool isFax = column.hint("fax") != HeaderHint::None;
    const Class identifier = isFax ? Class::Fax : Class::Phone;
    if (column.count(Sign::PhoneForm) > 0)
        return byValues(column, identifier, Sign::PhoneForm, "have the form of a phone number");
    const bool isByHeader = isFax || column.hint("phone") != HeaderHint::None;
    if (isByHeader && (column.share(Sign::PhoneDigits) >= 0.2 || column.share(Sign::SpacedCode) >= 0.5))
        return byValues(column, identifier, Sign::PhoneDigits, "have as many digits as a phone number");
    return std::nullopt;
}

Finding findSocialSecurity(const SignCounts& column) {
    const HeaderHint hint = column.hint("social_security");
    const bool isForm = column.count(Sign::SocialValid) > 0 || column.share(Sign::SocialForm) >= 0.5 ||
                        (hint != HeaderHint::None && column.count(Sign::SocialForm) > 0);
    if (column.share(Sign::SocialMasked) >= 0.2)
        return byValues(column, Class::SocialSecurity, Sign::SocialMasked,
                        "are the last digits of a social security number");
    if (isForm) return byValues(column, Class::SocialSecurity, Sign::SocialForm, "have the form 999-99-9999");
    if (hint != HeaderHint::None && column.share(Sign::NineDigits) >= 0.2)
        return byValues(column, Class::SocialSecurity, Sign::NineDigits, "have nine digits");
    if (hint == HeaderHint::Sure && column.cells > 0 && !isFlagOrCount(column))
        return byHeader(column, Class::SocialSecurity, "a social security or tax number");
    return std::nullopt;
}

Finding findMedicalRecord(const SignCounts& column) {
    if (column.hint("medical_record") == HeaderHint::None || !couldNumberPeople(column)) return std::nullopt;
    return byHeader(column, Class::MedicalRecord, "a patient's or record's number");
}

Finding findHealthPlan(const SignCounts& column) {
    if (column.count(Sign::MedicareForm) > 0)
        return byValues(column, Class::HealthPlan, Sign::MedicareForm, "have the form of a Medicare number");
    if (column.hint("health_plan") == HeaderHint::None || !couldNumberPeople(column)) return std::nullopt;
    return byHeader(column, Class::HealthPlan, "a health plan member's number");
}

Finding findAccount(const SignCounts& column) {
    if (column.count(Sign::IbanForm) > 0)
        return byValues(column, Class::Account, Sign::IbanForm, "have the form of a bank account number");
    if (column.share(Sign::CardForm) >= 0.5 && column.hint("device") == HeaderHint::None)
        return byValues(column, Class::Account, Sign::CardForm, "pass the check of a payment card's number");
    const bool isDevice = column.hint("device") != HeaderHint::None;
    if (!isDevice && column.share(Sign::CardForm) < 0.5 && column.count(Sign::CardInText) > 0)
        return byValues(column, Class::Account, Sign::CardInText,
                        "hold a number that passes the check of a payment card");
    if (column.share(Sign::CardMasked) >= 0.2)
        return byValues(column, Class::Account, Sign::CardMasked, "are the last digits of a payment card");
    if (column.hint("account") == HeaderHint::None || !couldNumberPeople(column)) return std::nullopt;
    return byHeader(column, Class::Account, "an account number");
}

Finding findLicence(const SignCounts& column) {
    if (column.share(Sign::DeaForm) >= 0.5)
        return byValues(column, Class::Licence, Sign::DeaForm, "pass the check of a prescriber's number");
    if (column.isMostly(Sign::ProviderForm))
        return byValues(column, Class::Licence, Sign::ProviderForm, "pass the check of a provider's number");
    if (column.hint("licence") == HeaderHint::None || !couldNumberPeople(column)) return std::nullopt;
    return byHeader(column, Class::Licence, "a licence, passport or certificate number");
}

Finding findVehicle(const SignCounts& column) {
    if (column.share(Sign::VehicleForm) >= 0.5)
        return byValues(column, Class::Vehicle, Sign::VehicleForm, "pass the check of a vehicle's number");
    if (column.hint("vehicle") == HeaderHint::None || !couldNumberPeople(column)) return std::nullopt;
    return byHeader(column, Class::Vehicle, "a vehicle's number");
}

Finding findDevice(const SignCounts& column) {
    if (column.share(Sign::MacForm) >= 0.2)
        return byValues(column, Class::Device, Sign::MacForm, "have the form of a network card's address");
    if (column.share(Sign::DeviceForm) >= 0.2)
        return byValues(column, Class::Device, Sign::DeviceForm, "have the form of a device's identifier");
    if (column.hint("device") == HeaderHint::None || !couldNumberPeople(column)) return std::nullopt;
    return byHeader(column, Class::Device, "a device's number");
}

Finding findUrl(const SignCounts& column) {
    if (column.count(Sign::Url) > 0) return byValues(column, Class::Url, Sign::Url, "are web addresses");
    const bool isByHeader = column.hint("url") != HeaderHint::None && column.count(Sign::BareHost) > 0;
    if (isByHeader || column.share(Sign::BareHost) >= 0.2)
        return byValues(column, Class::Url, Sign::BareHost, "are web addresses");
    return std::nullopt;
}

Finding findEmail(const SignCounts& column) {
    if (column.count(Sign::Email) == 0) return std::nullopt;
    return byValues(column, Class::Email, Sign::Email, "have the form of an e-mail address");
}

Finding findIpAddress(const SignCounts& column) {
    const bool isByHeader = column.hint("ip_address") != HeaderHint::None;
    const bool isVersion = column.hint("version") != HeaderHint::None;
    const bool isLikely = column.share(Sign::IpLikely) >= 0.2 && column.share(Sign::IpForm) >= 0.5;
    if ((isByHeader && column.count(Sign::IpForm) > 0) || (isLikely && !isVersion))
        return byValues(column, Class::IpAddress, Sign::IpForm, "have the form of a network address");
    return std::nullopt;
}

Finding findBiometric(const SignCounts& column) {
    if (column.hint("biometric") == HeaderHint::None || column.cells == 0 || isFlagOrCount(column))
        return std::nullopt;
    return byHeader(column, Class::Biometric, "a biometric mark");
}

Finding findImage(const SignCounts& column) {
    if (column.count(Sign::ImageForm) > 0)
        return byValues(column, Class::Image, Sign::ImageForm, "hold an image or another file");
    if (column.share(Sign::ImageFile) >= 0.2)
        return byValues(column, Class::Image, Sign::ImageFile, "are names of picture files");
    const bool isByHeader = column.hint("image") == HeaderHint::Sure && !isFlagOrCount(column);
    if (!isByHeader || column.cells == 0 || hasFewLevels(column)) return std::nullopt;
    return byHeader(column, Class::Image, "a photograph");
}

Finding findUniqueCode(const SignCounts& column) {
    if (column.share(Sign::Uuid) >= 0.2)
        return byValues(column, Class::UniqueCode, Sign::Uuid, "are codes made to be unique (UUID)");
    if (column.share(Sign::HexDigest) >= 0.2)
        return byValues(column, Class::UniqueCode, Sign::HexDigest,
                        "look like a hash; a hash of a record number still points to one person");
    // One is enough: a slip of the pen in a remark.
    if (column.count(Sign::LabelledNumber) > 0)
        return byValues(column, Class::UniqueCode, Sign::LabelledNumber,
                        "hold a number that is labelled as a record's or person's");
    constexpr std::size_t kMany = 60;
    const bool isByHeader = column.hint("unique_code") == HeaderHint::Sure;
    if (!isByHeader || column.different.size() <= kMany || !couldNumberPeople(column)) return std::nullopt;
    return byHeader(column, Class::UniqueCode, "an identification number, and its values differ widely");
}

} // namespace

std::vector<IdentifierFinding> findIdentifiers(const SignCounts& column) {
    using Rule = Finding (*)(const SignCounts&);
    static constexpr Rule kRules[] = {findName,          findGeography,  findZip,       findDate,
                                      findAge,           findPhoneOrFax, findEmail,     findSocialSecurity,
                                      findMedicalRecord, findHealthPlan, findAccount,   findLicence,
                                      findVehicle,       findDevice,     findUrl,       findIpAddress,
                                      findBiometric,     findImage,      findUniqueCode};
    std::vector<IdentifierFinding> findings;
    for (const Rule rule : kRules)
        if (Finding finding = rule(column)) findings.push_back(std::move(*finding));
    return findings;
}

} // namespace vignette
