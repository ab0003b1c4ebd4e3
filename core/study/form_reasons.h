#pragma once

#include "core/study/import_proposal.h"

#include <string>
#include <vector>

namespace vignette {

/// A field that a plan (a recipe, "same as last time") forms segments with although more than
/// kMostMissingToForm of the patients have no value, and nobody said why.
struct FieldWithoutReason {
    std::string key;
    std::string label;
    double missingShare = 0.0; ///< 0..1, of the rows that were surveyed
};

/// Those that the survey shows before anything is stored: columns of the extract that says who the patients
/// are. Of other files and of summaries it is known only when every row was read: then they are held back, or
/// the import refuses (SessionOptions::fieldsWithoutReason). In the plan's order.
std::vector<FieldWithoutReason> fieldsWithoutReason(const ImportProposal& proposal);

/// Why these fields form segments all the same; a blank reason: they only check, and say so.
void setFormReason(ImportProposal& proposal, const std::vector<std::string>& keys, const std::string& reason);

} // namespace vignette
