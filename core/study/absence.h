#pragma once

#include "core/model/field.h"
#include "core/model/import_plan.h"

#include <set>
#include <string>
#include <vector>

namespace vignette {

/// Keys of the fields where a patient without any row has 0 (or no) rather than nothing known: summaries that
/// count or ask "ever" over a many-row file of records. A file of answers never: who did not answer is
/// unknown.
std::set<std::string> absenceMeansZero(const ImportPlan& plan, const std::vector<Field>& fields);

} // namespace vignette
