#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"
#include "core/validate/cross_tabulation.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// The rows of a matrix in two halves of the same size that share nobody, ascending.
struct Halves {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> second;
};

/// Halves of min(rows, mostRows) drawn rows; one row is left out when their number is odd.
Halves halvesOf(std::size_t rows, std::uint32_t mostRows, std::uint64_t seed, std::uint64_t draw);

struct SplitPlan {
    int splits = 4;
    int starts = 3;
    std::uint32_t mostRows = 2000; ///< of both halves together
    std::uint64_t seed = 1;
};

/// Rows: the second half's own segments, columns: where the first half's centres put its patients. Of each
/// own segment's pairs of patients, the share that the centres keep together; the least of them. A segment of
/// one patient has no pair and keeps 1.
double strengthOf(const CrossTabulation& ownByPredicted);

/// Prediction strength (Tibshirani & Walther 2005, doi:10.1198/106186005X59243) of each number of segments,
/// mean over the splits, each used both ways. Segments of the other half are found by nearest centre. 0 where
/// a half has too few different rows. .8 to .9 and above speaks for groups.
std::vector<double> predictionStrengths(const FeatureMatrix& matrix, std::span<const int> counts,
                                        const Segmenter& segmenter, const SplitPlan& plan,
                                        Progress& progress);

/// Split-half replication of finished segments: the first half is divided anew, its centres place the second
/// half's patients, and each finished segment is sought among them and described in both halves. `labels`:
/// the finished label of every row of the matrix. A described share is that of a flag or of a category's
/// level; a described mean that of any other feature, in its own standard deviations over both halves. Empty
/// when a half has too few different rows.
std::optional<SplitHalfReport> splitHalf(const FeatureMatrix& matrix, std::span<const std::uint16_t> labels,
                                         int segments, const Segmenter& segmenter, const SplitPlan& plan,
                                         Progress& progress);

} // namespace vignette
