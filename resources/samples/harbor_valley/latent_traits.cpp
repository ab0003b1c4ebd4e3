#include "resources/samples/harbor_valley/latent_traits.h"

#include <cmath>

namespace vignette::harbor_valley {

const TraitMatrix& traitCorrelations() {
    static constexpr TraitMatrix kMatrix = {{
        {1.00, 0.30, -0.25, -0.10, -0.30, -0.20}, // B
        {0.30, 1.00, -0.35, -0.30, -0.25, -0.40}, // F
        {-0.25, -0.35, 1.00, 0.05, 0.20, 0.45},   // D
        {-0.10, -0.30, 0.05, 1.00, 0.35, 0.10},   // T
        {-0.30, -0.25, 0.20, 0.35, 1.00, 0.35},   // C
        {-0.20, -0.40, 0.45, 0.10, 0.35, 1.00},   // L
    }};
    return kMatrix;
}

CholeskyFactor choleskyOf(const TraitMatrix& matrix) {
    CholeskyFactor factor;
    for (std::size_t row = 0; row < kTraitCount; ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            double rest = matrix[row][column];
            for (std::size_t k = 0; k < column; ++k)
                rest -= factor.lower[row][k] * factor.lower[column][k];
            if (row != column) {
                factor.lower[row][column] = rest / factor.lower[column][column];
                continue;
            }
            if (rest <= 0.0) return {.lower = factor.lower, .isPositiveDefinite = false};
            factor.lower[row][row] = std::sqrt(rest);
        }
    }
    return factor;
}

Traits drawTraits(Random& random) {
    static const CholeskyFactor kFactor = choleskyOf(traitCorrelations());
    std::array<double, kTraitCount> independent{};
    for (double& value : independent)
        value = random.normal();
    std::array<double, kTraitCount> correlated{};
    for (std::size_t row = 0; row < kTraitCount; ++row)
        for (std::size_t column = 0; column <= row; ++column)
            correlated[row] += kFactor.lower[row][column] * independent[column];
    return {.burden = correlated[0],
            .friction = correlated[1],
            .digital = correlated[2],
            .trust = correlated[3],
            .confidence = correlated[4],
            .knowledge = correlated[5]};
}

} // namespace vignette::harbor_valley
