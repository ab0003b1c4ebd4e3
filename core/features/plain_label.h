#pragma once

#include "core/base/reference_table.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

struct PlainLabel {
    std::string text;     ///< "Number of doctor visits"
    bool isPlain = false; ///< every word was recognised, and together they say enough to stand on a card
};

/// Turns raw headers into plain words by a bundled list (resources/reference/plain_words.csv): splits at
/// punctuation, camel case and digits, then glued words into known ones ("docvis" → doctor visits) by
/// dynamic programming over the fewest, longest words.
class Glossary {
public:
    explicit Glossary(const ReferenceTable& table);
    static const Glossary& bundled();
    PlainLabel labelFor(std::string_view header) const;

private:
    struct Word {
        std::string plain;
        bool standsAlone = true;
    };
    const Word* find(const std::string& token) const;
    std::vector<std::string> splitGlued(const std::string& token) const;
    std::vector<std::string> tokensOf(std::string_view header) const;
    std::map<std::string, Word> m_words;
};

/// First letter in upper case, the rest as it is.
std::string capitalised(std::string text);

} // namespace vignette
