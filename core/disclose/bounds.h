#pragma once

#include "core/disclose/complement.h"
#include "core/disclose/field_counts.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// Whole numbers from low to high.
struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = 0;
    /// Narrows to what both allow; true when that changed anything.
    bool narrow(std::int64_t newLow, std::int64_t newHigh);
};

/// What an outsider can work out about a field's counts from what is printed of it: bounds of every segment
/// at every level and of the sums beside it, as narrow as adding up allows. The outsider is taken to know how
/// many patients each segment has, and how the gate rounds.
class OutsiderView {
public:
    OutsiderView(const FieldCounts& counts, const FieldRelease& release);

    const Bounds& cell(std::size_t segment, std::size_t level) const {
        return m_bounds[cellAt(segment, level)];
    }
    /// Everyone else at a level.
    const Bounds& others(std::size_t segment, std::size_t level) const {
        return m_bounds[othersAt(segment, level)];
    }
    /// The segment at all other levels.
    const Bounds& rest(std::size_t segment, std::size_t level) const {
        return m_bounds[restAt(segment, level)];
    }
    /// People of the segment with a value, and without.
    const Bounds& base(std::size_t segment) const { return m_bounds[baseAt(segment)]; }
    const Bounds& missing(std::size_t segment) const { return m_bounds[missingAt(segment)]; }

private:
    /// The sum of `parts` is `whole`; positions in m_bounds.
    struct Equation {
        std::vector<std::size_t> parts;
        std::size_t whole = 0;
    };
    // Where a count stands in m_bounds: cells, others and rests (segments × levels each), then a base and a
    // number missing for each segment, then a total for each level.
    std::size_t cellAt(std::size_t segment, std::size_t level) const { return segment * m_levels + level; }
    std::size_t othersAt(std::size_t segment, std::size_t level) const {
        return m_cells + cellAt(segment, level);
    }
    std::size_t restAt(std::size_t segment, std::size_t level) const {
        return 2 * m_cells + cellAt(segment, level);
    }
    std::size_t baseAt(std::size_t segment) const { return 3 * m_cells + segment; }
    std::size_t missingAt(std::size_t segment) const { return 3 * m_cells + m_segments + segment; }
    std::size_t sizeAt(std::size_t segment) const { return 3 * m_cells + 2 * m_segments + segment; }
    std::size_t totalAt(std::size_t level) const { return 3 * m_cells + 3 * m_segments + level; }

    void setUp(const FieldCounts& counts);
    void addEquations();
    void readMissing(const FieldCounts& counts, const FieldRelease& release);
    Bounds readPersona(const ShownShare& share, const FieldRelease& release);
    void readOthers(const ShownShare& share, const Bounds& own, const FieldRelease& release);
    bool settle(const Equation& equation);

    std::size_t m_segments;
    std::size_t m_levels;
    std::size_t m_cells;
    std::vector<std::int64_t> m_sizes; ///< patients a segment
    std::vector<Bounds> m_bounds;
    std::vector<Equation> m_equations;
};

} // namespace vignette
