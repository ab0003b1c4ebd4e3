#pragma once

#include <cstddef>
#include <cstdint>

namespace vignette {

/// Clusters stand in panels of 16: feature by feature, 16 floats each.
inline constexpr std::size_t kClusterPanel = 16;

/// Queries screened at once against every panel of clusters.
inline constexpr std::size_t kMostQueries = 48;

/// A lower bound of the growth of the sum of squares that joining query and cluster brings,
///     weight · weight / (weight + weight) · |mean − mean|²,
/// for queries × clusters, in float. Only its lowest value in each panel of 16 clusters is kept. A bound is
/// (1 − 2⁻²⁰) of the float growth over (shrunken square + shrunken square − 2 · dot product), where the
/// caller has shrunk the squares by more than the float arithmetic can err (ward_clusters.cpp).
struct GrowthTask {
    const float* panels = nullptr;  ///< means: panelCount × features × 16, zeros after the last
    const float* squares = nullptr; ///< shrunken |mean|², panelCount × 16; +∞ where there is no cluster
    const float* weights = nullptr; ///< panelCount × 16; 1 where there is no cluster
    std::size_t panelCount = 0;
    std::size_t features = 0;
    const float* queries = nullptr; ///< means: queryCount × features
    const float* querySquares = nullptr;
    const float* queryWeights = nullptr;
    const std::size_t* querySlots = nullptr; ///< where the query itself stands: never its own neighbour
    std::size_t queryCount = 0;              ///< at most kMostQueries
    float* lowest = nullptr;                 ///< out: queryCount × panelCount
};

/// The kernel of the chosen CPU level (kernels.h). Its last bits may differ between levels: it only screens.
void screenGrowths(const GrowthTask& task);

void baselineScreenGrowths(const GrowthTask& task);
/// Null where the program was built for another kind of CPU.
using GrowthKernel = void (*)(const GrowthTask& task);
GrowthKernel avx2ScreenGrowths();

} // namespace vignette
