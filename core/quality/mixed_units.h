#pragma once

#include "core/model/dataset.h"
#include "core/model/quality.h"
#include "core/quality/value_counts.h"

#include <optional>

namespace vignette {

/// Finds values in two units where the values themselves tell.
///
/// The field's words must speak of a quantity that is written in two units (unit_pairs.csv). The values must
/// fall into two groups with a gap between them (95 of 100 of the lower below 95 of 100 of the upper, and
/// under 1 of 100 near the middle), of at least 11 patients and 1 of 200 each; one group put into the other's
/// unit must look like it (10th, 25th, 50th, 75th and 90th percentile within half of the other's 10th-to-90th
/// span, spans within a factor of 2), and each group's median must be typical of its unit. Two real groups of
/// patients, such as children and adults, do not pass. Weights of adults in kg and lb overlap too much to be
/// told by value alone; only a unit column tells those.
std::optional<QualityFinding> mixedUnitsByValue(const Field& field, const ValueCounts& counted);

/// Finds values in two units where a column beside them says so ("weight" and "weight_unit", in the same
/// file): counts patients with a number by the unit beside it. Empty when one unit is all there is.
std::optional<QualityFinding> mixedUnitsByColumn(const Dataset& dataset, std::size_t numberField);

} // namespace vignette
