#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"

namespace vignette {

/// Looks at numbers of segments from plan.fewest to plan.most (each up to 12, then 15, 20, 25, 30 and 40; or
/// plan.segmentCount alone, when the person chose it) and proposes one (propose.h), with all it went by.
///
/// Works on a seeded sample of min(rows, plan.sampleSize) patients. For each number, of the best of
/// plan.starts divisions: its silhouette, its re-test overlap over at most 25 draws, its overlap with
/// divisions of a small sample (trial.h), its prediction strength (split_half.h), its borders
/// (border_density.h), and the same for three sets of data of this size without groups (no_group_data.h).
/// Once for all numbers: dense regions (density_check.h), and what the fields' connections give beside
/// unrelated fields. Numbers that would leave fewer than plan.smallestSegment patients a segment on average,
/// or exceed the different patients, are not tried. No candidate at all: nothing stable.
///
/// `segmenter` may stop early: labels at the edge don't count here. Same bits on any number of threads.
/// Throws Failure(BadUsage) for a plan that contradicts itself.
ValidationReport chooseSegmentCount(const FeatureMatrix& matrix, const Segmenter& segmenter,
                                    const SegmentationPlan& plan, Progress& progress);

/// Adds what is known of the finished segments: the re-test overlap of each (on the same sample, with its
/// labels there) and, beside it, that of the segment of its rank in data without groups.
void retestFinal(ValidationReport& report, const FeatureMatrix& matrix, const Segmentation& segmentation,
                 const Segmenter& segmenter, const SegmentationPlan& plan, Progress& progress);

/// Adds what is only worth it for segments that stay: split-half replication (split_half.h) on the same
/// sample, and the patients whom no segment describes well (not_like_any.h) among all.
void describeFinal(ValidationReport& report, const FeatureMatrix& matrix, const Segmentation& segmentation,
                   const Segmenter& segmenter, const SegmentationPlan& plan, Progress& progress);

/// When a finished segment did not hold (re-test overlap under .60 after retestFinal), the finished overlaps
/// take the place of the candidate's, which came of the sample's own division, and the number is proposed
/// anew. True when another number, or none, is proposed now.
bool reconsider(ValidationReport& report, std::size_t rows, const SegmentationPlan& plan);

} // namespace vignette
