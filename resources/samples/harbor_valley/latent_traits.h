#pragma once

#include "core/base/random.h"

#include <array>
#include <cstddef>

namespace vignette::harbor_valley {

/// The six hidden traits behind everything a person does, standard normal.
struct Traits {
    double burden = 0.0;     ///< B: illness
    double friction = 0.0;   ///< F: trouble in getting to care
    double digital = 0.0;    ///< D: ease with digital tools
    double trust = 0.0;      ///< T: in the care team
    double confidence = 0.0; ///< C: in looking after oneself
    double knowledge = 0.0;  ///< L: about health
};

inline constexpr std::size_t kTraitCount = 6;
using TraitMatrix = std::array<std::array<double, kTraitCount>, kTraitCount>;

/// Planned correlations in the order B F D T C L. Symmetric, positive definite (tested).
const TraitMatrix& traitCorrelations();

/// Lower triangle L with L·Lᵀ = matrix (Cholesky). A pivot that is not positive, which a matrix that is not
/// positive definite gives, makes isPositiveDefinite false.
struct CholeskyFactor {
    TraitMatrix lower{};
    bool isPositiveDefinite = true;
};
CholeskyFactor choleskyOf(const TraitMatrix& matrix);

Traits drawTraits(Random& random);

} // namespace vignette::harbor_valley
