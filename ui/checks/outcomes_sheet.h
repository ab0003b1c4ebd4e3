#pragma once

#include "ui/checks/check_sheet.h"
#include "ui/checks/check_words.h"

namespace vignette {

/// "Outcomes": what the segment adds beyond age and number of conditions, beside shuffled labels.
CheckSheet outcomesSheet(const OutcomeReport& report, const CheckNames& names);

} // namespace vignette
