#pragma once

#include <span>

namespace vignette {

/// log(1 + x) for x >= 0 with +, −, ×, ÷ alone, so that it gives the same bits on every machine (the C
/// library's may differ between CPU levels). Relative error below 1e-14 for x >= 0.1.
double stableLog1p(double x);

/// Where a column of numbers has its middle and how wide it spreads.
struct NumberScale {
    double centre = 0.0; ///< mean
    double scale = 0.0;  ///< standard deviation; 0: constant, or nothing but missing values
    double skewness = 0.0;
    double lowest = 0.0;
    double highest = 0.0;
    std::size_t aboveLowest = 0; ///< values that are not the lowest one
    std::size_t valueCount = 0;
    bool isWholeAndAllDifferent = false; ///< like a row number: whole, no value twice, nearly gapless
};

/// NaN is missing. Values beyond 8 standard deviations count as lying at 8, again and again until that
/// changes nothing, so one value of 1e12 doesn't squash everyone else into one place. Sound for any finite
/// doubles, from 1e-300 to 1e300. Depends on the order of values in the last bits only; datasets have one
/// order.
NumberScale measureNumbers(std::span<const double> values);

/// Whether finite values between these bounds are like row numbers: at least 50, whole, no value twice,
/// nearly gapless. Linear in the values.
bool looksLikeRowNumbers(std::span<const double> values, double lowest, double highest);

} // namespace vignette
