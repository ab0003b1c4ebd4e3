#pragma once

#include <span>
#include <string_view>

namespace vignette {

/// One text of the program's reports: its lasting key, and the English for it. %1, %2 … are replaced by
/// arguments, %n by the count. `englishOne` is the form for one, only where the words depend on a count.
struct WordingKey {
    std::string_view key;
    std::string_view english;
    std::string_view englishOne = {};
    bool isCounted() const { return !englishOne.empty(); }
};

/// Every key report and KeyedWording ask for, sorted by key, no key twice. A translation gives each a text.
std::span<const WordingKey> wordingKeys();
/// The key's line, or null.
const WordingKey* findWordingKey(std::string_view key);

} // namespace vignette
