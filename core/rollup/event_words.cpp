#include "core/rollup/event_words.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"

namespace vignette {

namespace {

constexpr std::size_t kMostKinds = 12;

/// "visitType", "VISIT_TYPE", "visit-type" → "visit type".
std::string spacedHeader(std::string_view header) {
    std::string words;
    char before = ' ';
    for (const char c : header) {
        if (c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z') words += ' ';
        words += isLetter(c) || static_cast<unsigned char>(c) >= 0x80 ? c : ' ';
        before = c;
    }
    return toLowerAscii(words);
}

/// Of most cells of a column whose levels are known.
bool endsMostTexts(const ColumnSurvey& column, const std::string& ending) {
    if (!column.hasAllLevels || column.valueCount == 0) return false;
    std::uint64_t cells = 0;
    for (const LevelCount& level : column.levels)
        if (level.text.ends_with(ending)) cells += level.count;
    return cells * 2 > column.valueCount;
}

} // namespace

const EventWords& EventWords::bundled() {
    static const EventWords words = [] {
        const ReferenceTable table = ReferenceTable::bundled("event_words");
        EventWords result;
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const std::string& use = table.at(row, "use");
            const std::string& word = table.at(row, "word");
            const Entry entry{.label = table.at(row, "label"),
                              .theme = table.at(row, "theme"),
                              .direction = table.at(row, "direction")};
            if (use == "kind")
                result.m_kinds[word] = entry;
            else
                (use == "ending" ? result.m_endings : result.m_headers).push_back({word, entry});
        }
        return result;
    }();
    return words;
}

const EventWords::Entry& EventWords::rowsOf(const ExtractSurvey& survey, std::string_view keyColumn) const {
    for (const Line& line : m_headers)
        for (const ColumnSurvey& column : survey.columns)
            if (column.name != keyColumn && containsWord(spacedHeader(column.name), line.word))
                return line.entry;
    for (const ColumnSurvey& column : survey.columns)
        for (const LevelCount& level : column.levels)
            if (column.levels.size() <= kMostKinds && kind(level.text) != nullptr) return m_visits;
    for (const Line& line : m_endings)
        for (const ColumnSurvey& column : survey.columns)
            if (endsMostTexts(column, line.word)) return line.entry;
    return m_records;
}

const EventWords::Entry* EventWords::kind(std::string_view level) const {
    const auto found = m_kinds.find(toLowerAscii(trimmed(level)));
    return found == m_kinds.end() ? nullptr : &found->second;
}

} // namespace vignette
