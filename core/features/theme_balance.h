#pragma once

#include <cstddef>
#include <vector>

namespace vignette {

/// Variance along the strongest direction of some features together: the largest eigenvalue of their
/// covariance, over the patients given. `fields`: of each field its features, patients × featureCount, all
/// with the same patients. Patients stand in the order of a hash of their values, so the first 20,000 are a
/// sample and are enough. 0 for no field or no patient.
double strongestVariance(const std::vector<std::vector<float>>& fields, std::size_t patients);

} // namespace vignette
