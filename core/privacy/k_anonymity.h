#pragma once

#include "core/model/dataset.h"

#include <cstdint>
#include <span>

namespace vignette {

/// How alike patients look in a few fields others could know (age, sex, ZIP prefix …): a class is all
/// patients with the same values in every one of them, a missing value being a value of its own.
struct KAnonymityReport {
    std::uint64_t patientCount = 0;
    std::uint64_t classCount = 0;
    std::uint64_t smallestClass = 0; ///< k: the smallest crowd of look-alikes; 0 without patients
    double uniqueShare = 0.0;        ///< patients who look like nobody else
    double averageRisk = 0.0;        ///< classes ÷ patients: the chance of picking the right one, averaged
    double highestRisk = 0.0;        ///< 1 ÷ k
};

/// k-anonymity (Sweeney 2002, doi:10.1142/S0218488502001648) over columns of equal length. Without columns
/// all patients look alike. Exact comparison, n log n.
KAnonymityReport kAnonymity(std::span<const DataColumn* const> columns, std::size_t patientCount);

} // namespace vignette
