#pragma once

#include "core/model/extract.h"

namespace vignette {

/// Whether the texts of a column are measurements: clock times, durations, blood pressures and ratios,
/// percentages, amounts of money, or numbers beside a few words such as "refused". Such a column may have
/// many different values and still point to nobody. Numbers all as long as a record number, and numbers with
/// zeros in front, are none. Needs all levels.
bool isMeasured(const ColumnSurvey& column);

} // namespace vignette
