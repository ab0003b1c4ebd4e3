#include "core/explain/represented_groups.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr double kSome = 0.15;
constexpr double kAbove = 1.25;
constexpr std::uint64_t kFewestPeople = 11;

struct Band {
    double low;
    const char* name;
};
constexpr std::array<Band, 6> kBands{
    {{0.0, "0–17"}, {18.0, "18–39"}, {40.0, "40–59"}, {60.0, "60–74"}, {75.0, "75–89"}, {90.0, "90+"}}};

bool isGroupField(const Field& field) {
    if (field.use == FieldUse::Hide || field.care == FieldCare::Sensitive || field.care == FieldCare::Outcome)
        return false;
    return field.care == FieldCare::Protected || field.theme == Theme::Demographic ||
           field.theme == Theme::Economic;
}

/// The group of each patient; kNoLevel without one.
std::vector<std::uint16_t> bandsOf(const DataColumn& ages) {
    std::vector<std::uint16_t> bands;
    for (const double age : ages.numbers) {
        std::uint16_t band = kNoLevel;
        for (std::size_t i = 0; std::isfinite(age) && i < kBands.size(); ++i)
            if (age >= kBands[i].low) band = static_cast<std::uint16_t>(i);
        bands.push_back(band);
    }
    return bands;
}

/// Patients of each group and segment, and what follows.
std::vector<GroupPlace> placesOf(const Field& field, const std::vector<std::string>& names,
                                 const std::vector<std::uint16_t>& groups, const Segmentation& segmentation) {
    const auto segments = static_cast<std::size_t>(segmentation.segmentCount);
    std::vector<GroupPlace> places(names.size());
    std::vector<std::uint64_t> bases(segments);
    for (std::size_t g = 0; g < names.size(); ++g) {
        places[g].field = field.key;
        places[g].level = names[g];
        places[g].bySegment.assign(segments, 0);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] >= names.size()) continue;
        ++places[groups[i]].bySegment[segmentation.labels[i]];
        ++bases[segmentation.labels[i]];
    }
    std::uint64_t all = 0;
    for (const std::uint64_t base : bases)
        all += base;
    for (GroupPlace& place : places) {
        for (std::size_t s = 0; s < segments; ++s) {
            place.patients += place.bySegment[s];
            place.shareOfSegment.push_back(bases[s] ? static_cast<double>(place.bySegment[s]) /
                                                          static_cast<double>(bases[s])
                                                    : std::numeric_limits<double>::quiet_NaN());
        }
        if (all > 0) place.share = static_cast<double>(place.patients) / static_cast<double>(all);
        place.isTooSmall = place.patients < kFewestPeople;
        for (std::size_t s = 0; !place.isTooSmall && s < segments; ++s) {
            const double share = place.shareOfSegment[s];
            if (place.bySegment[s] < kFewestPeople) continue;
            const Interval range =
                wilsonInterval(static_cast<double>(place.bySegment[s]), static_cast<double>(bases[s]));
            place.isRepresented = place.isRepresented || share >= kSome ||
                                  (share >= kAbove * place.share && range.low > place.share);
        }
    }
    std::erase_if(places, [](const GroupPlace& place) { return place.patients == 0; });
    return places;
}

} // namespace

std::vector<GroupPlace> representedGroups(const ExplainInput& input) {
    const Dataset& data = *input.data;
    std::vector<std::vector<GroupPlace>> found(data.fields.size());
    parallelTasks(data.fields.size(), [&](std::size_t f) {
        const Field& field = data.fields[f];
        const DataColumn& column = data.columns[f];
        std::vector<std::string> names;
        if (field.key == input.ageField && !column.numbers.empty()) {
            for (const Band& band : kBands)
                names.emplace_back(band.name);
            found[f] = placesOf(field, names, bandsOf(column), *input.segmentation);
        } else if (isGroupField(field) && column.numbers.empty()) {
            for (const ValueLabel& value : field.values)
                names.push_back(value.code);
            found[f] = placesOf(field, names, column.levels, *input.segmentation);
        }
    });
    std::vector<GroupPlace> places;
    for (std::vector<GroupPlace>& ofField : found)
        places.insert(places.end(), std::make_move_iterator(ofField.begin()),
                      std::make_move_iterator(ofField.end()));
    return places;
}

} // namespace vignette
