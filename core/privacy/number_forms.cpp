#include "core/privacy/number_forms.h"

#include "core/base/text.h"
#include "core/privacy/value_checksums.h"
#include "core/privacy/value_forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vignette {

namespace {

bool isJoint(char c) {
    return isDigit(c) || c == '-' || c == '.';
}

/// Issued areas are 001–665, 667–899, groups 01–99 and serials 0001–9999 (SSA, 2011); an ITIN begins with 9
/// and has a group of 50–65, 70–88, 90–92 or 94–99 (IRS).
bool isSocialValid(std::string_view part) {
    const int area = (part[0] - '0') * 100 + (part[1] - '0') * 10 + (part[2] - '0');
    const int group = (part[4] - '0') * 10 + (part[5] - '0');
    const bool isItin = area >= 900 && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) ||
                                        (group >= 90 && group <= 92) || group >= 94);
    return isItin || (area > 0 && area != 666 && area < 900 && group > 0 && part.substr(7) != "0000");
}

bool isMaskMark(char c) {
    return c == 'X' || c == 'x' || c == '*' || c == '#';
}

bool isMaskedSocial(std::string_view text) {
    if (text.size() != 11 || text[3] != '-' || text[6] != '-') return false;
    return std::ranges::all_of(text.substr(0, 3), isMaskMark) &&
           std::ranges::all_of(text.substr(4, 2), isMaskMark) && std::ranges::all_of(text.substr(7), isDigit);
}

} // namespace

SignSet signsOfSocial(std::string_view text, const Shape& shape) {
    if (isMaskedSocial(text)) return bitOf(Sign::SocialMasked);
    if (shape.digits < 9) return 0;
    SignSet signs = 0;
    for (const std::string& word : split(text, ' '))
        if (follows(word, "999-999999") || follows(word, "99999-9999")) signs |= bitOf(Sign::SocialHalf);
    if (shape.dashes < 2 && shape.blanks < 2 && shape.dots < 2) return signs;
    for (std::size_t at = 0; at + 11 <= text.size(); ++at) {
        if (!isDigit(text[at])) continue;
        const std::string_view part = text.substr(at, 11);
        const bool isForm =
            follows(part, "999-99-9999") || follows(part, "999 99 9999") || follows(part, "999.99.9999");
        if (!isForm) continue;
        if (at > 0 && isJoint(text[at - 1])) continue;
        if (at + 11 < text.size() && (isDigit(text[at + 11]) || text[at + 11] == '-')) continue;
        return signs | bitOf(Sign::SocialForm) | (isSocialValid(part) ? bitOf(Sign::SocialValid) : 0);
    }
    return signs;
}

bool hasCardNumber(std::string_view text) {
    // Groups are joined over blanks and dashes; a number that is whole already stands for itself.
    std::string digits;
    std::string group;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : '\0';
        if (isDigit(c)) {
            group += c;
            continue;
        }
        constexpr std::size_t kLongestCard = 16;
        if (isCardNumber(group)) return true;
        digits = digits.size() + group.size() > kLongestCard ? group : digits + group;
        if (isCardNumber(digits)) return true;
        const bool goesOn = (c == ' ' || c == '-') && !group.empty();
        if (!goesOn) digits.clear();
        group.clear();
    }
    return false;
}

bool hasMedicareNumber(std::string_view text) {
    constexpr std::size_t kShortest = 11;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" ,;:()", begin), text.size());
        if (end - begin >= kShortest && isMedicareNumber(text.substr(begin, end - begin))) return true;
        begin = end + 1;
    }
    return false;
}

bool isMaskedCard(std::string_view text) {
    if (text.size() != 19 && text.size() != 16) return false;
    const std::string_view front = text.substr(0, text.size() - 4);
    const auto masks = std::ranges::count_if(front, isMaskMark);
    return masks >= 8 && std::ranges::all_of(text.substr(text.size() - 4), isDigit);
}

bool hasLabelledNumber(std::string_view text) {
    static constexpr std::array<std::string_view, 20> kLabels = {
        "mrn",      "ssn",     "npi",        "dea",    "acct",
        "account",  "policy",  "member",     "chart",  "passport",
        "license",  "licence", "vin",        "imei",   "medicare",
        "medicaid", "record",  "subscriber", "serial", "provider identifier"};
    const std::string lower = toLowerAscii(text);
    for (const std::string_view label : kLabels) {
        const std::size_t at = lower.find(label);
        if (at == std::string::npos || (at > 0 && isLetter(lower[at - 1]))) continue;
        std::size_t from = at + label.size();
        constexpr std::size_t kNear = 12;
        const std::size_t last = std::min(lower.size(), from + kNear);
        while (from < last && !isDigit(lower[from]))
            ++from;
        const auto digits = std::ranges::count_if(std::string_view(lower).substr(from, 12), isDigit);
        if (from < last && digits >= 5) return true;
    }
    return false;
}

bool isUniqueDeviceIdentifier(std::string_view text) {
    constexpr std::size_t kItem = 18;
    return text.size() >= kItem && follows(text.substr(0, kItem), "(01)99999999999999");
}

SignSet signsOfAgeText(std::string_view text) {
    static constexpr std::array<std::string_view, 16> kUnits = {
        "years",     "year",  "yrs", "yr",   "y",    "yo",  "y/o",     "y.o.",
        "years old", "jahre", "j",   "anos", "años", "ans", "yrs old", "year old"};
    std::size_t end = 0;
    int age = 0;
    while (end < text.size() && isDigit(text[end]) && end < 3)
        age = age * 10 + (text[end++] - '0');
    if (end == 0 || age > 130) return 0;
    const std::string unit = toLowerAscii(trimmed(text.substr(end)));
    if (std::ranges::find(kUnits, unit) == kUnits.end()) return 0;
    return bitOf(Sign::AgeText) | (age >= 90 ? bitOf(Sign::OverEightyNine) : 0);
}

} // namespace vignette
