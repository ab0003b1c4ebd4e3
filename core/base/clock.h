#pragma once

#include "core/base/dates.h"

#include <cstdint>
#include <functional>
#include <string>

namespace vignette {

/// Where "now" comes from. Injected, so that tests and SOURCE_DATE_EPOCH decide it. Seconds since 1970, UTC.
using Clock = std::function<std::int64_t()>;

/// The system's clock; SOURCE_DATE_EPOCH in the environment wins (reproducible-builds.org specification).
Clock systemClock();
/// 2026-11-23T09:42:00Z
std::string isoTime(std::int64_t secondsSinceEpoch);
Date dateOf(std::int64_t secondsSinceEpoch);

} // namespace vignette
