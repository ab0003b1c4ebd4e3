#pragma once

#include "core/base/random.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace vignette::harbor_valley {

inline double logistic(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

/// Standard normal distribution function.
inline double normalCdf(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// True with exactly this probability over a standard normal liability; who is hit follows the liability.
inline bool isAbove(double liability, double probability) {
    return normalCdf(-liability) < probability;
}

/// A standard normal made of a standard normal cause and chance.
inline double mixed(double cause, double loading, Random& random) {
    return loading * cause + std::sqrt(1.0 - loading * loading) * random.normal();
}

template<typename Choice, std::size_t Count>
const Choice& pick(const std::array<Choice, Count>& choices, const std::array<double, Count>& weights,
                   Random& random) {
    return choices[random.weighted(weights)];
}

} // namespace vignette::harbor_valley
