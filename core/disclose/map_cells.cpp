#include "core/disclose/map_cells.h"

#include "core/disclose/disclose.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vignette {

namespace {

constexpr std::size_t kFewestForAPicture = 200;
constexpr int kMostAcross = 28;
constexpr int kFewestAcross = 8;
constexpr int kShades = 5;
constexpr float kRowStep = 0.8660254F; // √3 / 2: rows of pointy hexagons

struct Extent {
    float low = 0.0F;
    float high = 1.0F;
};

/// Between the outermost people on each side, at least 11 of them.
Extent extentOf(std::vector<float> values) {
    const std::size_t cut = std::max<std::size_t>(kFewestPeople, values.size() / 200);
    std::sort(values.begin(), values.end());
    return {.low = values[cut], .high = values[values.size() - 1 - cut]};
}

struct Cell {
    std::uint64_t people = 0;
    std::map<int, std::uint64_t> byPersona;
};
using Place = std::pair<int, int>; // row, column

/// The hexagon of a point, in units of one hexagon's width.
Place placeOf(float x, float y) {
    Place nearest;
    float least = 1e9F;
    const int row = static_cast<int>(std::floor(y / kRowStep));
    for (int r = row; r <= row + 1; ++r) {
        const float shift = r % 2 == 0 ? 0.0F : 0.5F;
        const int column = static_cast<int>(std::round(x - shift));
        const float dx = x - (static_cast<float>(column) + shift);
        const float dy = y - static_cast<float>(r) * kRowStep;
        if (dx * dx + dy * dy < least) {
            least = dx * dx + dy * dy;
            nearest = {r, column};
        }
    }
    return nearest;
}

int ownerOf(const Cell& cell) {
    for (const auto& [persona, people] : cell.byPersona)
        if (persona >= 0 && 2 * people > cell.people && people >= static_cast<std::uint64_t>(kFewestPeople))
            return persona;
    return -1;
}

/// Fifths of the cells, the fullest darkest.
int shadeOf(std::uint64_t people, const std::vector<std::uint64_t>& sorted) {
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), people) - sorted.begin();
    return std::min<int>(kShades - 1, static_cast<int>(below) * kShades / static_cast<int>(sorted.size()));
}

} // namespace

std::vector<ShownMapCell> shownMap(const LikenessMap& map, std::span<const std::uint16_t> labels,
                                   const std::vector<int>& personaOf) {
    if (map.x.size() != labels.size() || map.y.size() != labels.size() || labels.size() < kFewestForAPicture)
        return {};
    const Extent across = extentOf(map.x);
    const Extent up = extentOf(map.y);
    const float span = std::max(across.high - across.low, up.high - up.low);
    if (!(span > 0.0F)) return {};
    const int count = std::clamp(static_cast<int>(std::sqrt(static_cast<double>(labels.size()) / 25.0)),
                                 kFewestAcross, kMostAcross);
    const float scale = static_cast<float>(count) / span;

    std::map<Place, Cell> cells;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float x = std::clamp(map.x[i], across.low, across.high) - across.low;
        const float y = std::clamp(map.y[i], up.low, up.high) - up.low;
        Cell& cell = cells[placeOf(x * scale, y * scale)];
        ++cell.people;
        ++cell.byPersona[labels[i] < personaOf.size() ? personaOf[labels[i]] : -1];
    }
    std::erase_if(cells, [](const auto& entry) {
        return entry.second.people < static_cast<std::uint64_t>(kFewestPeople);
    });
    std::vector<std::uint64_t> sorted;
    for (const auto& [place, cell] : cells)
        sorted.push_back(cell.people);
    std::sort(sorted.begin(), sorted.end());

    std::vector<ShownMapCell> shown;
    for (const auto& [place, cell] : cells) {
        const float shift = place.first % 2 == 0 ? 0.0F : 0.5F;
        shown.push_back({.x = (static_cast<float>(place.second) + shift) / static_cast<float>(count),
                         .y = static_cast<float>(place.first) * kRowStep / static_cast<float>(count),
                         .persona = ownerOf(cell),
                         .shade = shadeOf(cell.people, sorted)});
    }
    return shown;
}

} // namespace vignette
