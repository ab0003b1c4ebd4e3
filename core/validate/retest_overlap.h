#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"
#include "core/validate/silhouette.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// How well each segment of a division is found again.
struct Overlap {
    std::vector<double> segments; ///< mean Jaccard a segment, 0..1
    double mean = 0.0;            ///< over segments
    double lowest = 0.0;
};

struct RetestPlan {
    int resamples = 100;
    int starts = 1; ///< of each resample's own division
    std::uint64_t seed = 1;
};

/// For each segment of `before`, the largest Jaccard index |A ∩ B| / |A ∪ B| with a segment of `after`, over
/// the rows whose weight is above 0 (each counted once). A segment without such a row: 0.
std::vector<double> jaccardOfSegments(const Labelling& before, const Labelling& after,
                                      std::span<const std::uint32_t> weights);

/// Weights of one bootstrap draw: `rows` draws with replacement.
std::vector<std::uint32_t> bootstrapWeights(std::size_t rows, std::uint64_t seed, std::uint64_t draw);

/// Re-test overlap (Hennig 2007, doi:10.1016/j.csda.2006.11.025): the rows are drawn again with replacement,
/// divided anew into as many segments, and compared on the rows drawn. All labellings meet the same draws.
/// A draw with too few different rows counts as overlap 0. Draws run as parallel tasks; progress advances by
/// one a draw.
std::vector<Overlap> retestOverlaps(const FeatureMatrix& matrix, std::span<const Labelling> labellings,
                                    const Segmenter& segmenter, const RetestPlan& plan, Progress& progress);

} // namespace vignette
