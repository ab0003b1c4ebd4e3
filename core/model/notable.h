#pragma once

#include "core/model/evidence.h"
#include "core/model/field.h"

namespace vignette {

/// What may be said of a segment, the same on cards and on the page Segment.

/// Effect size from which a trait may be called distinctive (Cohen 1988: a small effect).
inline constexpr double kNotableDifference = 0.2;
/// "Most" is judged on the lower end of the range.
inline constexpr double kCommonShare = 0.60;
/// False discovery rate of Benjamini and Hochberg over all fields used only to check.
inline constexpr double kFalseDiscoveryRate = 0.05;
/// A survey speaks for a segment from so many answers on, and so large a share of it.
inline constexpr std::uint64_t kFewestAnswers = 30;
inline constexpr double kFewestAnswered = 0.10;

/// False for a survey that too few of the segment answered, and for a field nobody there has a value for.
inline bool isHeard(const Field& field, const Measured& segment) {
    if (segment.base == 0) return false;
    if (field.source != FieldSource::Survey) return true;
    const auto asked = static_cast<double>(segment.base + segment.missing);
    return segment.base >= kFewestAnswers && static_cast<double>(segment.base) / asked >= kFewestAnswered;
}

} // namespace vignette
