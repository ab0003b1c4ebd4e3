#include "core/privacy/typed_text.h"

#include "core/base/text.h"
#include "core/privacy/name_dictionary.h"
#include "core/privacy/value_signs.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vignette {

namespace {

using Class = IdentifierClass;

constexpr std::size_t kMostWords = 6;

/// A word of the text without the marks around it.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string lower;
};

bool isOuterMark(char c) {
    return std::string_view(",;:!?\"'`{}<>").find(c) != std::string_view::npos;
}

/// A bracket without its other half, or around more than digits: those of "(617) 555-0123" stay.
bool isLoose(std::string_view word, char mark, char other) {
    const bool isAround = word.front() == '(' && word.back() == ')' && std::ranges::any_of(word, isLetter);
    return isAround ||
           (word.find(other) == std::string_view::npos && word.find(mark) != std::string_view::npos);
}

Word trimmedWord(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end && (isOuterMark(text[begin]) ||
                           (text[begin] == '(' && isLoose(text.substr(begin, end - begin), '(', ')'))))
        ++begin;
    while (begin < end && (isOuterMark(text[end - 1]) || text[end - 1] == '.' ||
                           (text[end - 1] == ')' && isLoose(text.substr(begin, end - begin), ')', '('))))
        --end;
    return {.begin = begin, .end = end, .lower = toLowerAscii(text.substr(begin, end - begin))};
}

std::vector<Word> wordsOf(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        if (isBlank(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && !isBlank(text[end]))
            ++end;
        if (Word word = trimmedWord(text, i, end); word.begin < word.end) words.push_back(std::move(word));
        i = end;
    }
    return words;
}

struct SignClass {
    Sign sign;
    Class identifier;
};

/// Signs that say enough without a header, the surest first.
constexpr auto kSigns = std::to_array<SignClass>({
    {Sign::Email, Class::Email},
    {Sign::Url, Class::Url},
    {Sign::Uuid, Class::UniqueCode},
    {Sign::HexDigest, Class::UniqueCode},
    {Sign::ImageForm, Class::Image},
    {Sign::ImageFile, Class::Image},
    {Sign::MacForm, Class::Device},
    {Sign::DeviceForm, Class::Device},
    {Sign::IpLikely, Class::IpAddress},
    {Sign::SocialForm, Class::SocialSecurity},
    {Sign::SocialMasked, Class::SocialSecurity},
    {Sign::CardForm, Class::Account},
    {Sign::CardInText, Class::Account},
    {Sign::CardMasked, Class::Account},
    {Sign::IbanForm, Class::Account},
    {Sign::MedicareForm, Class::HealthPlan},
    {Sign::DeaForm, Class::Licence},
    {Sign::VehicleForm, Class::Vehicle},
    {Sign::PhoneForm, Class::Phone},
    {Sign::DateForm, Class::Date},
    {Sign::ZipPlusFour, Class::Zip},
    {Sign::PlaceAndZip, Class::Zip},
    {Sign::StateAndZip, Class::Zip},
    {Sign::StreetForm, Class::Geography},
    {Sign::StreetInText, Class::Geography},
});

/// Signs that count after one of these words only.
struct Labelled {
    std::string_view label;
    SignSet signs;
    Class identifier;
};

constexpr SignSet kCode = bitOf(Sign::CodeShape);

