#include "core/segment/mixture_family.h"

#include "core/segment/em_kernels.h"

#include <algorithm>
#include <cmath>

namespace vignette {

std::vector<double> drawnWeights(std::span<const double> weights, std::span<const std::uint32_t> rows) {
    std::vector<double> drawn;
    drawn.reserve(rows.size());
    for (const std::uint32_t row : rows)
        drawn.push_back(weights[row]);
    return drawn;
}

std::vector<float> drawnTiles(std::span<const float> tiles, std::size_t numbers,
                              std::span<const std::uint32_t> rows) {
    const auto placeOf = [&](std::size_t row, std::size_t j) {
        return (row / kTileRows * numbers + j) * kTileRows + row % kTileRows;
    };
    std::vector<float> drawn((rows.size() + kTileRows - 1) / kTileRows * numbers * kTileRows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < numbers; ++j)
            drawn[placeOf(i, j)] = tiles[placeOf(rows[i], j)];
    return drawn;
}

void setShares(ClassParameters& parameters, std::span<const double> weights) {
    constexpr double kLeastShare = 1e-300;
    const std::size_t padded = paddedClasses(parameters.classes);
    double total = 0.0;
    for (std::size_t c = 0; c < parameters.classes; ++c)
        total += weights[c];
    parameters.shares.assign(padded, 0.0);
    parameters.constants.assign(padded, kNever);
    for (std::size_t c = 0; c < parameters.classes; ++c) {
        parameters.shares[c] =
            total > 0.0 ? weights[c] / total : 1.0 / static_cast<double>(parameters.classes);
        parameters.constants[c] = std::log(std::max(parameters.shares[c], kLeastShare));
    }
}

} // namespace vignette
