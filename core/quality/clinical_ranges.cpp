#include "core/quality/clinical_ranges.h"

#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr const char* kPercentage = "percentage";
constexpr const char* kYear = "calendar year";

std::vector<std::string> partsOf(const std::string& cell) {
    if (cell.empty()) return {};
    return split(cell, ';');
}

double boundOf(const std::string& cell, double none) {
    return parseNumber(cell).value_or(none);
}

NumberRange rangeOf(const ReferenceTable& table, std::size_t row, const char* low, const char* high) {
    NumberRange range;
    range.low = boundOf(table.at(row, low), range.low);
    range.high = boundOf(table.at(row, high), range.high);
    return range;
}

/// "mm Hg" and "mmHg", "°C" and "C" are one.
std::string unitKey(const std::string& unit) {
    std::string key;
    const std::string text = toLowerAscii(unit);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isBlank(text[i])) continue;
        if (text.compare(i, 2, "\xC2\xB0") == 0) { // °
            ++i;
            continue;
        }
        key += text[i];
    }
    return key;
}

/// Length of the longest phrase that the text holds; 0 when it holds none, or a word that says otherwise.
std::size_t fitOf(const ClinicalRange& range, const std::string& text) {
    const auto isHeld = [&](const std::string& word) { return containsWord(text, word); };
    if (std::any_of(range.notWords.begin(), range.notWords.end(), isHeld)) return 0;
    std::size_t longest = 0;
    for (const std::string& word : range.words)
        if (isHeld(word)) longest = std::max(longest, word.size());
    return longest;
}

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

} // namespace

bool ClinicalRange::isInUnit(const std::string& unit) const {
    return std::any_of(units.begin(), units.end(),
                       [&](const std::string& spelling) { return isSameUnit(spelling, unit); });
}

bool isSameUnit(const std::string& first, const std::string& second) {
    return unitKey(first) == unitKey(second);
}

std::string columnWords(const Field& field) {
    std::string words;
    char before = ' ';
    for (const char c : field.column) {
        const bool isBreak = c == '_' || c == '.' || c == '#' || isBlank(c);
        if ((isBreak || (isCapital(c) && before >= 'a' && before <= 'z')) && before != ' ') words += ' ';
        if (!isBreak) words += c;
        before = isBreak ? ' ' : c;
    }
    return toLowerAscii(trimmed(words));
}

std::string wordsOf(const Field& field) {
    return field.label + " | " + columnWords(field);
}

ClinicalRanges::ClinicalRanges(const ReferenceTable& table) {
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        m_ranges.push_back({.quantity = table.at(row, "quantity"),
                            .words = partsOf(table.at(row, "words")),
                            .notWords = partsOf(table.at(row, "not_words")),
                            .units = partsOf(table.at(row, "unit")),
                            .possible = rangeOf(table, row, "lowest", "highest"),
                            .likely = rangeOf(table, row, "low", "high"),
                            .typical = rangeOf(table, row, "typical_low", "typical_high")});
}

const ClinicalRanges& ClinicalRanges::bundled() {
    static const ClinicalRanges ranges(ReferenceTable::bundled("clinical_ranges"));
    return ranges;
}

std::vector<const ClinicalRange*> ClinicalRanges::ofWords(const Field& field) const {
    const std::string text = wordsOf(field);
    std::size_t longest = 0;
    std::string quantity;
    for (const ClinicalRange& range : m_ranges) {
        const std::size_t fit = fitOf(range, text);
        if (fit <= longest) continue;
        longest = fit;
        quantity = range.quantity;
    }
    std::vector<const ClinicalRange*> ranges;
    for (const ClinicalRange& range : m_ranges)
        if (longest > 0 && range.quantity == quantity) ranges.push_back(&range);
    return ranges;
}

const ClinicalRange* ClinicalRanges::find(const std::string& quantity, const std::string& unit) const {
    for (const ClinicalRange& range : m_ranges)
        if (range.quantity == quantity && (unit.empty() || range.isInUnit(unit))) return &range;
    return nullptr;
}

const ClinicalRange* ClinicalRanges::rangeFor(const Field& field, double median) const {
    if (field.kind == FieldKind::Year) return find(kYear, {});
    const std::vector<const ClinicalRange*> candidates = ofWords(field);
    if (!candidates.empty() && field.kind == FieldKind::Number) {
        const ClinicalRange* fitting = nullptr;
        for (const ClinicalRange* range : candidates) {
            const bool fits = field.unit.empty() ? candidates.size() == 1 || range->typical.holds(median)
                                                 : range->isInUnit(field.unit);
            if (!fits) continue;
            if (fitting) return nullptr; // which unit it is can't be told
            fitting = range;
        }
        return fitting;
    }
    const ClinicalRange* percentage = find(kPercentage, {});
    const bool isPercentage = percentage && !field.unit.empty() && percentage->isInUnit(field.unit);
    if (!isPercentage) return nullptr;
    const std::string text = wordsOf(field);
    const bool isOther = std::any_of(percentage->notWords.begin(), percentage->notWords.end(),
                                     [&](const std::string& word) { return containsWord(text, word); });
    return isOther ? nullptr : percentage;
}

} // namespace vignette
