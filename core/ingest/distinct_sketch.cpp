#include "core/ingest/distinct_sketch.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr unsigned kIndexBits = 17;
constexpr std::size_t kRegisters = std::size_t{1} << kIndexBits;
constexpr std::size_t kRanks = 64 - kIndexBits + 2; // 0 for an untouched register, then 1 to 48
constexpr double kLog2 = 0.693147180559945309417;

/// Ertl's sigma and tau: what untouched and full registers add. Series that settle in a few dozen rounds.
double sigma(double x) {
    if (x == 1.0) return std::numeric_limits<double>::infinity();
    double weight = 1.0;
    double sum = x;
    for (double before = -1.0; sum != before; weight += weight) {
        x *= x;
        before = sum;
        sum += x * weight;
    }
    return sum;
}

double tau(double x) {
    if (x == 0.0 || x == 1.0) return 0.0;
    double weight = 1.0;
    double sum = 1.0 - x;
    for (double before = -1.0; sum != before;) {
        x = std::sqrt(x);
        before = sum;
        weight *= 0.5;
        sum -= (1.0 - x) * (1.0 - x) * weight;
    }
    return sum / 3.0;
}

} // namespace

void DistinctSketch::add(std::uint64_t hash) {
    if (m_registers.empty()) m_registers.assign(kRegisters, 0);
    const std::uint64_t mixed = mix64(hash, kRegisters);
    const std::size_t index = mixed >> (64 - kIndexBits);
    const std::uint64_t rest = (mixed << kIndexBits) | (std::uint64_t{1} << (kIndexBits - 1));
    const auto rank = static_cast<std::uint8_t>(std::countl_zero(rest) + 1);
    m_registers[index] = std::max(m_registers[index], rank);
}

void DistinctSketch::merge(const DistinctSketch& other) {
    if (other.m_registers.empty()) return;
    if (m_registers.empty()) m_registers.assign(kRegisters, 0);
    for (std::size_t i = 0; i < kRegisters; ++i)
        m_registers[i] = std::max(m_registers[i], other.m_registers[i]);
}

std::uint64_t DistinctSketch::atLeast() const {
    if (m_registers.empty()) return 0;
    std::array<double, kRanks> counts{};
    for (const std::uint8_t rank : m_registers)
        counts[rank] += 1.0;
    constexpr double kSize = kRegisters;
    double sum = kSize * tau(1.0 - counts[kRanks - 1] / kSize);
    for (std::size_t rank = kRanks - 2; rank >= 1; --rank)
        sum = 0.5 * (sum + counts[rank]);
    sum += kSize * sigma(counts[0] / kSize);
    const double estimate = kSize * kSize / (2.0 * kLog2 * sum);
    const double standardError = 1.04 / std::sqrt(kSize);
    return static_cast<std::uint64_t>(estimate * (1.0 - 2.0 * standardError));
}

} // namespace vignette
