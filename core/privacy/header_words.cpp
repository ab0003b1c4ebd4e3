#include "core/privacy/header_words.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "core/privacy/value_core.h"

#include <algorithm>
#include <utility>

namespace vignette {

namespace {

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool isWordByte(char c) {
    return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a new word starts at `i`, both sides being word bytes.
bool isStep(std::string_view text, std::size_t i) {
    const char before = text[i - 1];
    const char here = text[i];
    if (isDigit(before) != isDigit(here)) return true;
    if (!isUpper(here)) return false;
    if (!isUpper(before)) return true;
    // The last capital of a run starts the next word: "IPAddress" → ip address.
    return i + 1 < text.size() && isLetter(text[i + 1]) && !isUpper(text[i + 1]);
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    for (const std::string& word : split(text, ' '))
        if (!word.empty()) words.push_back(word);
    return words;
}

} // namespace

std::vector<std::string> headerWords(std::string_view written) {
    const std::string header = withoutAccents(written);
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < header.size(); ++i) {
        // An apostrophe joins: "mother's" is "mothers".
        if (header[i] == '\'') continue;
        const bool isPart = isWordByte(header[i]);
        const bool isNew = isPart && i > 0 && isWordByte(header[i - 1]) && isStep(header, i);
        if ((!isPart || isNew) && !word.empty()) words.push_back(toLowerAscii(std::exchange(word, {})));
        if (isPart) word += header[i];
    }
    if (!word.empty()) words.push_back(toLowerAscii(word));
    return words;
}

bool HeaderWords::Pattern::matches(const std::vector<std::string>& header) const {
    if (isWholeHeader) return header == words;
    // MOBILEPHONE: nothing tells where its words part.
    const bool isJoined = words.size() > 1 && header.size() == 1 && header.front() == join(words, "");
    const bool isFound =
        isJoined   ? true
        : isEnding ? std::ranges::any_of(
                         header, [&](const std::string& word) { return word.ends_with(words.front()); })
                   : std::search(header.begin(), header.end(), words.begin(), words.end()) != header.end();
    if (!isFound) return false;
    return std::ranges::none_of(
        header, [&](const std::string& word) { return std::ranges::find(unless, word) != unless.end(); });
}

const HeaderWords& HeaderWords::bundled() {
    static const HeaderWords words = [] {
        const ReferenceTable table = ReferenceTable::bundled("identifier_header_words");
        HeaderWords result;
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            std::string text = table.at(row, "words");
            Pattern pattern;
            pattern.isWholeHeader = text.starts_with('=');
            pattern.isEnding = text.starts_with('*');
            if (pattern.isWholeHeader || pattern.isEnding) text.erase(0, 1);
            // Split as headers are, so that "zip5" in the list and in a header are the same two words.
            pattern.words = headerWords(text);
            pattern.unless = wordsOf(table.at(row, "unless"));
            pattern.weight = table.at(row, "weight") == "sure" ? HeaderHint::Sure : HeaderHint::Weak;
            if (!pattern.words.empty())
                result.m_patterns[table.at(row, "topic")].push_back(std::move(pattern));
        }
        return result;
    }();
    return words;
}

HeaderHint HeaderWords::hint(std::string_view topic, const std::vector<std::string>& words) const {
    const auto found = m_patterns.find(topic);
    HeaderHint best = HeaderHint::None;
    if (found == m_patterns.end()) return best;
    for (const Pattern& pattern : found->second)
        if (pattern.weight > best && pattern.matches(words)) best = pattern.weight;
    return best;
}

} // namespace vignette
