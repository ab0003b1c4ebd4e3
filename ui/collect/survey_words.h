#pragma once

#include "core/study/import_proposal.h"

#include <QString>

namespace vignette {

/// What the program made of a file of answers, in a few sentences: questions, who answered, texts that give
/// no answer, columns divided into options. Empty for a file without any. Counts stand as shares.
QString questionWords(const ProposedExtract& extract, const ExtractPlan& plan);
/// What came of the codebook: how much it describes, what fits nothing, what it contradicts.
QString codebookWords(const CodebookReport& report);

} // namespace vignette
