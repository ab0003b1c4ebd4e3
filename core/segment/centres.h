#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// Centres of k segments, each value rounded to the nearest step of 2⁻¹⁶ (halves away from zero): exact in
/// float and double, so distances to them are the same for everyone.
struct Centres {
    std::size_t segments = 0;
    std::size_t features = 0;
    std::vector<std::int32_t> steps; ///< segments × features
    std::vector<float> values;       ///< the same, in float
    std::vector<float> halfSquares;  ///< |centre|²/2, rounded once
    float largestNorm = 0.0F;        ///< not rounded down

    static Centres fromSteps(std::vector<std::int32_t> steps, std::size_t segments, std::size_t features);
    std::span<const float> centre(std::size_t segment) const {
        return {values.data() + segment * features, features};
    }
};

/// How far apart the two best float scores must be for the float order to be the true one.
/// |score error| <= γ(features + 3) · (|row| · M + M²), M the largest |centre|, γ(n) = n·2⁻²⁴ / (1 − n·2⁻²⁴)
/// (Higham 2002, Accuracy and Stability, §3.1, for any order of summation, fused or not), twice for two
/// scores, plus the rounding of the double definition itself; 1 % on top.
struct ScreenTolerance {
    float base = 0.0F;
    float perNorm = 0.0F;
    float perSquare = 0.0F;
};
ScreenTolerance screenTolerance(const Centres& centres);

/// The definition: squared Euclidean distance in double, in feature order.
double squaredDistance(const float* row, const float* centre, std::size_t features);
/// The nearest centre by the definition; ties to the lower index.
std::uint16_t nearestCentre(const float* row, const Centres& centres);

} // namespace vignette
