#pragma once

#include "core/model/extract.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Plain words for the rows of a many-row extract and for their kinds
/// (resources/reference/event_words.csv). Immutable.
class EventWords {
public:
    struct Entry {
        std::string label; ///< plural: "visits"; of kinds, with a capital: "Emergency visits"
        std::string theme;
        std::string direction;
    };

    /// Throws Failure(NotFound | Damaged).
    static const EventWords& bundled();

    /// What the rows are called, by the columns' names, then by kinds of visits among the levels, then by the
    /// ends of most texts of a column; "records" when none tells. Never by the file's name: a renamed file
    /// gives the same study. `keyColumn` is not asked.
    const Entry& rowsOf(const ExtractSurvey& survey, std::string_view keyColumn) const;
    /// What rows of this kind are called; null when it is not known.
    const Entry* kind(std::string_view level) const;

private:
    struct Line {
        std::string word;
        Entry entry;
    };
    std::vector<Line> m_headers; ///< in the table's order
    std::vector<Line> m_endings;
    std::map<std::string, Entry, std::less<>> m_kinds;
    Entry m_visits{.label = "visits", .theme = "use_of_care", .direction = "unknown"};
    Entry m_records{.label = "records", .theme = "use_of_care", .direction = "unknown"};
};

} // namespace vignette
