#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

/// The fewest look-alikes that a set of records should have before others get it: a risk of 0.09 (1 in 11).
inline constexpr std::uint64_t kFewestLookAlikes = 11;

/// k-anonymity of a study over the fields declared as known to others (quasi-identifiers).
struct LookAlikes {
    std::vector<std::string> fieldKeys;
    KAnonymityReport asStored; ///< every value as the study holds it
    KAnonymityReport inBands;  ///< numbers in bands of ten of their unit, as exports print ages
    bool isProposed = true;    ///< nobody has chosen the fields yet
};

} // namespace vignette
