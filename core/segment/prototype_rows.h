#pragma once

#include "core/base/progress.h"
#include "core/segment/mixed_rows.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vignette {

/// Middles of segments: a value for each number, a level for each category.
struct Prototypes {
    std::size_t segments = 0;
    std::vector<double> numbers;       ///< segments × numbers, multiples of 2⁻¹⁶
    std::vector<std::uint16_t> levels; ///< segments × categories
};

/// Who is where, and how far from its prototype.
struct PrototypeAssignment {
    std::vector<std::uint16_t> labels;
    std::vector<double> distances;
    double cost = 0.0; ///< Σ weight · distance
};

/// Rows as k-prototypes sees them (k_prototypes.h): mixed rows, how much each field counts, and some of the
/// rows with their weights.
class PrototypeRows {
public:
    PrototypeRows(std::shared_ptr<const MixedRows> mixed, std::span<const std::uint32_t> weights);

    /// Only these places of this.
    PrototypeRows part(const std::vector<std::uint32_t>& places) const;
    /// The rows of weight 0, which are only to be placed.
    PrototypeRows others() const;

    std::size_t rowCount() const { return m_rows.size(); }
    std::uint32_t matrixRow(std::size_t place) const { return m_rows[place]; }
    std::uint32_t weight(std::size_t place) const { return m_weights[place]; }
    double categoryFactor() const { return m_gamma; }

    /// Every row to the nearest prototype, ties to the lower number.
    PrototypeAssignment assign(const Prototypes& prototypes, const Progress& progress) const;
    Prototypes middlesOf(const std::vector<std::uint16_t>& labels, std::size_t segments,
                         const Progress& progress) const;
    /// A row as a prototype; its missing cells are everyone's middle.
    Prototypes prototypeAt(std::size_t place) const;
    double distance(std::size_t place, const Prototypes& prototypes, std::size_t segment) const;

private:
    void measure();
    double knownPart(std::size_t place) const;

    std::shared_ptr<const MixedRows> m_mixed;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_weights;
    std::vector<std::uint32_t> m_others;
    std::vector<std::uint32_t> m_firstLevel; ///< of each category among all levels, and their total
    std::vector<double> m_categoryCosts;     ///< γ · weight²
    double m_gamma = 1.0;
    double m_allWeight = 0.0; ///< Σ weight² over fields
    Prototypes m_everyone;
};

} // namespace vignette
