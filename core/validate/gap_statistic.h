#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

struct GapPlan {
    int fewest = 1;
    int most = 12;
    int references = 50; ///< data sets without groups
    int starts = 10;
    std::uint64_t seed = 1;
};

struct GapCandidate {
    int segmentCount = 0;
    double logWithin = 0.0;         ///< ln W of the data, W the sum of squares within segments
    double expectedLogWithin = 0.0; ///< mean of ln W over the references
    double gap = 0.0;               ///< the difference: how much tighter than without groups
    double standardError = 0.0;     ///< of simulation: s · √(1 + 1/B)
};

struct GapStatistic {
    std::vector<GapCandidate> candidates; ///< ascending; ends before the first k with W = 0 or too few rows
    int chosen = 0;                       ///< 0: no candidate
};

/// Gap statistic (Tibshirani, Walther & Hastie 2001, doi:10.1111/1467-9868.00293): ln W of the data against
/// its mean over data drawn uniformly from the box along the data's principal components. `chosen`: the
/// smallest k whose gap is at least that of k + 1 less its standard error. As R's clusGap with d.power = 2
/// and spaceH0 = "scaledPCA" (whose ln W is smaller by ln 2 for every k, data and references alike) and maxSE
/// "Tibs2001SEmax"; s divides by B − 1 as there.
///
/// References are seeded and run as parallel tasks, each with a matrix of its own; progress advances by one a
/// reference. Use it for samples: the cost is that of (references + 1) · candidates divisions.
GapStatistic gapStatistic(const FeatureMatrix& matrix, const Segmenter& segmenter, const GapPlan& plan,
                          Progress& progress);

/// Gap and standard error of one k from ln W of the data and of the references (at least one).
GapCandidate gapOf(int segmentCount, double logWithin, std::span<const double> references);
/// The rule above; the last candidate when none fulfils it, 0 without candidates.
int chosenByGap(std::span<const GapCandidate> candidates);

} // namespace vignette
