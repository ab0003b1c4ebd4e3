#pragma once

#include "core/model/field.h"
#include "core/model/quality.h"
#include "core/quality/value_counts.h"

namespace vignette {

/// Completeness, levels, histogram, mean and median of one field: everything but its findings. Exact and free
/// of the order of patients; the mean is summed in ascending order of values with Neumaier's compensation.
FieldQuality describeValues(const Field& field, const ValueCounts& counted);

/// The words of one of the field's values: its label, or the number.
std::string valueWords(const Field& field, double value);

} // namespace vignette
