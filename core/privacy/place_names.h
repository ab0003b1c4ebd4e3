#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace vignette {

/// Large towns of the United States, by which a column of towns is told from one of surnames
/// (resources/reference/place_names.csv). Names of states are not in it. Immutable.
class PlaceNames {
public:
    /// Throws Failure(NotFound | Damaged).
    static const PlaceNames& bundled();
    /// "Boston", "fall river", "Boston, MA"; any case.
    bool isPlace(std::string_view text) const;

private:
    std::unordered_set<std::string> m_places;
};

} // namespace vignette
