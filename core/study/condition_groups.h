#pragma once

#include "core/model/field.h"
#include "core/model/rollup_rule.h"

#include <string>
#include <vector>

namespace vignette {

/// Adds "how many chronic conditions" to a rolled table that has the groups' flags; else does nothing.
void addConditionCount(RolledTable& table);

/// Describes the fields that came of the bundled list of condition groups: the number of conditions gets its
/// words; behavioural health, substance use and HIV are kept as sensitive (they check, they are on no card).
/// Fields a person or a codebook described are left alone.
void describeConditionFields(std::vector<Field>& fields, const std::string& extract);

} // namespace vignette
