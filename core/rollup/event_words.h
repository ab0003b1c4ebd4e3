#pragma once

#include <map>
#include <string>
#include <string_view>

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

    /// What the rows of this file are called, by the words of its name; "records" when none is known.
    const Entry& rowsOf(std::string_view fileName) const;
    /// What rows of this kind are called; null when it is not known.
    const Entry* kind(std::string_view level) const;

private:
    std::map<std::string, Entry, std::less<>> m_rows;
    std::map<std::string, Entry, std::less<>> m_kinds;
    Entry m_records{.label = "records", .theme = "use_of_care", .direction = "unknown"};
};

} // namespace vignette
