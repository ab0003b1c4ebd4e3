#include "ui/segment/likeness_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace vignette {

namespace {

constexpr std::size_t kFewestForCells = 200;
constexpr std::uint32_t kFewestInCell = 11;
constexpr double kPeoplePerCell = 25.0;
constexpr double kFewestAcross = 8.0;
constexpr double kMostAcross = 28.0;
constexpr double kRowStep = 0.86602540378443864676; // √3 / 2
constexpr std::size_t kShades = 5;

struct Heap {
    std::uint32_t people = 0;
    std::map<std::uint16_t, std::uint32_t> bySegment;
};
using Place = std::pair<int, int>; ///< row, column

/// Lowest and highest value but for the outermost half percent.
std::pair<double, double> extentOf(std::vector<float> values) {
    const std::size_t cut = values.size() / 200;
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(cut);
    std::nth_element(values.begin(), low, values.end());
    const double lowest = *low;
    const auto high = values.end() - 1 - static_cast<std::ptrdiff_t>(cut);
    std::nth_element(values.begin(), high, values.end());
    return {lowest, *high};
}

QPointF centreOf(const Place& place) {
    return {place.second + (place.first % 2 == 0 ? 0.0 : 0.5), place.first * kRowStep};
}

/// The nearest centre of the grid; hexagons one unit wide.
Place placeOf(const QPointF& at) {
    const int row = static_cast<int>(std::floor(at.y() / kRowStep));
    Place nearest{row, 0};
    double least = 1e9;
    for (const int candidate : {row, row + 1}) {
        const double shift = candidate % 2 == 0 ? 0.0 : 0.5;
        const Place place{candidate, static_cast<int>(std::lround(at.x() - shift))};
        const QPointF apart = centreOf(place) - at;
        const double distance = QPointF::dotProduct(apart, apart);
        if (distance < least) {
            least = distance;
            nearest = place;
        }
    }
    return nearest;
}

int ownerOf(const Heap& heap) {
    for (const auto& [segment, people] : heap.bySegment)
        if (2 * people > heap.people) return segment;
    return -1;
}

} // namespace

std::vector<LikenessMapView::Cell> likenessCells(const LikenessMap& map,
                                                 const std::vector<std::uint16_t>& labels) {
    const std::size_t count = map.x.size();
    if (count < kFewestForCells || map.y.size() != count) return {};
    const auto [left, right] = extentOf(map.x);
    const auto [bottom, top] = extentOf(map.y);
    const double span = std::max(right - left, top - bottom);
    if (!(span > 0.0)) return {};
    const double across =
        std::clamp(std::sqrt(static_cast<double>(count) / kPeoplePerCell), kFewestAcross, kMostAcross);
    std::map<Place, Heap> heaps;
    for (std::size_t i = 0; i < count; ++i) {
        const QPointF at(std::clamp<double>(map.x[i], left, right) - left,
                         std::clamp<double>(map.y[i], bottom, top) - bottom);
        Heap& heap = heaps[placeOf(at * (across / span))];
        ++heap.people;
        if (labels.size() == count) ++heap.bySegment[labels[i]];
    }
    std::erase_if(heaps, [](const auto& entry) { return entry.second.people < kFewestInCell; });
    std::vector<std::uint32_t> sorted;
    for (const auto& entry : heaps)
        sorted.push_back(entry.second.people);
    std::sort(sorted.begin(), sorted.end());
    std::vector<LikenessMapView::Cell> cells;
    for (const auto& [place, heap] : heaps) {
        const auto below = static_cast<std::size_t>(
            std::lower_bound(sorted.begin(), sorted.end(), heap.people) - sorted.begin());
        cells.push_back({centreOf(place) / across, ownerOf(heap),
                         static_cast<int>(std::min(kShades - 1, below * kShades / sorted.size()))});
    }
    return cells;
}

std::vector<QPointF> middlesOfGroups(const std::vector<LikenessMapView::Cell>& cells, std::size_t groups) {
    std::vector<QPointF> sums(groups);
    std::vector<int> counts(groups);
    QPointF all;
    for (const LikenessMapView::Cell& cell : cells) {
        all += cell.centre;
        if (cell.group < 0 || static_cast<std::size_t>(cell.group) >= groups) continue;
        sums[static_cast<std::size_t>(cell.group)] += cell.centre;
        ++counts[static_cast<std::size_t>(cell.group)];
    }
    if (!cells.empty()) all /= static_cast<double>(cells.size());
    for (std::size_t group = 0; group < groups; ++group)
        sums[group] = counts[group] > 0 ? sums[group] / counts[group] : all;
    return sums;
}

} // namespace vignette
