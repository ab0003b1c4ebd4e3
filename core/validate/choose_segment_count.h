#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"

namespace vignette {

/// Looks at each number of segments from plan.fewest to plan.most (or plan.segmentCount alone, when the
/// person chose it) and proposes one (propose.h), with everything it went by.
///
/// Works on a seeded sample of min(rows, plan.sampleSize) patients: the best of plan.starts divisions, its
/// silhouette, its re-test overlap over plan.resamples draws, and the same for data of this size without
/// groups (at most 20 draws). Numbers that would leave fewer than plan.smallestSegment patients a segment on
/// average, or exceed the different patients, are not tried. No candidate at all: nothing stable.
///
/// `segmenter` may stop early: labels at the edge don't count here. Same bits on any number of threads.
/// Throws Failure(BadUsage) for a plan that contradicts itself.
ValidationReport chooseSegmentCount(const FeatureMatrix& matrix, const Segmenter& segmenter,
                                    const SegmentationPlan& plan, Progress& progress);

/// Adds what is known of the finished segments: the re-test overlap of each (on the same sample, with its
/// labels there) and, beside it, that of the segment of its rank in data without groups.
void retestFinal(ValidationReport& report, const FeatureMatrix& matrix, const Segmentation& segmentation,
                 const Segmenter& segmenter, const SegmentationPlan& plan, Progress& progress);

/// When a finished segment did not hold (re-test overlap under .60 after retestFinal), the finished overlaps
/// take the place of the candidate's, which came of the sample's own division, and the number is proposed
/// anew. True when another number, or none, is proposed now.
bool reconsider(ValidationReport& report, std::size_t rows, const SegmentationPlan& plan);

} // namespace vignette
