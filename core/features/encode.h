#pragma once

#include "core/model/dataset.h"
#include "core/model/feature_matrix.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// The level code that stands for all rare levels of a field.
inline const std::string kPooledLevel = "*";

/// The matrix of the dataset's patients, in its order, by fixed numbers of the plan: it can be rebuilt, and a
/// later patient encoded. A missing cell becomes the field's `fill`. Every value is a multiple of 2⁻¹⁶ within
/// ±127. Throws Failure(BadUsage) when the plan names a field that the dataset lacks.
FeatureMatrix encode(const Dataset& dataset, const EncodingPlan& plan);

/// One field's features, patients × featureCount.
std::vector<float> encodeField(const Field& field, const DataColumn& column, const FieldEncoding& encoding);

/// Place of a level among `levels` ordered levels as 0..1.
double rankOf(std::uint16_t level, std::size_t levels);

} // namespace vignette
