#pragma once

#include "core/model/extract.h"
#include "core/model/import_plan.h"
#include "core/model/screening.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vignette {

/// The reason of a finding that a codebook gave.
inline constexpr const char* kMarkedByCodebook = "The codebook marks it as an identifier.";

/// What is known of columns beside their values.
struct ScreeningHints {
    /// Questions of which only the options are stored, each as yes or no, with what was found in the options'
    /// texts. Unlike their cells, these are few and come again, so they are no free text.
    std::map<std::string, std::vector<IdentifierFinding>> choices;
    std::set<std::string> markedByCodebook; ///< columns that the codebook calls identifiers
};

/// What the gate should do with each column, from the findings of pass 1 and what the values look like over
/// all rows; one decision a column, in the survey's order, with the reason in plain words (never a value,
/// never a count). Direct identifiers, free text and columns that are nearly all different are dropped; of
/// dates, ages, birth years and ZIP codes the allowed part stays. In a many-row extract dates are read inside
/// the gate only. A person may change any decision; keeping an identifier needs a typed reason.
ScreeningPlan proposeScreening(const ExtractSurvey& survey, const std::optional<std::string>& keyColumn,
                               ExtractShape shape, const ScreeningHints& hints = {});

} // namespace vignette
