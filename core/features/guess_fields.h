#pragma once

#include "core/features/column_facts.h"
#include "core/model/field.h"
#include "core/model/rollup_rule.h"
#include "core/model/screening.h"

#include <string>
#include <vector>

namespace vignette {

/// A first description of every stored column, by general rules and bundled word lists only; each guess is
/// editable and a codebook overrules it. Keys are "extract.column".
///
/// Hidden, with the reason: no values; one value; a different value for everyone; over 200 levels. Held back
/// to check: protected traits, sex, outcomes and costs, places, sensitive subjects (care_words.csv).
/// A Category whose levels are bare numbers has no plain label: its answers would mean nothing on a card.
std::vector<Field> guessFields(const BlockSource& source, Progress& progress);
Field guessField(const ColumnFacts& facts);

/// Overlays what the privacy gate made of a column: an age of a date of birth, a year of a day. Fields that a
/// person edited stay as they are.
void describeScreened(std::vector<Field>& fields, const std::string& extract, const ScreeningPlan& screening);

/// Overlays what the rules of per-person summaries know of their own columns: label, claim, unit, theme,
/// direction, kind and window. Fields that a person edited stay as they are.
void describeRollups(std::vector<Field>& fields, const std::string& extract,
                     const std::vector<RollupRule>& rules);

} // namespace vignette
