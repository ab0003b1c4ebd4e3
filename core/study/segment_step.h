#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/study/study_session.h"

#include <vector>

namespace vignette {

/// Dataset → features → choice of the number → segments on all patients → map. Changes nothing.
/// Throws Failure(NothingToDo | TooLarge), Cancelled.
FoundSegments findSegmentsIn(const Dataset& data, const SegmentationPlan& plan, Progress& progress);

/// The map of a kept segmentation's features.
LikenessMap mapOf(const Dataset& data, const EncodingPlan& encoding, Progress& progress);

/// What makes the segments different: the fields' strongest lines first, at most `most`.
std::vector<SegmentContrast> contrastsOf(const Dataset& data, const FoundSegments& found, std::size_t most);

} // namespace vignette
