#pragma once

#include "core/model/release.h"
#include "core/model/study_result.h"

#include <vector>

namespace vignette {

/// Puts a persona's edits in force (the last of each slot; an empty text goes back to the data's words) on
/// the shown persona: statement texts beside their statements, a portrait in place of the drawn one,
/// everything also in ShownPersona::edits. An edit of a statement that is no longer there stays in the list
/// alone.
void applyEdits(const std::vector<PersonaEdit>& edits, ShownPersona& persona);

/// Columns that were not kept as they are, or kept by a person's decision.
std::vector<ShownPrivacyAction> shownPrivacyActions(const StudyResult& result);

} // namespace vignette
