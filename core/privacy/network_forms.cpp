#include "core/privacy/network_forms.h"

#include "core/base/text.h"
#include "core/privacy/value_forms.h"

#include <algorithm>
#include <array>
#include <string>

namespace vignette {

namespace {

constexpr int kVersionsStayBelow = 64;

SignSet signsOfIpV4(std::string_view text) {
    int parts = 0;
    bool hasLarge = false;
    std::size_t i = 0;
    while (i < text.size()) {
        int number = 0;
        const std::size_t begin = i;
        while (i < text.size() && isDigit(text[i]) && i - begin < 4)
            number = number * 10 + (text[i++] - '0');
        const std::size_t digits = i - begin;
        if (digits == 0 || digits > 3 || number > 255 || (digits > 1 && text[begin] == '0')) return 0;
        hasLarge |= number >= kVersionsStayBelow;
        ++parts;
        if (i == text.size()) break;
        if (text[i] != '.' || ++i == text.size()) return 0;
    }
    if (parts != 4) return 0;
    return bitOf(Sign::IpForm) | (hasLarge ? bitOf(Sign::IpLikely) : 0);
}

bool isIpV6(std::string_view text) {
    constexpr std::size_t kLongest = 45;
    if (text.size() < 3 || text.size() > kLongest) return false;
    std::size_t groups = 0;
    bool isShortened = false;
    std::size_t i = 0;
    while (i < text.size()) {
        if (text.substr(i, 2) == "::") {
            if (isShortened) return false;
            isShortened = true;
            i += 2;
            continue;
        }
        if (text[i] == ':') {
            if (i == 0 || i + 1 == text.size() || text[i - 1] == ':') return false;
            ++i;
            continue;
        }
        const std::size_t end = std::min(text.find(':', i), text.size());
        const std::string_view group = text.substr(i, end - i);
        if (group.find('.') != std::string_view::npos) {
            if (end != text.size() || signsOfIpV4(group) == 0) return false;
            ++groups; // an IPv4 tail stands for two groups
        } else if (group.size() > 4 || !std::ranges::all_of(group, isHexDigit)) {
            return false;
        }
        ++groups;
        i = end;
    }
    return isShortened ? groups >= 1 && groups <= 7 : groups == 8;
}

/// A word that may be an address, without port, prefix length and zone.
SignSet signsOfIpWord(std::string_view word) {
    while (word.ends_with('.') || (word.ends_with(':') && !word.ends_with("::")))
        word.remove_suffix(1);
    for (const char mark : {'/', '%'})
        if (const std::size_t at = word.find(mark); at != std::string_view::npos) word = word.substr(0, at);
    if (const std::size_t at = word.find('@'); at != std::string_view::npos)
        word = isDigit(word.front()) ? word.substr(0, at) : word.substr(at + 1);
    if (isIpV6(word)) return bitOf(Sign::IpForm) | bitOf(Sign::IpLikely);
    if (const std::size_t port = word.find(':'); port != std::string_view::npos) word = word.substr(0, port);
    return word.empty() ? 0 : signsOfIpV4(word);
}

bool isHostChar(char c) {
    return isLetter(c) || isDigit(c) || c == '.' || c == '-';
}

bool isTopDomain(std::string_view text) {
    static constexpr std::array<std::string_view, 36> kDomains = {
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "co", "us",
        "uk",  "ca",  "de",  "fr",  "es",  "it",  "nl",  "ch",   "at",  "be", "eu", "in",
        "cn",  "jp",  "br",  "mx",  "au",  "il",  "ru",  "pl",   "se",  "no", "me", "site"};
    return std::ranges::find(kDomains, text) != kDomains.end();
}

/// example.org, or with a path behind it.
bool isBareHost(std::string_view lower) {
    std::size_t end = 0;
    while (end < lower.size() && isHostChar(lower[end]))
        ++end;
    if (end < lower.size() && lower[end] != '/' && lower[end] != ':' && lower[end] != '?') return false;
    const std::string_view host = lower.substr(0, end);
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot < 2 || !isTopDomain(host.substr(dot + 1))) return false;
    return isLetter(host.front()) && std::ranges::any_of(host.substr(0, dot), isLetter);
}

bool hasWww(std::string_view lower) {
    const std::size_t at = lower.find("www.");
    if (at == std::string_view::npos || (at > 0 && isHostChar(lower[at - 1]))) return false;
    std::size_t end = at + 4;
    while (end < lower.size() && isHostChar(lower[end]))
        ++end;
    return lower.substr(at + 4, end - at - 4).find('.') != std::string_view::npos;
}

} // namespace

SignSet signsOfIp(std::string_view text, const Shape& shape) {
    if (shape.dots < 3 && shape.colons < 2) return 0;
    static constexpr std::string_view kBreaks = " \t\r\n,;=()[]'\"<>{}|";
    SignSet signs = 0;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t start = text.find_first_not_of(kBreaks, begin);
        if (start == std::string_view::npos) break;
        const std::size_t end = std::min(text.find_first_of(kBreaks, start), text.size());
        signs |= signsOfIpWord(text.substr(start, end - start));
        begin = end;
    }
    return signs;
}

SignSet signsOfUrl(std::string_view text, const Shape& shape) {
    if (shape.dots == 0 && shape.slashes < 2) return 0;
    const std::size_t scheme = text.find("://");
    if (scheme != std::string_view::npos && scheme > 0 &&
        (isLetter(text[scheme - 1]) || isDigit(text[scheme - 1])))
        return bitOf(Sign::Url);
    if (shape.letters < 5 || shape.dots == 0) return 0;
    const std::string lower = toLowerAscii(text);
    if (hasWww(lower)) return bitOf(Sign::Url);
    if (shape.blanks <= 4 && !shape.hasAt)
        for (const std::string& word : split(lower, ' '))
            if (isBareHost(word)) return bitOf(Sign::BareHost);
    return 0;
}

bool isMacAddress(std::string_view text) {
    return follows(text, "hh:hh:hh:hh:hh:hh") || follows(text, "hh-hh-hh-hh-hh-hh") ||
           follows(text, "hhhh.hhhh.hhhh");
}

} // namespace vignette
