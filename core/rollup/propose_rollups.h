#pragma once

#include "core/model/extract.h"
#include "core/model/rollup_rule.h"
#include "core/model/screening.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Per-person summaries for a many-row extract, by general rules over the survey alone:
/// - codes of ICD-10-CM: "ever" for chronic condition groups and social needs;
/// - codes of LOINC with values: the last value of each frequent common observation;
/// - dated events: how many rows in all and in the last 365 days, and how many of each kind (a column named
///   type, class, kind, status or mode with 2 to 12 levels) in the last 365 days; of other columns the mean
///   and last number, the most frequent category, "ever" of a flag; amounts of money are summed over 365
///   days;
/// - repeated answers (no date, or years only): the mean of numbers, the last category by year, "ever" of a
///   flag.
/// Reads only columns whose decision allows it. Rules without a label leave the naming to the column's own
/// header. Empty without a key column.
std::vector<RollupRule> proposeRollups(const ExtractSurvey& survey, const ScreeningPlan& screening,
                                       const std::optional<std::string>& keyColumn);

} // namespace vignette
