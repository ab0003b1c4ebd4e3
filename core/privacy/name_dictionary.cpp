#include "core/privacy/name_dictionary.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "core/privacy/value_core.h"

#include <algorithm>
#include <array>

namespace vignette {

namespace {

constexpr std::size_t kMostWords = 4;
constexpr std::size_t kLongestName = 60;

/// Words that stand beside a name without being one.
bool isTitle(std::string_view word) {
    static constexpr std::array<std::string_view, 14> kTitles = {
        "mr", "mrs", "ms", "miss", "dr", "prof", "jr", "sr", "ii", "iii", "iv", "md", "phd", "rn"};
    return word.size() == 1 || std::ranges::find(kTitles, word) != kTitles.end();
}

} // namespace

const NameDictionary& NameDictionary::bundled() {
    static const NameDictionary dictionary = [] {
        const ReferenceTable table = ReferenceTable::bundled("person_names");
        NameDictionary result;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            result.m_names.insert(table.at(row, "name"));
        const ReferenceTable eponyms = ReferenceTable::bundled("eponyms");
        for (std::size_t row = 0; row < eponyms.rowCount(); ++row)
            result.m_eponyms.insert(eponyms.at(row, "word"));
        return result;
    }();
    return dictionary;
}

bool NameDictionary::knows(std::string_view word) const {
    return m_names.contains(std::string(word));
}

bool NameDictionary::isPersonName(std::string_view written) const {
    if (written.size() > kLongestName) return false;
    const bool isAscii = std::ranges::none_of(written, [](char c) { return (c & 0x80) != 0; });
    const std::string plain = isAscii ? std::string() : withoutAccents(written);
    const std::string_view text = isAscii ? written : std::string_view(plain);
    bool hasEponym = false;
    std::size_t words = 0;
    std::size_t names = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == ' ' || c == ',' || c == '.' || c == '-' || c == '\'') {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isLetter(text[end]))
            ++end;
        if (end == i) return false;
        const std::string word = toLowerAscii(text.substr(i, end - i));
        while (end < text.size() && isDigit(text[end]))
            ++end;
        i = end;
        if (isTitle(word)) continue;
        if (++words > kMostWords || !knows(word)) return false;
        ++names;
        hasEponym = m_eponyms.contains(word);
    }
    return names > 1 || (names == 1 && !hasEponym);
}

} // namespace vignette
