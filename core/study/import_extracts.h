#pragma once

#include "core/base/hash.h"
#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/study/import_proposal.h"

namespace vignette {

class ImportWriter;
class PatientKeys;
struct ImportOutcome;

/// Pass 2: every extract of the proposal through the gate into the writer, in the plan's order. Fills the
/// report and the rows set aside of the outcome. Throws Failure, Cancelled; the writer is then let go
/// unfinished.
void importExtracts(const ImportProposal& proposal, PatientKeys& keys, Date dataEnd, Date today,
                    ImportWriter& writer, ImportOutcome& outcome, Progress& progress);

} // namespace vignette
