#pragma once

#include "core/study/import_proposal.h"

namespace vignette {

/// What a codebook says of a proposal's columns, stored or not: nothing is changed. Throws as readCodebook.
CodebookReport codebookReportOf(const ImportProposal& proposal, const std::filesystem::path& codebook);

/// Finds the one file among those surveyed that describes the others' columns, by its content: at least two
/// fields and half of what it describes must be there. Takes it out of the proposal as its codebook and says
/// where it stood.
std::optional<std::size_t> takeOutCodebook(ImportProposal& proposal);

} // namespace vignette
