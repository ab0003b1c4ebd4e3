#include "tests/core/privacy/invented/check_digits.h"

#include <map>

namespace vignette::testing_aids {

namespace {

int worth(char digit) {
    return digit - '0';
}

/// The digit that brings a sum to a multiple of ten.
char filler(int sum) {
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

int luhnSum(const std::string& digits) {
    // From the right, every digit at an odd place is doubled; the check digit will stand to its right.
    int sum = 0;
    for (std::size_t place = 1; place <= digits.size(); ++place) {
        const int digit = worth(digits[digits.size() - place]);
        const int twice = 2 * digit;
        sum += place % 2 == 1 ? twice / 10 + twice % 10 : digit;
    }
    return sum;
}

} // namespace

std::string withLuhn(const std::string& digits) {
    return digits + filler(luhnSum(digits));
}

std::string withProviderCheck(const std::string& nineDigits) {
    constexpr int kPrefix = 24; // what 80840 in front adds (CMS)
    return nineDigits + filler(luhnSum(nineDigits) + kPrefix);
}

std::string withPrescriberCheck(const std::string& lettersAndSix) {
    const std::string d = lettersAndSix.substr(2);
    const int sum = worth(d[0]) + worth(d[2]) + worth(d[4]) + 2 * (worth(d[1]) + worth(d[3]) + worth(d[5]));
    return lettersAndSix + static_cast<char>('0' + sum % 10);
}

std::string withVehicleCheck(const std::string& sixteen) {
    static const std::map<char, int> kWorth = {{'A', 1}, {'B', 2}, {'C', 3}, {'D', 4}, {'E', 5}, {'F', 6},
                                               {'G', 7}, {'H', 8}, {'J', 1}, {'K', 2}, {'L', 3}, {'M', 4},
                                               {'N', 5}, {'P', 7}, {'R', 9}, {'S', 2}, {'T', 3}, {'U', 4},
                                               {'V', 5}, {'W', 6}, {'X', 7}, {'Y', 8}, {'Z', 9}};
    const std::string text = sixteen.substr(0, 8) + "0" + sixteen.substr(8);
    int sum = 0;
    for (int place = 1; place <= 17; ++place) {
        const char c = text[static_cast<std::size_t>(place - 1)];
        const int value = c >= '0' && c <= '9' ? worth(c) : kWorth.at(c);
        const int weight = place == 9 ? 0 : place == 8 ? 10 : place < 8 ? 9 - place : 19 - place;
        sum += value * weight;
    }
    const int rest = sum % 11;
    return sixteen.substr(0, 8) + (rest == 10 ? "X" : std::to_string(rest)) + sixteen.substr(8);
}

std::string withBankCheck(const std::string& country, const std::string& account) {
    std::string digits;
    for (const char c : account + country + "00")
        digits += c >= 'A' && c <= 'Z' ? std::to_string(c - 'A' + 10) : std::string(1, c);
    int rest = 0;
    for (const char c : digits)
        rest = (10 * rest + worth(c)) % 97;
    const int check = 98 - rest;
    return country + (check < 10 ? "0" : "") + std::to_string(check) + account;
}

std::string withTradeItemCheck(const std::string& thirteenDigits) {
    int sum = 0;
    for (std::size_t i = 0; i < thirteenDigits.size(); ++i)
        sum += worth(thirteenDigits[i]) * (i % 2 == 0 ? 3 : 1);
    return thirteenDigits + filler(sum);
}

std::string withRoutingCheck(const std::string& eightDigits) {
    static constexpr int kWeights[] = {3, 7, 1, 3, 7, 1, 3, 7};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += kWeights[i] * worth(eightDigits[i]);
    return eightDigits + filler(sum);
}

} // namespace vignette::testing_aids
