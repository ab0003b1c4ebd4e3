#pragma once

#include "core/model/evidence.h"

#include <span>
#include <vector>

namespace vignette {

/// Two-sided p value of the difference between the segment and everyone else: two-proportion z test (pooled)
/// for shares, Welch's with the normal distribution for means. 1 where either side has fewer than two values
/// or nothing varies.
double sharePValue(const Evidence& evidence);
double meanPValue(const Evidence& evidence);

/// Which hypotheses are rejected at the given false discovery rate (Benjamini & Hochberg 1995,
/// doi:10.1111/j.2517-6161.1995.tb02031.x). One answer a p value; ties are treated alike.
std::vector<bool> rejectedAt(double rate, std::span<const double> pValues);

} // namespace vignette
