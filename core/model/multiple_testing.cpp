#include "core/model/multiple_testing.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

double twoSided(double difference, double error) {
    return error > 0.0 ? std::erfc(std::abs(difference) / error / std::sqrt(2.0)) : 1.0;
}

} // namespace

double sharePValue(const Evidence& evidence) {
    const Measured& ours = evidence.segment;
    const Measured& theirs = evidence.others;
    if (ours.base < 2 || theirs.base < 2) return 1.0;
    const auto n = static_cast<double>(ours.base);
    const auto m = static_cast<double>(theirs.base);
    const double pooled = static_cast<double>(ours.count + theirs.count) / (n + m);
    return twoSided(ours.value - theirs.value, std::sqrt(pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)));
}

double meanPValue(const Evidence& evidence) {
    const Measured& ours = evidence.segment;
    const Measured& theirs = evidence.others;
    if (ours.base < 2 || theirs.base < 2) return 1.0;
    const double variance = ours.spread * ours.spread / static_cast<double>(ours.base) +
                            theirs.spread * theirs.spread / static_cast<double>(theirs.base);
    return twoSided(ours.value - theirs.value, std::sqrt(variance));
}

std::vector<bool> rejectedAt(double rate, std::span<const double> pValues) {
    std::vector<double> sorted(pValues.begin(), pValues.end());
    std::sort(sorted.begin(), sorted.end());
    double threshold = -1.0;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if (sorted[i] <= rate * static_cast<double>(i + 1) / static_cast<double>(sorted.size()))
            threshold = sorted[i];
    std::vector<bool> rejected;
    for (const double p : pValues)
        rejected.push_back(p <= threshold);
    return rejected;
}

} // namespace vignette
