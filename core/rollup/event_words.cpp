#include "core/rollup/event_words.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"

namespace vignette {

const EventWords& EventWords::bundled() {
    static const EventWords words = [] {
        const ReferenceTable table = ReferenceTable::bundled("event_words");
        EventWords result;
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            auto& entries = table.at(row, "use") == "rows" ? result.m_rows : result.m_kinds;
            entries[table.at(row, "word")] = {.label = table.at(row, "label"),
                                              .theme = table.at(row, "theme"),
                                              .direction = table.at(row, "direction")};
        }
        return result;
    }();
    return words;
}

const EventWords::Entry& EventWords::rowsOf(std::string_view fileName) const {
    const std::string stem(fileName.substr(0, fileName.find('.')));
    for (const auto& [word, entry] : m_rows) {
        std::string spaced = stem;
        for (char& c : spaced)
            if (c == '_' || c == '-') c = ' ';
        if (containsWord(spaced, word)) return entry;
    }
    return m_records;
}

const EventWords::Entry* EventWords::kind(std::string_view level) const {
    const auto found = m_kinds.find(toLowerAscii(trimmed(level)));
    return found == m_kinds.end() ? nullptr : &found->second;
}

} // namespace vignette
