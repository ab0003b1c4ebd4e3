#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"
#include "core/validate/cross_tabulation.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vignette {

struct PredictionPlan {
    int splits = 50;
    int starts = 10; ///< of each half's division
    std::uint64_t seed = 1;
};

struct PredictionStrength {
    double mean = 0.0;          ///< over splits
    double standardError = 0.0; ///< of that mean; 0 for one split
    std::vector<double> splits; ///< of each
};

/// Prediction strength (Tibshirani & Walther 2005, doi:10.1198/106186005X59243): patients are split at random
/// into two halves, each is divided into k, and each half's patients are also given to the nearest centre of
/// the other's division. For every segment of a half: the share of pairs of its patients whom the other
/// division keeps together too. The worst segment counts, and the mean of the two halves is a split's value,
/// in 0..1. Above 0.8 (for well-separated groups 0.9) the paper calls k supported. Averages over splits as
/// R's fpc. k = 1 gives 1. Empty where a half has fewer than k different patients.
///
/// Splits are seeded, drawn by row, and run as parallel tasks; progress advances by one a split.
std::optional<PredictionStrength> predictionStrength(const FeatureMatrix& matrix, const Segmenter& segmenter,
                                                     int k, const PredictionPlan& plan, Progress& progress);

/// One direction: rows of the table are the segments of the half itself, columns those it was given to. A
/// segment of one patient counts as 1; segments of nobody don't count.
double worstKeptTogether(const CrossTabulation& table);

} // namespace vignette
