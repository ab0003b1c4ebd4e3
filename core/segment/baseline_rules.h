#pragma once

#include "core/model/field.h"
#include "core/model/segment_rules.h"

#include <string>
#include <vector>

namespace vignette {

/// Where a study keeps what clinical baselines ask for; field keys. Guessed, to be corrected by a person.
struct BaselineFields {
    std::string conditionCount;           ///< how many chronic conditions; empty: none
    std::vector<std::string> conditions;  ///< yes-or-no fields, one a condition
    std::vector<std::string> limitations; ///< yes-or-no fields where yes is a functional limitation
    bool operator==(const BaselineFields&) const = default;
};

/// The count: a Count whose column is "chronic_conditions#count", else the only Count of the theme
/// Conditions. Conditions: flags of that theme. Limitations: flags of the theme Functional where yes is
/// worse.
BaselineFields guessBaselineFields(const std::vector<Field>& fields);

/// High need (Commonwealth Fund): at least three chronic conditions and a functional limitation; then at
/// least three conditions without one; the rest. By the count where there is one, else by the flags (at least
/// three yes; with a missing flag the answer may be unknown). Without a field of limitations the first rule
/// is unknown for everyone who has three conditions.
SegmentRules highNeedRules(const BaselineFields& fields);

/// Multimorbidity: at least two chronic conditions; the rest.
SegmentRules multimorbidityRules(const BaselineFields& fields);

} // namespace vignette
