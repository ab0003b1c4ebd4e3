#pragma once

#include "core/model/extract.h"
#include "core/model/rollup_rule.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Where an extract of recorded results keeps what.
struct ResultColumns {
    std::string code;
    std::optional<std::string> number; ///< values of coded results that are numbers
    std::optional<std::string> text;   ///< values that are categories
    std::string date;                  ///< empty: none
    std::uint64_t patientCount = 0;    ///< different keys, at least
};

/// "Ever" for each chronic condition group and each social need of the bundled dated tables that occurs in at
/// least 11 rows of the column. Names: GROUP#ever.
std::vector<RollupRule> conditionRollups(const ColumnSurvey& codes);

/// "Last" for each observation of the bundled LOINC table that has rows for 1 in 20 patients or more, with
/// its plausible range. Names: CODE#last. A patient without the observation has no value, never a "no".
std::vector<RollupRule> resultRollups(const ColumnSurvey& codes, const ResultColumns& columns);

} // namespace vignette
