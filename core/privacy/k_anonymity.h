#pragma once

#include "core/model/dataset.h"
#include "core/model/look_alikes.h"

#include <span>

namespace vignette {

/// k-anonymity (Sweeney 2002, doi:10.1142/S0218488502001648) over columns of equal length. Without columns
/// all patients look alike. Exact comparison, n log n.
KAnonymityReport kAnonymity(std::span<const DataColumn* const> columns, std::size_t patientCount);

} // namespace vignette
