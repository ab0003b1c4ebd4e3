#pragma once

#include "core/model/dataset.h"
#include "core/model/missing.h"

#include <set>
#include <string>
#include <vector>

namespace vignette {

/// Share of patients without a value, one a field of the data set; 1 without patients.
std::vector<double> missingShares(const Dataset& dataset);

/// "62 % of patients have no value. …": why a field does not form segments. Whole percents; a bound in words
/// where fewer than 11 patients are on either side.
std::string missingReason(std::size_t missing, std::size_t patients);

/// Proposes *used only to check* for every field that would form segments although more than
/// kMostMissingToForm have no value and nobody said why (Field::formReason); use and useReason are set.
/// `fields` are those of the data set, in its order; the others stay as they are. `demanded` are the keys
/// that a person's plan forms segments with: without a reason for one of them throws Failure(BadUsage).
void holdBackMissing(std::vector<Field>& fields, const Dataset& dataset,
                     const std::set<std::string>& demanded);

} // namespace vignette
