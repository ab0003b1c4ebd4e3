#pragma once

#include "core/model/choice_rule.h"
#include "core/model/extract.h"

#include <optional>

namespace vignette {

/// Recognises a column of ticks (ChoiceRule) from all its levels: cells that hold several of at most 50
/// options, which come again in other combinations. Semicolons and bars; commas only where no option is a
/// number, longer than four words, or found in one combination alone ("Smith, John" is no list). Empty for
/// anything else and where pass 1 didn't keep all levels.
std::optional<ChoiceRule> recogniseChoices(const ColumnSurvey& column);

} // namespace vignette
