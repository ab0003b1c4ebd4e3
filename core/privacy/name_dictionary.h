#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace vignette {

/// Given names and surnames by which a column of persons' names is recognised
/// (resources/reference/person_names.csv). Clinical and ordinary words are not in it. Immutable.
class NameDictionary {
public:
    /// Throws Failure(NotFound | Damaged).
    static const NameDictionary& bundled();

    /// One to four words, each a known name but for titles, initials and suffixes: "Ann Lee", "LEE, ANN B.",
    /// "Mr. Lee", "Lee12" (digits at a word's end are dropped); accents do not matter. "Parkinson disease" is
    /// not, nor a disease's eponym alone ("Wilson").
    bool isPersonName(std::string_view text) const;

private:
    bool knows(std::string_view word) const;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_eponyms; ///< of diseases: alone they are no sign of a person
};

} // namespace vignette
