#include "core/features/number_scale.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vignette {

namespace {

constexpr double kClip = 8.0;
constexpr int kMostRounds = 200;
constexpr double kLn2 = 0.693147180559945309417232;

struct Moments {
    double mean = 0.0;
    double deviation = 0.0;
    double skewness = 0.0;
};

Moments momentsWithin(const std::vector<double>& values, double low, double high) {
    Moments moments;
    const auto count = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values)
        sum += std::clamp(value, low, high);
    moments.mean = sum / count;
    double squares = 0.0;
    double cubes = 0.0;
    for (const double value : values) {
        const double off = std::clamp(value, low, high) - moments.mean;
        squares += off * off;
        cubes += off * off * off;
    }
    moments.deviation = std::sqrt(squares / count);
    const double cubedDeviation = moments.deviation * moments.deviation * moments.deviation;
    if (cubedDeviation > 0.0) moments.skewness = cubes / count / cubedDeviation;
    return moments;
}

/// Moments after clipping has settled; values lie in [-1, 1].
Moments settledMoments(const std::vector<double>& values, double low, double high) {
    Moments moments = momentsWithin(values, low, high);
    for (int round = 0; round < kMostRounds; ++round) {
        const double newLow = std::max(low, moments.mean - kClip * moments.deviation);
        const double newHigh = std::min(high, moments.mean + kClip * moments.deviation);
        if (newLow == low && newHigh == high) break;
        low = newLow;
        high = newHigh;
        const double before = moments.deviation;
        moments = momentsWithin(values, low, high);
        if (moments.deviation > 0.999 * before) break;
    }
    return moments;
}

} // namespace

double stableLog1p(double x) {
    // log(m * 2^e) = e * ln 2 + 2 artanh((m − 1) / (m + 1)), m in [0.7, 1.4): the series needs 11 terms.
    int exponent = 0;
    double mantissa = std::frexp(1.0 + x, &exponent);
    if (mantissa < 0.70710678118654752) {
        mantissa *= 2.0;
        --exponent;
    }
    const double ratio = (mantissa - 1.0) / (mantissa + 1.0);
    const double square = ratio * ratio;
    double series = 0.0;
    for (int term = 23; term >= 1; term -= 2)
        series = series * square + 1.0 / term;
    return exponent * kLn2 + 2.0 * ratio * series;
}

bool looksLikeRowNumbers(std::span<const double> values, double lowest, double highest) {
    constexpr std::size_t kEnoughRows = 50;
    const auto count = static_cast<double>(values.size());
    const double width = highest - lowest;
    if (values.size() < kEnoughRows || width > 2.0 * count) return false;
    if (width + 1.0 < count) return false; // more values than whole numbers between the bounds
    std::vector<bool> isTaken(static_cast<std::size_t>(width) + 1, false);
    for (const double value : values) {
        if (value != std::floor(value)) return false;
        const auto place = static_cast<std::size_t>(value - lowest);
        if (isTaken[place]) return false;
        isTaken[place] = true;
    }
    return true;
}

NumberScale measureNumbers(std::span<const double> values) {
    NumberScale result;
    std::vector<double> present;
    present.reserve(values.size());
    for (const double value : values)
        if (std::isfinite(value)) present.push_back(value);
    result.valueCount = present.size();
    if (present.empty()) return result;
    const auto [lowest, highest] = std::minmax_element(present.begin(), present.end());
    result.lowest = *lowest;
    result.highest = *highest;
    const auto atLowest = std::count(present.begin(), present.end(), result.lowest);
    result.aboveLowest = present.size() - static_cast<std::size_t>(atLowest);
    result.centre = result.lowest;
    if (result.lowest == result.highest) return result;
    result.isWholeAndAllDifferent = looksLikeRowNumbers(present, result.lowest, result.highest);

    // Into [-1, 1] by a power of two, which is exact: squares of 1e300 would overflow.
    int exponent = 0;
    std::frexp(std::max(std::abs(result.lowest), std::abs(result.highest)), &exponent);
    for (double& value : present)
        value = std::ldexp(value, -exponent);
    const Moments moments =
        settledMoments(present, std::ldexp(result.lowest, -exponent), std::ldexp(result.highest, -exponent));
    result.centre = std::ldexp(moments.mean, exponent);
    result.scale = std::ldexp(moments.deviation, exponent);
    result.skewness = moments.skewness;
    return result;
}

} // namespace vignette
