#pragma once

#include "core/model/feature_matrix.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// The rows that choosing and re-testing work on: min(rows, count) of them, drawn without replacement by the
/// seed, ascending.
std::vector<std::uint32_t> sampledRows(std::size_t rows, std::uint32_t count, std::uint64_t seed);

/// Those rows as a matrix of its own, same features and plan.
FeatureMatrix rowsOf(const FeatureMatrix& matrix, const std::vector<std::uint32_t>& rows);

} // namespace vignette
