#include "core/base/random.h"

#include "core/base/hash.h"

#include <algorithm>
#include <cmath>

namespace vignette {

Random::Random(std::uint64_t seed, std::uint64_t stream)
    : m_state(mix64(mix64(0x56494721ULL, seed), stream)) {}

std::uint64_t Random::next() {
    m_state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t x = m_state;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::uint64_t Random::below(std::uint64_t bound) {
    __extension__ using Wide = unsigned __int128;
    Wide product = static_cast<Wide>(next()) * bound;
    auto low = static_cast<std::uint64_t>(product);
    if (low < bound) {
        const std::uint64_t threshold = (0 - bound) % bound;
        while (low < threshold) {
            product = static_cast<Wide>(next()) * bound;
            low = static_cast<std::uint64_t>(product);
        }
    }
    return static_cast<std::uint64_t>(product >> 64);
}

double Random::normal() {
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    double u = 0.0;
    double v = 0.0;
    double square = 0.0;
    do {
        u = 2.0 * uniform() - 1.0;
        v = 2.0 * uniform() - 1.0;
        square = u * u + v * v;
    } while (square >= 1.0 || square == 0.0);
    const double factor = std::sqrt(-2.0 * std::log(square) / square);
    m_spare = v * factor;
    m_hasSpare = true;
    return u * factor;
}

std::uint64_t Random::poisson(double mean) {
    if (mean <= 0.0) return 0;
    if (mean > 30.0)
        return static_cast<std::uint64_t>(std::max(0.0, std::round(mean + std::sqrt(mean) * normal())));
    const double limit = std::exp(-mean);
    std::uint64_t count = 0;
    double product = uniform();
    while (product > limit) {
        ++count;
        product *= uniform();
    }
    return count;
}

std::size_t Random::weighted(std::span<const double> weights) {
    double total = 0.0;
    for (const double weight : weights)
        total += weight;
    double remaining = uniform() * total;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0.0) continue;
        last = i;
        if (remaining < weights[i]) return i;
        remaining -= weights[i];
    }
    return last;
}

std::vector<std::uint32_t> Random::sampleWithoutReplacement(std::uint32_t size, std::uint32_t count) {
    // Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S): one pass, already ascending.
    std::vector<std::uint32_t> chosen;
    chosen.reserve(count);
    for (std::uint32_t i = 0; i < size && chosen.size() < count; ++i) {
        const std::uint64_t needed = count - chosen.size();
        if (below(size - i) < needed) chosen.push_back(i);
    }
    return chosen;
}

} // namespace vignette
