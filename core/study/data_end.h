#pragma once

#include "core/base/dates.h"
#include "core/study/import_proposal.h"

namespace vignette {

/// The last day the extracts speak about, from which ages and windows are counted: the plan's own, else the
/// latest date among the dated rows of many-row extracts, else of any date column that is not a birth date,
/// else `today`. Days after today and the latest thousandth of each column (typing errors) don't count.
Date dataEndOf(const ImportProposal& proposal, Date today);

} // namespace vignette
