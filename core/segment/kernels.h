#pragma once

#include "core/base/simd_level.h"

#include <cstddef>
#include <cstdint>

namespace vignette {

/// Centres are worked on in sections of 8 or 16, one a lane.
inline constexpr std::size_t kSectionLanes = 16;
inline constexpr float kOutOfReach = 1e30F; ///< scores stay below 1e10: values are at most 127

/// One section of centres for screening (round_tables.h).
struct ScreenSection {
    std::size_t first = 0;
    std::size_t lanes = 0;
    const float* centres = nullptr;
    const float* patterns = nullptr;
    const float* halfSquares = nullptr;
};

/// One call's worth of screening. score(row, segment) = |centre|²/2 − row·centre in float; the smallest score
/// is the nearest centre.
struct ScreenTask {
    const std::uint8_t* records = nullptr; ///< of all rows, `stride` bytes each
    std::size_t stride = 0;
    const float* norms = nullptr;        ///< of all rows: |row|, not rounded down
    const std::uint32_t* rows = nullptr; ///< which to screen; null: from `firstRow` on
    std::size_t firstRow = 0;
    std::size_t rowCount = 0;
    std::size_t numbers = 0; ///< floats of a record
    std::size_t groups = 0;  ///< bytes behind them
    const std::uint32_t* groupStarts = nullptr;
    const ScreenSection* sections = nullptr;
    std::size_t sectionCount = 0;
    /// |error of second best − best| <= base + norm · perNorm + norm² · perSquare (screenTolerance).
    float base = 0.0F;
    float perNorm = 0.0F;
    float perSquare = 0.0F;
    std::int32_t* best = nullptr; ///< out, a row screened
    /// Out: how much farther than `best` every other centre is at least, as a distance; never rounded up. Not
    /// above 0: the definition must decide.
    float* lead = nullptr;
};

/// A group's patterns against a section of centres.
struct PatternTask {
    const float* patterns = nullptr; ///< patternCount × columnCount
    std::size_t patternCount = 0;
    const std::uint32_t* columns = nullptr;
    std::size_t columnCount = 0;
    const float* centres = nullptr; ///< features × lanes
    std::size_t lanes = 0;
    float* out = nullptr; ///< patternCount × lanes
};

/// Squared distances of rows to at most four points, by the definition: double, feature order, no fused
/// multiply-add. `points` holds features × 4 doubles, `out` rows × 4.
struct FewDistancesTask {
    const float* rows = nullptr; ///< row-major
    std::size_t rowCount = 0;
    std::size_t features = 0;
    const double* points = nullptr;
    double* out = nullptr;
};

/// |row|² of each row in steps of 2⁻³², exact.
struct MeasureTask {
    const float* rows = nullptr; ///< row-major
    std::size_t rowCount = 0;
    std::size_t features = 0;
    std::int64_t* squareSteps = nullptr; ///< out
};

/// The hot loops, once a CPU level. screen() and patternScores() may differ in their last bits between
/// levels: they only screen. The others give the same bits at every level.
struct Kernels {
    void (*screen)(const ScreenTask& task);
    void (*patternScores)(const PatternTask& task);
    /// False when a value is no multiple of 2⁻¹⁶ within ±127.
    bool (*measure)(const MeasureTask& task);
    void (*fewDistances)(const FewDistancesTask& task);
    /// sums[j] += weight · row[j] in steps of 2⁻¹⁶; |weight| <= 255.
    void (*addRow)(std::int64_t* sums, const float* row, std::size_t features, std::int32_t weight);
};

/// Of the level that simd_level.h says.
const Kernels& kernels();

const Kernels& baselineKernels();
/// Null where the program was built for another kind of CPU.
const Kernels* avx2Kernels();
const Kernels* avx512Kernels();

} // namespace vignette
