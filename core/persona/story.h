#pragma once

#include "core/persona/draft_statements.h"

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// Counts the patients of the study who have all these traits.
using CountMatching = std::function<std::uint64_t(std::span<const EvidenceQuery>)>;

/// What of a persona's statements is told on the story face.
struct Story {
    std::vector<std::string> titleKeys;    ///< at most two, a barrier last
    std::vector<std::string> contrastKeys; ///< traits about half have: "many differ"
};

/// Chooses title, chips, bars and contrasts among `statements`, which it marks: chips go to section Common,
/// chips and bars get isOnStory. Rules: at most 11 bars (about 25 figures) and three a section; a field once;
/// a title needs a distinctive trait that at least 40 % have, and is never protected, blaming, or a language
/// under 60 %; a chip needs 60 %. Title and chips together hold for at least 11 patients of the study, else
/// the rarest trait is dropped. `takenTitles` holds the titles of the personas before, so that two personas
/// differ in theirs where the data allow; the chosen one is added.
Story chooseStory(std::vector<DraftStatement>& statements, const CountMatching& countMatching,
                  std::set<std::vector<std::string>>& takenTitles);

} // namespace vignette
