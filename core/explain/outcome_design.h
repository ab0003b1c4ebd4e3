#pragma once

#include "core/explain/regression.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// An outcome as numbers: yes 1 and no 0, the value, or the place of an ordered level. NaN: no value. Empty
/// for levels without an order.
std::vector<double> outcomeValues(const Field& field, const DataColumn& column);

/// Divides by the largest size, so that squares neither overflow nor vanish; no fit depends on the unit.
void toUnitSize(std::vector<double>& values);

/// Columns of the adjusting fields for these patients: the value and its square (age bends), a missing one at
/// the mean with a column of its own that says so.
Design adjustingColumns(const Dataset& data, const std::vector<std::string>& keys,
                        const std::vector<std::uint32_t>& patients);

/// The same with a 0/1 column a segment beyond the first.
Design withSegments(const Design& design, const std::vector<std::uint16_t>& labels, std::size_t segments);

} // namespace vignette
