#pragma once

#include "resources/samples/harbor_valley/person.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace vignette::harbor_valley {

/// How often a condition is coded outside the planted groups, and in them.
struct ConditionRate {
    std::string_view key;
    std::array<double, 5> byAge{}; ///< per cent: under 18, 18–39, 40–59, 60–74, 75 and over
    double men = 1.0;              ///< factor on the rate
    double women = 1.0;
    double loading = 0.5;                ///< correlation of the liability with the burden of illness
    std::vector<std::string_view> codes; ///< one is drawn, the first most often
};
std::span<const ConditionRate> conditionRates();

/// A share that a planted group has instead, in per cent.
struct GroupRate {
    Group group;
    std::string_view key;
    double percent = 0.0;
};
std::span<const GroupRate> groupRates();

} // namespace vignette::harbor_valley
