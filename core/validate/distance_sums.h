#pragma once

#include "core/base/simd_level.h"

#include <cstddef>
#include <cstdint>

namespace vignette {

inline constexpr std::size_t kPanelRows = 8; ///< rows worked on together, one a lane

/// Distances of some panels of rows to all others, summed over runs of the others that always belong
/// together.
struct DistanceTask {
    const double* panels = nullptr;       ///< panelCount × features × 8
    const double* panelSquares = nullptr; ///< |row|², panelCount × 8
    std::size_t panelCount = 0;
    const double* others = nullptr; ///< row-major
    const double* otherSquares = nullptr;
    const std::uint32_t* runs = nullptr; ///< which run each other belongs to
    std::size_t otherCount = 0;
    std::size_t features = 0;
    std::size_t runCount = 0;
    double* sums = nullptr; ///< out: panelCount × runCount × 8, Σ distance in the order of the others
};

/// |x − y|² = |x|² + |y|² − 2 x·y. As long as no |row|² exceeds kExactSquare, every product and partial sum
/// is a multiple of 2⁻³² of at most 53 bits, hence exact, in any order and fused or not: then the same bits
/// at every level, and 0 for twins.
void sumDistances(const DistanceTask& task);
inline constexpr double kExactSquare = 1048576.0;

void sumDistancesBaseline(const DistanceTask& task);
void sumDistancesAvx2(const DistanceTask& task); ///< only where the CPU has AVX2 and FMA

} // namespace vignette
