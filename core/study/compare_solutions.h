#pragma once

#include "core/model/dataset.h"
#include "core/model/segment_rules.h"
#include "core/model/segmentation.h"
#include "core/model/solution_comparison.h"

#include <string>
#include <vector>

namespace vignette {

/// Who moves from one division to the other. Throws Failure(BadUsage) when they divide different numbers of
/// patients.
SolutionComparison compareSolutions(const Segmentation& first, const Segmentation& second);

/// Segments beside those that rules define. Parts nobody belongs to are left out.
SolutionComparison compareWithRules(const Dataset& data, const Segmentation& found, const SegmentRules& rules,
                                    Progress& progress);

/// Clinical baselines that the study's fields can answer: high need, multimorbidity. None without a field of
/// conditions.
std::vector<SegmentRules> clinicalBaselines(const std::vector<Field>& fields);

} // namespace vignette
