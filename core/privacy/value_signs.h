#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vignette {

/// What one value looks like, each independent of the column it stands in.
enum class Sign : std::uint8_t {
    Number,        ///< a plain decimal number
    Integer,       ///< digits only, perhaps with a minus in front
    SmallInteger,  ///< 0..999
    YesNo,         ///< yes, no, y, n, true, false, 0, 1
    NamedPerson,   ///< every word is a given name or surname
    LooksLikeName, ///< one to four words of letters, digits at most at the end
    Email,
    Url,
    PhoneForm,   ///< (617) 555-0123, 617-555-0123, +44 20 7946 0958, alone or inside text
    PhoneDigits, ///< 7–15 digits with nothing but phone punctuation
    SocialForm,  ///< 999-99-9999, also by blanks or dots
    SocialValid, ///< the same with an area and group that are issued, or an ITIN's
    NineDigits,
    FourDigits,
    ZipForm,        ///< 3–5 or 8–9 digits, or ZIP+4
    ZipPlusFour,    ///< 02138-1234
    PlaceAndZip,    ///< text ending in a state and a ZIP code: "Boston MA 02108"
    StreetForm,     ///< "12 Oak Street", "PO Box 12"
    CoordinateForm, ///< decimal degrees, or a pair of them
    DateForm,       ///< a full date that cannot be mistaken: 2024-01-31, 1/31/2024, 31 Jan 2024
    DatePartForm,   ///< year and month: 2024-03, 03/2024, Mar 2024
    CompactDate,    ///< eight digits that are a date: 20240115
    SerialDate,     ///< a number that a spreadsheet or a clock would mean as a day
    MonthForm,      ///< a month's name, or 1..12
    OverEightyNine, ///< a whole number 90..130
    UpToAge,        ///< a number 0..130
    MedicareForm,
    Uuid,
    HexDigest, ///< 24, 32, 40 or 64 hex digits with a letter among them
    CardForm,
    IbanForm,
    DeaForm,
    ProviderForm,
    VehicleForm,
    MacForm,
    IpForm,         ///< four numbers 0..255, or IPv6
    IpLikely,       ///< an IpForm that is no version: a number of 64 or more, or IPv6
    ImageForm,      ///< data:image or a long run of base64
    CodeShape,      ///< 4–40 characters without blanks, with at least three digits
    SpacedCode,     ///< the same with up to six blanks among them, mostly digits: "B-MW 3656", "943 476 5919"
    NoAnswer,       ///< unknown, none, not on file, refused: says nothing about its column
    SocialHalf,     ///< 999-999999 or 99999-9999
    SocialMasked,   ///< XXX-XX-1234
    CardInText,     ///< a card's number among words
    CardMasked,     ///< XXXX-XXXX-XXXX-1234
    LabelledNumber, ///< "MRN 00123456" among words
    StreetInText,   ///< "moved to 12 Oak Street"
    CountyForm,     ///< "Tulare County"
    KnownPlace,     ///< a large town of the United States, perhaps with its state
    StateAndZip,    ///< "MA 02138"
    ForeignPostal,  ///< K1A 0B1, SW1A 1AA
    ShortDate,      ///< 21.5.21, 5-21-21: could be a version or a part number
    StampDate,      ///< 12 or 14 digits that are a date and a time
    AgeText,        ///< 63 years, 63 y/o
    BareHost,       ///< example.org/page
    DeviceForm,     ///< a unique device identifier
    ImageFile,      ///< a file name that ends as a picture's does
    Count_,
};
inline constexpr std::size_t kSignCount = static_cast<std::size_t>(Sign::Count_);

using SignSet = std::uint64_t;
constexpr SignSet bitOf(Sign sign) {
    return SignSet{1} << static_cast<unsigned>(sign);
}

/// Every sign of a value; surrounding blanks do not matter. About 0.2 µs for a number or a short word.
SignSet signsOf(std::string_view value);

} // namespace vignette
