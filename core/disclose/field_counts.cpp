#include "core/disclose/field_counts.h"

#include "core/disclose/disclose.h"
#include "core/disclose/rounded.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr auto kFewest = static_cast<std::uint64_t>(kFewestPeople);

std::uint64_t sumOf(const std::vector<std::uint64_t>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0});
}

bool isTooFew(std::uint64_t base, std::uint64_t missing) {
    if (missing < kFewest) return true;
    return roundedCount(base + missing) - roundedCount(base) <= kMostHiddenMissing;
}

} // namespace

std::uint64_t FieldCounts::base(std::size_t segment) const {
    const auto row = counts.begin() + static_cast<std::ptrdiff_t>(segment * levels);
    return std::accumulate(row, row + static_cast<std::ptrdiff_t>(levels), std::uint64_t{0});
}

std::uint64_t FieldCounts::levelTotal(std::size_t level) const {
    std::uint64_t total = 0;
    for (std::size_t segment = 0; segment < segments; ++segment)
        total += at(segment, level);
    return total;
}

std::uint64_t FieldCounts::baseTotal() const {
    return sumOf(counts);
}

FieldCounts FieldCounts::of(const Dataset& data, std::size_t field, const Segmentation& segmentation) {
    const DataColumn& column = data.columns[field];
    const bool isCoded = !column.levels.empty();
    FieldCounts table;
    table.segments = static_cast<std::size_t>(segmentation.segmentCount);
    table.levels = isCoded ? data.fields[field].values.size() : 1;
    table.counts.assign(table.segments * table.levels, 0);
    table.missing.assign(table.segments, 0);
    for (std::size_t i = 0; i < data.patientCount; ++i) {
        const std::size_t segment = segmentation.labels[i];
        const std::size_t level = isCoded ? column.levels[i] : (std::isfinite(column.numbers[i]) ? 0U : 1U);
        if (level < table.levels)
            ++table.counts[segment * table.levels + level];
        else
            ++table.missing[segment];
    }
    return table;
}

std::optional<std::size_t> levelIndex(const Field& field, const std::string& code) {
    for (std::size_t i = 0; i < field.values.size(); ++i)
        if (field.values[i].code == code) return i;
    return std::nullopt;
}

std::int64_t ShownBases::lowest(std::size_t segment) const {
    const std::int64_t least = lowestOf(segments[segment]);
    return std::max<std::int64_t>(kFewestPeople, hidesMissing[segment] ? least - kMostHiddenMissing : least);
}

ShownBases ShownBases::of(const FieldCounts& counts) {
    ShownBases bases;
    std::uint64_t all = 0;
    for (std::size_t s = 0; s < counts.segments; ++s) {
        const std::uint64_t size = counts.size(s);
        const std::uint64_t base = counts.base(s);
        const bool hides = base >= kFewest && isTooFew(base, counts.missing[s]);
        all += size;
        bases.hidesMissing.push_back(hides);
        bases.people.push_back(size < kFewest ? 0 : roundedCount(size));
        bases.segments.push_back(base < kFewest ? 0 : roundedCount(hides ? size : base));
    }
    // All people less the printed differences: the total says nothing that the segments do not.
    bases.total = all < kFewest ? 0 : roundedCount(all);
    for (std::size_t s = 0; s < counts.segments; ++s)
        bases.total -= bases.people[s] - bases.segments[s];
    return bases;
}

} // namespace vignette
