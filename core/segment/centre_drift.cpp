#include "core/segment/centre_drift.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

/// How far one centre moved, not rounded down.
double shiftOf(const std::int32_t* from, const std::int32_t* to, std::size_t features) {
    double square = 0.0;
    for (std::size_t j = 0; j < features; ++j) {
        const double off = static_cast<double>(to[j]) - static_cast<double>(from[j]);
        square += off * off;
    }
    return std::sqrt(square) / 65536.0 * (1.0 + 0x1.0p-30);
}

} // namespace

void CentreDrift::moveTo(const Centres& centres) {
    const std::size_t segments = centres.segments;
    m_limits.resize(segments);
    if (!m_last.empty()) {
        std::vector<double> shifts(segments);
        for (std::size_t c = 0; c < segments; ++c)
            shifts[c] = shiftOf(m_last.data() + c * centres.features,
                                centres.steps.data() + c * centres.features, centres.features);
        for (std::size_t c = 0; c < segments; ++c) {
            double fastest = 0.0;
            for (std::size_t other = 0; other < segments; ++other)
                if (other != c) fastest = std::max(fastest, shifts[other]);
            m_drifts[c] += shifts[c] + fastest;
            m_limits[c] = static_cast<float>(m_drifts[c] * (1.0 + 0x1.0p-20));
        }
    }
    m_last = centres.steps;
}

} // namespace vignette
