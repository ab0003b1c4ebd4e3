#include "core/features/plain_label.h"

#include "core/base/text.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace vignette {

namespace {

constexpr std::size_t kLongestPhrase = 3; ///< tokens that are looked up together
constexpr double kDearestSplit = 5.0;     ///< beyond this a split is more guess than reading

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Pieces of letters and digits, anything else between them.
std::vector<std::string> piecesOf(std::string_view header) {
    std::vector<std::string> pieces(1);
    for (const char c : header) {
        if (isLetter(c) || isDigit(c))
            pieces.back() += c;
        else if (c != '\'' && !pieces.back().empty())
            pieces.emplace_back();
    }
    if (pieces.back().empty()) pieces.pop_back();
    return pieces;
}

/// "AgeCategory" → Age Category, "HIVStatus" → HIV Status, "edlevel2" → edlevel 2.
std::vector<std::string> splitByCase(const std::string& piece) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const char c = piece[i];
        if (i > 0) {
            const char before = piece[i - 1];
            const bool wordStarts =
                isUpper(c) && (!isUpper(before) ||
                               (i + 1 < piece.size() && isLetter(piece[i + 1]) && !isUpper(piece[i + 1])));
            if ((wordStarts && isLetter(before)) || isDigit(c) != isDigit(before)) parts.emplace_back();
        }
        parts.back() += c;
    }
    return parts;
}

bool isNumber(const std::string& token) {
    return !token.empty() && std::all_of(token.begin(), token.end(), isDigit);
}

/// What a word of so many letters costs in a split: short words are cheap finds and dear evidence.
double costOf(std::size_t letters) {
    if (letters >= 5) return 1.0;
    if (letters == 4) return 1.1;
    return letters == 3 ? 1.6 : 2.4;
}

} // namespace

Glossary::Glossary(const ReferenceTable& table) {
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const std::string& token = table.at(row, "token");
        const std::string& plain = table.at(row, "plain");
        m_words[token] = {.plain = plain.empty() ? token : plain,
                          .standsAlone = table.at(row, "alone") != "no"};
    }
}

const Glossary& Glossary::bundled() {
    static const Glossary glossary(ReferenceTable::bundled("plain_words"));
    return glossary;
}

const Glossary::Word* Glossary::find(const std::string& token) const {
    const auto found = m_words.find(token);
    return found == m_words.end() ? nullptr : &found->second;
}

std::vector<std::string> Glossary::splitGlued(const std::string& token) const {
    constexpr double kNone = std::numeric_limits<double>::infinity();
    const std::size_t size = token.size();
    std::vector<double> best(size + 1, kNone);
    std::vector<std::size_t> from(size + 1, 0);
    best[0] = 0.0;
    for (std::size_t end = 2; end <= size; ++end) {
        for (std::size_t begin = 0; begin + 2 <= end; ++begin) {
            if (best[begin] == kNone || !find(token.substr(begin, end - begin))) continue;
            const double cost = best[begin] + costOf(end - begin);
            if (cost < best[end]) {
                best[end] = cost;
                from[end] = begin;
            }
        }
    }
    if (best[size] > kDearestSplit || size > 40) return {token};
    std::vector<std::string> words;
    std::size_t longest = 0;
    bool hasTiny = false;
    for (std::size_t end = size; end > 0; end = from[end]) {
        const std::size_t length = end - from[end];
        words.insert(words.begin(), token.substr(from[end], length));
        longest = std::max(longest, length);
        hasTiny = hasTiny || length < 3;
    }
    // Short pieces are found in any word of any language: "Alter" is not ALT and ER.
    if (size < 6 || (hasTiny && longest < 5)) return {token};
    return words;
}

std::vector<std::string> Glossary::tokensOf(std::string_view header) const {
    std::vector<std::string> tokens;
    for (const std::string& piece : piecesOf(header)) {
        const std::string whole = toLowerAscii(piece);
        if (find(whole)) {
            tokens.push_back(whole);
            continue;
        }
        for (const std::string& part : splitByCase(piece)) {
            const std::string token = toLowerAscii(part);
            if (find(token) || isNumber(token)) {
                tokens.push_back(token);
                continue;
            }
            for (std::string& word : splitGlued(token))
                tokens.push_back(std::move(word));
        }
    }
    return tokens;
}

PlainLabel Glossary::labelFor(std::string_view header) const {
    const std::vector<std::string> tokens = tokensOf(header);
    std::vector<std::string> words;
    bool isKnown = !tokens.empty();
    bool saysEnough = false;
    for (std::size_t i = 0; i < tokens.size();) {
        std::size_t taken = std::min(kLongestPhrase, tokens.size() - i);
        const Word* word = nullptr;
        for (; taken > 0 && !word; --taken) {
            std::string phrase = tokens[i];
            for (std::size_t j = 1; j < taken; ++j)
                phrase += " " + tokens[i + j];
            word = find(phrase);
            if (word) break;
        }
        if (word) {
            // "visits_n" counts as much as "n_visits".
            const bool isCount = word->plain == "number of";
            words.insert(isCount ? words.begin() : words.end(), word->plain);
            saysEnough = saysEnough || word->standsAlone;
            i += taken;
        } else {
            isKnown = isKnown && isNumber(tokens[i]);
            words.push_back(tokens[i++]);
        }
    }
    // "Item 3" names a place in a form, not a trait.
    const bool endsInNumber = !tokens.empty() && isNumber(tokens.back());
    return {.text = capitalised(join(words, " ")), .isPlain = isKnown && saysEnough && !endsInNumber};
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace vignette
