#include "core/segment/centres.h"

#include <algorithm>
#include <cmath>

namespace vignette {

Centres Centres::fromSteps(std::vector<std::int32_t> steps, std::size_t segments, std::size_t features) {
    Centres centres;
    centres.segments = segments;
    centres.features = features;
    centres.steps = std::move(steps);
    centres.values.resize(segments * features);
    centres.halfSquares.resize(segments);
    double largest = 0.0;
    for (std::size_t c = 0; c < segments; ++c) {
        double square = 0.0;
        for (std::size_t j = 0; j < features; ++j) {
            const double value = centres.steps[c * features + j] / 65536.0;
            centres.values[c * features + j] = static_cast<float>(value);
            square += value * value;
        }
        centres.halfSquares[c] = static_cast<float>(square / 2.0);
        largest = std::max(largest, square);
    }
    centres.largestNorm = static_cast<float>(std::sqrt(largest) * (1.0 + 0x1.0p-20));
    return centres;
}

ScreenTolerance screenTolerance(const Centres& centres) {
    constexpr double kMargin = 1.01;
    const double terms = static_cast<double>(centres.features) + 3.0;
    const double gamma = terms * 0x1.0p-24 / (1.0 - terms * 0x1.0p-24);
    const double definition = terms * 0x1.0p-51;
    const double norm = centres.largestNorm;
    return {.base = static_cast<float>(kMargin * (2.0 * gamma + definition) * norm * norm + 1e-30),
            .perNorm = static_cast<float>(kMargin * 2.0 * gamma * norm),
            .perSquare = static_cast<float>(kMargin * definition)};
}

double squaredDistance(const float* row, const float* centre, std::size_t features) {
    double sum = 0.0;
    for (std::size_t j = 0; j < features; ++j) {
        const double off = static_cast<double>(row[j]) - static_cast<double>(centre[j]);
        sum += off * off;
    }
    return sum;
}

std::uint16_t nearestCentre(const float* row, const Centres& centres) {
    std::uint16_t nearest = 0;
    double best = squaredDistance(row, centres.values.data(), centres.features);
    for (std::size_t c = 1; c < centres.segments; ++c) {
        const double distance = squaredDistance(row, centres.centre(c).data(), centres.features);
        if (distance < best) {
            best = distance;
            nearest = static_cast<std::uint16_t>(c);
        }
    }
    return nearest;
}

} // namespace vignette
