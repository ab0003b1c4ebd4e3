#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/import_plan.h"

#include <vector>

namespace vignette {

/// Marks the items of freshly stored questions on one scale, and those that run against the others of their
/// group by what people answered or by the directions a codebook gave. Only the extracts whose report lists
/// groups are read, and of them the items alone. Marks stand in the fields and the report; answers are never
/// turned around.
void markItems(const BlockSource& source, std::vector<Field>& fields, ImportReport& report,
               Progress& progress);

/// The label of each option's column and what its yes claims: "What matters: clear plan".
void describeChoices(std::vector<Field>& fields, const ExtractPlan& plan);

} // namespace vignette
