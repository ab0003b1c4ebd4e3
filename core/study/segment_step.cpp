#include "core/study/segment_step.h"

#include "core/base/failure.h"
#include "core/features/encode.h"
#include "core/features/likeness_map.h"
#include "core/features/plan_encoding.h"
#include "core/quality/set_apart_by_missing.h"
#include "core/segment/make_segmenter.h"
#include "core/study/memory_estimate.h"
#include "core/validate/choose_segment_count.h"

#include <algorithm>

namespace vignette {

namespace {

void requireEnough(const Dataset& data, const SegmentationPlan& plan) {
    const std::uint64_t least = 2ULL * plan.smallestSegment;
    if (data.patientCount < least)
        throw Failure(FailureCode::NothingToDo,
                      "There are too few patients to look for segments: at least " + std::to_string(least) +
                          " are needed, so that each stands for " + std::to_string(plan.smallestSegment) +
                          " people or more.");
}

/// A number of segments that a person asked for is validated like a proposed one, and kept even when it is
/// not stable.
int numberOfSegments(const SegmentationPlan& plan, const ValidationReport& report) {
    return plan.segmentCount > 0 ? plan.segmentCount : report.proposed;
}

} // namespace

FoundSegments findSegmentsIn(const Dataset& data, const SegmentationPlan& plan, Progress& progress) {
    requireEnough(data, plan);
    FoundSegments found;
    found.plan = plan;
    found.encoding = planEncoding(data, plan);
    const std::unique_ptr<Segmenter> chooser = makeSegmenter(plan.method, true);
    const std::unique_ptr<Segmenter> finisher = makeSegmenter(plan.method, false);
    if (!chooser || !finisher)
        throw Failure(FailureCode::BadUsage,
                      "Defined segments are not looked for: choose a method that finds them.");
    refuseTooLarge(plan, data.patientCount, found.encoding);
    const FeatureMatrix matrix = encode(data, found.encoding);
    progress.checkpoint();

    found.validation = chooseSegmentCount(matrix, *chooser, plan, progress);
    do {
        found.segmentation = {};
        found.validation.segmentOverlaps.clear();
        const int number = numberOfSegments(plan, found.validation);
        if (number == 0) break;
        progress.begin("segment", 0);
        found.segmentation = finisher->segment(matrix, {}, number, plan.starts, plan.seed, progress);
        retestFinal(found.validation, matrix, found.segmentation, *chooser, plan, progress);
    } while (reconsider(found.validation, matrix.rows, plan));
    if (found.segmentation.segmentCount > 0)
        describeFinal(found.validation, matrix, found.segmentation, *chooser, plan, progress);
    if (found.segmentation.segmentCount > 0) found.setApart = setApartByMissing(data, found.segmentation);
    found.map = likenessMap(matrix, progress);
    return found;
}

LikenessMap mapOf(const Dataset& data, const EncodingPlan& encoding, Progress& progress) {
    progress.begin("map", 0);
    return likenessMap(encode(data, encoding), progress);
}

} // namespace vignette