constexpr auto kLabelled = std::to_array<Labelled>({
    {"mrn", kCode, Class::MedicalRecord},
    {"chart", kCode, Class::MedicalRecord},
    {"record", kCode, Class::MedicalRecord},
    {"patient", kCode, Class::UniqueCode},
    {"id", kCode, Class::UniqueCode},
    {"identifier", kCode, Class::UniqueCode},
    {"member", kCode, Class::HealthPlan},
    {"subscriber", kCode, Class::HealthPlan},
    {"policy", kCode, Class::HealthPlan},
    {"medicare", kCode, Class::HealthPlan},
    {"medicaid", kCode, Class::HealthPlan},
    {"account", kCode, Class::Account},
    {"acct", kCode, Class::Account},
    {"passport", kCode, Class::Licence},
    {"licence", kCode, Class::Licence},
    {"license", kCode, Class::Licence},
    {"npi", bitOf(Sign::ProviderForm), Class::Licence},
    {"vin", kCode, Class::Vehicle},
    {"plate", kCode, Class::Vehicle},
    {"serial", kCode, Class::Device},
    {"imei", kCode, Class::Device},
    {"ssn", kCode, Class::SocialSecurity},
    {"phone", bitOf(Sign::PhoneDigits), Class::Phone},
    {"telephone", bitOf(Sign::PhoneDigits), Class::Phone},
    {"tel", bitOf(Sign::PhoneDigits), Class::Phone},
    {"mobile", bitOf(Sign::PhoneDigits), Class::Phone},
    {"cell", bitOf(Sign::PhoneDigits), Class::Phone},
    {"call", bitOf(Sign::PhoneDigits), Class::Phone},
    {"ring", bitOf(Sign::PhoneDigits), Class::Phone},
    {"fax", bitOf(Sign::PhoneDigits), Class::Fax},
    {"zip", bitOf(Sign::ZipForm), Class::Zip},
    {"postcode", bitOf(Sign::ForeignPostal), Class::Zip},
    {"born", bitOf(Sign::ShortDate) | bitOf(Sign::CompactDate) | bitOf(Sign::DatePartForm), Class::Date},
    {"dob", bitOf(Sign::ShortDate) | bitOf(Sign::CompactDate) | bitOf(Sign::DatePartForm), Class::Date},
    {"birth", bitOf(Sign::ShortDate) | bitOf(Sign::CompactDate) | bitOf(Sign::DatePartForm), Class::Date},
    {"birthday", bitOf(Sign::ShortDate) | bitOf(Sign::CompactDate) | bitOf(Sign::DatePartForm), Class::Date},
    {"age", bitOf(Sign::OverEightyNine), Class::Age},
    {"aged", bitOf(Sign::OverEightyNine), Class::Age},
    {"in", bitOf(Sign::KnownPlace), Class::Geography},
    {"from", bitOf(Sign::KnownPlace), Class::Geography},
    {"near", bitOf(Sign::KnownPlace), Class::Geography},
    {"mr", bitOf(Sign::NamedPerson), Class::Name},
    {"mrs", bitOf(Sign::NamedPerson), Class::Name},
    {"ms", bitOf(Sign::NamedPerson), Class::Name},
    {"miss", bitOf(Sign::NamedPerson), Class::Name},
});

/// Words that may stand between a label and its number: "MRN no. 12345", "date of birth: 3.4.51".
bool isBetween(std::string_view word) {
    static constexpr auto kBetween = std::to_array<std::string_view>(
        {"no", "nr", "number", "num", "id", "code", "#", "is", "was", "on", "at", "the", "-", "–", "="});
    return std::ranges::find(kBetween, word) != kBetween.end();
}

/// One text being looked through.
class Search {
public:
    Search(std::string_view text, TypedNames names)
        : m_text(text), m_names(names), m_words(wordsOf(text)), m_isTaken(m_words.size(), false) {}

    std::vector<TypedIdentifier> run() {
        // Few words before many, so that a piece is no longer than what makes it one.
        for (std::size_t count = 1; count <= kMostWords; ++count)
            for (std::size_t first = 0; first + count <= m_words.size(); ++first)
                look(first, count);
        std::ranges::stable_sort(m_found, {}, &Found::first);
        std::vector<TypedIdentifier> pieces;
        for (Found& found : m_found)
            if (std::ranges::find(pieces, found.typed) == pieces.end())
                pieces.push_back(std::move(found.typed));
        return pieces;
    }

private:
    struct Found {
        std::size_t first = 0;
        TypedIdentifier typed;
    };

    std::string_view pieceOf(std::size_t first, std::size_t count) const {
        const Word& begin = m_words[first];
        return m_text.substr(begin.begin, m_words[first + count - 1].end - begin.begin);
    }

