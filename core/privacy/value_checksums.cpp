#include "core/privacy/value_checksums.h"

#include "core/base/text.h"

#include <algorithm>
#include <string>

namespace vignette {

namespace {

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isAllDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

/// `text` without the separators, or empty when it holds anything but digits and them.
std::string digitsWithout(std::string_view text, std::string_view separators) {
    std::string digits;
    for (const char c : text) {
        if (isDigit(c))
            digits += c;
        else if (separators.find(c) == std::string_view::npos)
            return {};
    }
    return digits;
}

/// The worth of a VIN's character; −1 for I, O, Q and everything else.
int vehicleWorth(char c) {
    if (isDigit(c)) return c - '0';
    static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    static constexpr std::string_view kWorths = "12345678123457923456789";
    const std::size_t at = kLetters.find(c);
    return at == std::string_view::npos ? -1 : kWorths[at] - '0';
}

} // namespace

bool passesLuhn(std::string_view digits) {
    if (!isAllDigits(digits)) return false;
    int sum = 0;
    bool isDoubled = false;
    for (std::size_t i = digits.size(); i-- > 0;) {
        int digit = digits[i] - '0';
        if (isDoubled) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
        isDoubled = !isDoubled;
    }
    return sum % 10 == 0;
}

bool isCardNumber(std::string_view text) {
    if (text.size() < 13 || text.size() > 23) return false;
    const std::string digits = digitsWithout(text, " -");
    return digits.size() >= 13 && digits.size() <= 19 && digits[0] >= '2' && digits[0] <= '6' &&
           passesLuhn(digits);
}

bool isIban(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != ' ') plain += c;
    if (plain.size() < 15 || plain.size() > 34 || !isUpper(plain[0]) || !isUpper(plain[1])) return false;
    if (!isDigit(plain[2]) || !isDigit(plain[3])) return false;
    std::rotate(plain.begin(), plain.begin() + 4, plain.end());
    int rest = 0;
    for (const char c : plain) {
        if (isDigit(c))
            rest = (rest * 10 + (c - '0')) % 97;
        else if (isUpper(c))
            rest = (rest * 100 + (c - 'A' + 10)) % 97;
        else
            return false;
    }
    return rest == 1;
}

bool isDeaNumber(std::string_view text) {
    if (text.size() != 9 || !isUpper(text[0]) || !(isUpper(text[1]) || text[1] == '9')) return false;
    const std::string_view digits = text.substr(2);
    if (!isAllDigits(digits)) return false;
    const auto at = [&](std::size_t i) { return digits[i] - '0'; };
    return (at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5))) % 10 == at(6);
}

bool isProviderNumber(std::string_view text) {
    if (text.size() != 10 || (text[0] != '1' && text[0] != '2') || !isAllDigits(text)) return false;
    return passesLuhn("80840" + std::string(text));
}

bool isVehicleNumber(std::string_view text) {
    static constexpr int kWeights[17] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    if (text.size() != 17 || isAllDigits(text)) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        const int worth = vehicleWorth(text[i]);
        if (worth < 0) return false;
        sum += worth * kWeights[i];
    }
    return text[8] == (sum % 11 == 10 ? 'X' : static_cast<char>('0' + sum % 11));
}

bool isMedicareNumber(std::string_view text) {
    if (text.size() != 11 && text.size() != 13) return false;
    // C 1–9, A letter, N digit, X letter or digit; letters S L O I B Z are never used.
    static constexpr std::string_view kKinds = "CAXNAXNAANN";
    std::size_t place = 0;
    for (const char c : text) {
        if (c == '-') continue;
        if (place == kKinds.size()) return false;
        const bool isLetterHere = isUpper(c) && std::string_view("SLOIBZ").find(c) == std::string_view::npos;
        const char kind = kKinds[place++];
        const bool fits = kind == 'C'   ? isDigit(c) && c != '0'
                          : kind == 'A' ? isLetterHere
                          : kind == 'N' ? isDigit(c)
                                        : isDigit(c) || isLetterHere;
        if (!fits) return false;
    }
    return place == kKinds.size();
}

} // namespace vignette
