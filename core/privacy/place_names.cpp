#include "core/privacy/place_names.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"

namespace vignette {

const PlaceNames& PlaceNames::bundled() {
    static const PlaceNames names = [] {
        const ReferenceTable table = ReferenceTable::bundled("place_names");
        PlaceNames result;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            result.m_places.insert(table.at(row, "place"));
        return result;
    }();
    return names;
}

bool PlaceNames::isPlace(std::string_view text) const {
    constexpr std::size_t kShortest = 4;
    constexpr std::size_t kLongest = 30;
    if (text.size() < kShortest || text.size() > kLongest) return false;
    return m_places.contains(toLowerAscii(trimmed(text.substr(0, text.find(',')))));
}

} // namespace vignette
