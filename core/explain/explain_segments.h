#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/explanation.h"
#include "core/model/missing.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vignette {

/// What finished segments are explained from. Pointers are borrowed and never null; `evaluate` is that of the
/// evaluator of this data and segmentation.
struct ExplainInput {
    const Dataset* data = nullptr;
    const Segmentation* segmentation = nullptr;
    const SegmentationPlan* plan = nullptr;
    const EncodingPlan* encoding = nullptr;
    const Segmenter* segmenter = nullptr; ///< the method the segments came of; may stop early
    std::vector<SetApartByMissing> setApart;
    SegmentationId segmentationId;
    std::string ageField;               ///< key of the age in years; may be empty
    std::vector<std::string> adjustFor; ///< keys: what outcomes are adjusted for (age, number of conditions)
    std::function<Evidence(const EvidenceQuery&)> evaluate;
    /// The matrix of some patients by a plan; throws Failure(NothingToDo) when no field is left.
    std::function<FeatureMatrix(const Dataset&, const SegmentationPlan&)> encode;
};

/// How much is looked at: counts, never a clock, so that results repeat.
struct ExplainLimits {
    std::uint32_t treePatients = 20000;
    std::uint32_t typingPatients = 20000;
    std::uint32_t outcomePatients = 20000; ///< an outcome
    std::uint32_t sensitivityPatients = 5000;
    std::size_t sensitivityFields = 40; ///< left out one at a time, the most telling first
    int sensitivityStarts = 10;
    int sensitivityRepeats =
        5; ///< of "nothing changed", from other starts: how far chance alone moves people
    int questions = 6;
    int deals = 19; ///< of segments at random, beside each outcome's gain
};

/// Explains the segments: contrasts, tree, typing tool, held-out outcomes, sensitivity, groups. The same
/// input gives the same bits on any number of threads and in any order of rows. One segment, or none, has
/// nothing to tell apart: empty parts. A job of seconds; advances by one a part, cancels within a moment.
SegmentExplanation explainSegments(const ExplainInput& input, const ExplainLimits& limits,
                                   Progress& progress);

} // namespace vignette
