#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace vignette {

/// Rows stand in panels of 16: feature by feature, 16 floats each, so that one instruction works on as many
/// rows as it is wide and the cost follows the true number of segments.
inline constexpr std::size_t kPanelRows = 16;

/// One call's worth of screening. score(row, segment) = |centre|²/2 − row·centre in float; the smallest score
/// is the nearest centre.
struct ScreenTask {
    const float* panels = nullptr; ///< panelCount × features × 16
    std::size_t panelCount = 0;
    std::size_t features = 0;
    const float* centres = nullptr;     ///< segments × features
    const float* halfSquares = nullptr; ///< |centre|²/2, one a segment
    std::size_t segments = 0;
    const float* norms = nullptr; ///< |row|, not rounded down; panelCount × 16
    /// A row is sure when second best − best > base + norm · perNorm + norm² · perSquare (screenTolerance).
    float base = 0.0F;
    float perNorm = 0.0F;
    float perSquare = 0.0F;
    std::int32_t* best = nullptr;   ///< out: panelCount × 16
    std::int32_t* isSure = nullptr; ///< out: −1 sure, 0 the definition must decide
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

/// Packs up to 16 rows into one panel (missing rows: zeros) and gives each row's |row|² in steps of 2⁻³²,
/// exact.
struct PackTask {
    const float* const* rows = nullptr; ///< 16 row pointers; null: no row
    std::size_t features = 0;
    float* panel = nullptr;              ///< out: features × 16
    std::int64_t* squareSteps = nullptr; ///< out: 16
};

/// The hot loops, once a CPU level. screen() may differ in its last bits between levels: it only screens. The
/// others give the same bits at every level.
struct Kernels {
    void (*screen)(const ScreenTask& task);
    void (*pack)(const PackTask& task);
    void (*fewDistances)(const FewDistancesTask& task);
    /// sums[j] += weight · row[16 j] in steps of 2⁻¹⁶, `row` inside a panel; |weight| <= 255.
    void (*addRow)(std::int64_t* sums, const float* row, std::size_t features, std::int32_t weight);
};

enum class SimdLevel { Baseline, Avx2 };

/// What the CPU offers, unless VIGNETTE_SIMD=baseline|avx2 or an override says otherwise; a level that the
/// CPU lacks is never chosen.
SimdLevel simdLevel();
/// For tests: forces a level; empty ends that. Returns false when the CPU lacks it (nothing is forced then).
bool overrideSimdLevel(std::optional<SimdLevel> level);
const Kernels& kernels();

const Kernels& baselineKernels();
/// Null where the program was built for another kind of CPU.
const Kernels* avx2Kernels();

} // namespace vignette
