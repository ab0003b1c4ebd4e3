#pragma once

#include "core/study/import_proposal.h"

namespace vignette::test {

/// Two invented files: one row a patient with identifiers planted (invented too), and visits, many rows a
/// patient.
ImportProposal inventedProposal();

} // namespace vignette::test
