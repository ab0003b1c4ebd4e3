#include "core/explain/difference_range.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace vignette {

std::optional<Interval> shareDifferenceRange(const Measured& segment, const Measured& others) {
    if (segment.base == 0 || others.base == 0) return std::nullopt;
    const Interval ours =
        wilsonInterval(static_cast<double>(segment.count), static_cast<double>(segment.base));
    const Interval theirs =
        wilsonInterval(static_cast<double>(others.count), static_cast<double>(others.base));
    const double difference = segment.value - others.value;
    return Interval{.low = difference - std::hypot(segment.value - ours.low, theirs.high - others.value),
                    .high = difference + std::hypot(ours.high - segment.value, others.value - theirs.low)};
}

std::optional<Interval> meanDifferenceRange(const Measured& segment, const Measured& others) {
    if (segment.base < 2 || others.base < 2) return std::nullopt;
    const auto n = static_cast<double>(segment.base);
    const auto m = static_cast<double>(others.base);
    // Sizes relative to the larger spread, so that squares of squares neither overflow nor vanish.
    const double unit = std::max(segment.spread, others.spread);
    if (!(unit > 0.0) || !std::isfinite(unit)) return std::nullopt;
    const double ours = segment.spread / unit * (segment.spread / unit) / n;
    const double theirs = others.spread / unit * (others.spread / unit) / m;
    const double freedom =
        (ours + theirs) * (ours + theirs) / (ours * ours / (n - 1.0) + theirs * theirs / (m - 1.0));
    const double half =
        boost::math::quantile(boost::math::students_t(freedom), 0.975) * std::sqrt(ours + theirs) * unit;
    const double difference = segment.value - others.value;
    return Interval{.low = difference - half, .high = difference + half};
}

} // namespace vignette
