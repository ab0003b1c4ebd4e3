#pragma once

#include "core/model/validation_report.h"
#include "core/model/wording.h"
#include "ui/checks/check_sheet.h"

namespace vignette {

/// "Every number tried": a line a candidate, the number in use in bold. `candidates`: ascending; `report`
/// says how they were tried; `segments`: the number in use, 0 for none.
CheckSheet candidatesSheet(const std::vector<CandidateReport>& candidates, const ValidationReport& report,
                           int segments, const Wording& wording);

} // namespace vignette
