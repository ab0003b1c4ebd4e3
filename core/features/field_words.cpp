#include "core/features/field_words.h"

#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::size_t kLongestPhrase = 5;

std::size_t wordCount(const std::string& phrase) {
    return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

/// Which care wins when a label has words of several.
int gravityOf(FieldCare care) {
    switch (care) {
    case FieldCare::Sensitive:
        return 3;
    case FieldCare::Protected:
        return 2;
    case FieldCare::Outcome:
        return 1;
    case FieldCare::Ordinary:
        return 0;
    }
    return 0;
}

} // namespace

FieldWords::FieldWords(const ReferenceTable& themes, const ReferenceTable& cares) {
    for (std::size_t row = 0; row < themes.rowCount(); ++row) {
        WordFinding finding;
        const std::string& theme = themes.at(row, "theme");
        const std::string& direction = themes.at(row, "direction");
        finding.theme = theme.empty() ? Theme::Other : themeFromText(theme);
        finding.direction = direction.empty() ? FieldDirection::Unknown : fieldDirectionFromText(direction);
        finding.unit = themes.at(row, "unit");
        finding.unitLow = parseNumber(themes.at(row, "low")).value_or(0.0);
        finding.unitHigh = parseNumber(themes.at(row, "high")).value_or(0.0);
        finding.claim = themes.at(row, "claim");
        m_themes[themes.at(row, "phrase")] = {.finding = finding};
    }
    for (std::size_t row = 0; row < cares.rowCount(); ++row)
        m_cares[cares.at(row, "phrase")] = {.care = fieldCareFromText(cares.at(row, "care")),
                                            .use = fieldUseFromText(cares.at(row, "use")),
                                            .reason = cares.at(row, "reason")};
}

const FieldWords& FieldWords::bundled() {
    static const FieldWords words(ReferenceTable::bundled("theme_words"),
                                  ReferenceTable::bundled("care_words"));
    return words;
}

std::vector<std::string> FieldWords::phrasesOf(const std::string& label) const {
    const std::vector<std::string> words = split(toLowerAscii(label), ' ');
    std::vector<std::string> phrases;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t taken = std::min(kLongestPhrase, words.size() - i);
        std::string phrase;
        for (; taken > 0; --taken) {
            phrase = join({words.begin() + static_cast<std::ptrdiff_t>(i),
                           words.begin() + static_cast<std::ptrdiff_t>(i + taken)},
                          " ");
            if (m_themes.contains(phrase) || m_cares.contains(phrase)) break;
        }
        if (taken > 0) phrases.push_back(phrase);
        i += std::max<std::size_t>(taken, 1);
    }
    return phrases;
}

WordFinding FieldWords::lookUp(const std::string& label) const {
    const std::vector<std::string> phrases = phrasesOf(label);
    const std::string whole = toLowerAscii(label);
    WordFinding result;
    std::size_t longest = 0;
    for (const std::string& phrase : phrases) {
        const auto theme = m_themes.find(phrase);
        if (theme == m_themes.end() || wordCount(phrase) < longest) continue;
        longest = wordCount(phrase);
        result = theme->second.finding;
        if (phrase != whole) result.claim.clear();
    }
    int gravity = -1;
    for (const std::string& phrase : phrases) {
        const auto care = m_cares.find(phrase);
        if (care == m_cares.end() || gravityOf(care->second.care) <= gravity) continue;
        gravity = gravityOf(care->second.care);
        result.care = care->second.care;
        result.use = care->second.use;
        result.useReason = care->second.reason;
    }
    if (gravity < 0 && result.theme == Theme::Outcome) {
        result.care = FieldCare::Outcome;
        result.use = FieldUse::Check;
        result.useReason = "An outcome: it describes personas but does not form them.";
    }
    return result;
}

} // namespace vignette
