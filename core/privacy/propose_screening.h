#pragma once

#include "core/model/extract.h"
#include "core/model/import_plan.h"
#include "core/model/screening.h"

#include <optional>
#include <string>

namespace vignette {

/// What the gate should do with each column, from the findings of pass 1 and what the values look like over
/// all rows; one decision a column, in the survey's order, with the reason in plain words (never a value,
/// never a count). Direct identifiers, free text and columns that are nearly all different are dropped; of
/// dates, ages, birth years and ZIP codes the allowed part stays. In a many-row extract dates are read inside
/// the gate only. A person may change any decision; keeping an identifier needs a typed reason.
ScreeningPlan proposeScreening(const ExtractSurvey& survey, const std::optional<std::string>& keyColumn,
                               ExtractShape shape);

} // namespace vignette
