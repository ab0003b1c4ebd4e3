#pragma once

#include "core/base/progress.h"
#include "core/model/explanation.h"
#include "core/study/study_session.h"

#include <string>
#include <vector>

namespace vignette {

/// What makes found segments different, and what they are worth (core/explain). Outcomes are adjusted for age
/// and the number of chronic conditions, where the study has them. Changes nothing. Throws Cancelled.
SegmentExplanation explainIn(const Dataset& data, const FoundSegments& found, Progress& progress);

/// The study's first age in years; empty when ages are bands, which are groups as they stand.
std::string ageFieldOf(const std::vector<Field>& fields);
/// Keys of the first age (years or bands) and the number of chronic conditions; those there are.
std::vector<std::string> adjustingFieldsOf(const std::vector<Field>& fields);

} // namespace vignette
