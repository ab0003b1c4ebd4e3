#include "core/ingest/number_cell.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace vignette {

namespace {

constexpr std::size_t kExactDigits = 15;
constexpr std::array<std::string_view, 12> kMissing = {"na", "n/a", "nan",  "null", "?",      ".",
                                                       "-",  "--",  "#n/a", "<na>", "(null)", "0000-00-00"};

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace

bool hasLeadingZero(std::string_view text) {
    return text.size() >= 2 && text.front() == '0' && isDigits(text);
}

bool isLongDigits(std::string_view text) {
    return text.size() > kExactDigits && isDigits(text);
}

bool isExponentCode(std::string_view text) {
    const std::size_t e = text.find('E');
    return e != std::string_view::npos && isDigits(text.substr(0, e)) && isDigits(text.substr(e + 1));
}

bool isCodeLike(std::string_view text) {
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::size_t letters = 0;
    while (letters < text.size() && isCapital(text[letters]))
        ++letters;
    const std::string_view rest = text.substr(letters);
    if (letters == 0) return isExponentCode(text);
    if (letters > 3 || text.size() > 12 || rest.size() < 2 || !isDigit(rest[0]) || !isDigit(rest[1]))
        return false;
    return std::all_of(rest.begin(), rest.end(),
                       [&](char c) { return isDigit(c) || isCapital(c) || c == '.'; });
}

bool isMissingToken(std::string_view trimmedText) {
    if (trimmedText.empty()) return true;
    constexpr std::size_t kLongest = 10;
    if (trimmedText.size() > kLongest) return false;
    std::array<char, kLongest> lower{};
    std::transform(trimmedText.begin(), trimmedText.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string_view token(lower.data(), trimmedText.size());
    return std::find(kMissing.begin(), kMissing.end(), token) != kMissing.end();
}

} // namespace vignette
