#pragma once

#include "core/base/dates.h"

#include <optional>
#include <string>
#include <string_view>

namespace vignette {

/// What 45 CFR 164.514(b)(2)(i)(C) leaves of an age: 90 stands for 90 and over.
inline constexpr double kOldestAge = 90.0;
inline constexpr double kOldestPossibleAge = 130.0;

inline double cappedAge(double years) {
    return years < kOldestAge ? years : kOldestAge;
}

/// The lowest age a text allows: "80 or older" 80, "[90-100)" 90, "95–99" 95, "90+" 90, ">89" 90, "over 89"
/// 90, "<18" and "under 18" 0. Empty without a number.
std::optional<double> lowestAge(std::string_view text);

/// An age band as it may be stored: any text whose lowest age is 90 or more becomes "90+".
std::string cappedAgeText(std::string_view text);

/// Whole years at the end of the data, 90 for 90 and over; empty for a birth after it or over 130 years ago.
std::optional<double> ageFromBirthDate(Date birth, Date dataEnd);
std::optional<double> ageFromBirthYear(double year, Date dataEnd);

} // namespace vignette
