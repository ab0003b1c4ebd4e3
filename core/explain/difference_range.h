#pragma once

#include "core/model/evidence.h"

#include <optional>

namespace vignette {

/// 95 % interval of the difference of two shares (segment − others) from their Wilson intervals: Newcombe's
/// hybrid score interval, method 10 (1998,
/// doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I). Empty where either side has no
/// value.
std::optional<Interval> shareDifferenceRange(const Measured& segment, const Measured& others);

/// 95 % interval of the difference of two means of unequal variances (Welch 1947,
/// doi:10.1093/biomet/34.1-2.28), Student's t with Satterthwaite's degrees of freedom. Empty where either
/// side has fewer than two values, or nothing varies.
std::optional<Interval> meanDifferenceRange(const Measured& segment, const Measured& others);

} // namespace vignette