    void look(std::size_t first, std::size_t count) {
        for (std::size_t i = first; i < first + count; ++i)
            if (m_isTaken[i]) return;
        const std::string_view piece = pieceOf(first, count);
        const SignSet signs = signsOf(piece);
        std::optional<Class> found = classOfForm(piece, signs);
        if (!found) found = classByLabel(first, piece, signs);
        if (!found && m_names == TypedNames::AreFound) found = classOfName(first, count);
        if (!found) return;
        if (*found == Class::Phone) count = withMoreDigits(first, count);
        std::fill_n(m_isTaken.begin() + static_cast<std::ptrdiff_t>(first), count, true);
        m_found.push_back({first, {*found, std::string(pieceOf(first, count))}});
    }

    /// A phone number is one from its first digits on: "+44 20 7946" and what follows belongs to it.
    std::size_t withMoreDigits(std::size_t first, std::size_t count) const {
        while (first + count < m_words.size() && !m_isTaken[first + count] &&
               std::ranges::all_of(m_words[first + count].lower, isDigit))
            ++count;
        return count;
    }

    static std::optional<Class> classOfForm(std::string_view piece, SignSet signs) {
        for (const SignClass& line : kSigns)
            if (signs & bitOf(line.sign)) return line.identifier;
        constexpr SignSet kCoordinate = bitOf(Sign::CoordinateForm);
        if ((signs & kCoordinate) && !(signs & bitOf(Sign::Number))) return Class::Geography;
        return isOldAge(piece) ? std::optional(Class::Age) : std::nullopt;
    }

    /// "93 years old", "93-year-old".
    static bool isOldAge(std::string_view piece) {
        if (!isDigit(piece.front())) return false;
        std::string spaced(piece);
        std::ranges::replace(spaced, '-', ' ');
        constexpr SignSet kOld = bitOf(Sign::AgeText) | bitOf(Sign::OverEightyNine);
        return (signsOf(spaced) & kOld) == kOld;
    }

    std::optional<Class> classByLabel(std::size_t first, std::string_view piece, SignSet signs) const {
        const bool isCapital = piece.front() >= 'A' && piece.front() <= 'Z';
        const std::size_t digits = static_cast<std::size_t>(std::ranges::count_if(piece, isDigit));
        constexpr std::size_t kFarthest = 3;
        for (std::size_t back = 1; back <= std::min(first, kFarthest); ++back) {
            const std::string& word = m_words[first - back].lower;
            for (const Labelled& line : kLabelled) {
                if (word != line.label || !(signs & line.signs)) continue;
                const bool isWord = line.identifier == Class::Name || line.identifier == Class::Geography;
                if (isWord ? (isCapital && back == 1) : digits >= leastDigits(line)) return line.identifier;
            }
            if (!isBetween(word)) return std::nullopt;
        }
        return std::nullopt;
    }

    /// "patient 617" and "record 2024" are words of a sentence more often than not.
    static std::size_t leastDigits(const Labelled& line) {
        constexpr std::size_t kOfCode = 5;
        return line.signs == kCode ? kOfCode : 2;
    }

    /// Known names side by side, each with a capital: "Mary Johnson", "LEE, ANN".
    std::optional<Class> classOfName(std::size_t first, std::size_t count) const {
        if (count < 2 || count > 3) return std::nullopt;
        for (std::size_t i = first; i < first + count; ++i) {
            const std::string_view word = pieceOf(i, 1);
            const bool isName = word.size() > 1 && word.front() >= 'A' && word.front() <= 'Z' &&
                                NameDictionary::bundled().isPersonName(word);
            if (!isName) return std::nullopt;
        }
        return Class::Name;
    }

    std::string_view m_text;
    TypedNames m_names;
    std::vector<Word> m_words;
    std::vector<bool> m_isTaken;
    std::vector<Found> m_found;
};

} // namespace

std::vector<TypedIdentifier> identifiersInTyped(std::string_view text, TypedNames names) {
    return Search(text, names).run();
}

} // namespace vignette
