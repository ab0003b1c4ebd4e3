#pragma once

#include "core/study/import_proposal.h"

#include <string>

namespace vignette {

/// The column of that name; null when the file has none.
ColumnSurvey* columnOf(ExtractSurvey& survey, const std::string& name);
const ColumnSurvey* columnOf(const ExtractSurvey& survey, const std::string& name);

/// Everything of a file's plan that follows from survey, key, shape and codebook. Lists of missing tokens
/// that are there stand: a person may have changed them.
void renewPlan(ImportProposal& proposal, std::size_t extract);

/// Decides anew what the gate does; what a person decided stays, and so do summaries of columns that may
/// still be read.
void renewScreening(ImportProposal& proposal, std::size_t extract);

/// Counts anew what became of each question.
void renewAnswers(ImportProposal& proposal, std::size_t extract);

} // namespace vignette
