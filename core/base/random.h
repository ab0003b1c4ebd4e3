#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace vignette {

/// Seeded draws that are the same on every machine and library (std:: distributions are not).
/// Generator: SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195). Not for secrets.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    /// An independent stream: draws of (seed, stream) do not depend on how many were taken elsewhere.
    Random(std::uint64_t seed, std::uint64_t stream);

    std::uint64_t next();
    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Unbiased integer in [0, bound); bound > 0 (Lemire 2019, doi:10.1145/3230636).
    std::uint64_t below(std::uint64_t bound);
    bool chance(double probability) { return uniform() < probability; }
    /// Standard normal (Marsaglia's polar method; uses log and sqrt only).
    double normal();
    /// Knuth's method below 30, normal approximation rounded above.
    std::uint64_t poisson(double mean);
    /// Index drawn with probability proportional to non-negative weights that are not all zero.
    std::size_t weighted(std::span<const double> weights);

    template<typename T> void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }
    /// `count` different indices of [0, size), ascending; count <= size (Knuth, TAOCP 2, algorithm 3.4.2S).
    std::vector<std::uint32_t> sampleWithoutReplacement(std::uint32_t size, std::uint32_t count);

private:
    std::uint64_t m_state;
    double m_spare = 0.0;
    bool m_hasSpare = false;
};

} // namespace vignette
