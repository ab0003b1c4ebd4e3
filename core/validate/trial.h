#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"
#include "core/validate/retest_overlap.h"
#include "core/validate/silhouette.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// How much is measured on one matrix.
struct TrialPlan {
    std::vector<int> counts; ///< numbers of segments, ascending
    int starts = 10;         ///< at most 3 beyond kFinePart
    int resamples = 25;      ///< bootstrap draws a number up to kFinePart
    int coarseResamples = 6;
    int smallDraws = 8; ///< draws of a small sample
    int splits = 4;     ///< for the prediction strength
    std::uint64_t seed = 1;
};

/// Every number of segments up to here is looked at, beyond it some.
inline constexpr int kFinePart = 12;

/// Everything measured on one matrix, the patients or data without groups, a number of segments each; fewer
/// than asked for when the different rows run out.
struct Trial {
    std::vector<Segmentation> divisions;
    std::vector<Silhouette> silhouettes;
    std::vector<Overlap> overlaps;
    std::vector<double> smallOverlaps; ///< mean over segments and draws; empty: too few rows
    std::vector<double> strengths;
    std::vector<double> borders; ///< borderDensity
};

/// Patients of a small sample: 1,000 where there are 2,000 or more, 500 from 1,000, else 0 (not run).
std::uint32_t smallSampleOf(std::size_t rows);

Trial tryAll(const FeatureMatrix& matrix, const Segmenter& segmenter, const TrialPlan& plan,
             Progress& progress);

/// Divides for each count until the different rows run out.
std::vector<Segmentation> divideAll(const FeatureMatrix& matrix, const Segmenter& segmenter,
                                    const TrialPlan& plan, Progress& progress);

/// Units of progress that tryAll advances by.
std::uint64_t unitsOf(const TrialPlan& plan);

} // namespace vignette
