#include "core/ingest/distinct_sketch.h"

#include "core/base/hash.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace vignette {

namespace {

constexpr unsigned kIndexBits = 17;
constexpr std::size_t kRegisters = std::size_t{1} << kIndexBits;

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
    constexpr double kSize = kRegisters;
    constexpr double kBias = 0.7213 / (1.0 + 1.079 / kSize);
    double sum = 0.0; // of powers of two: exact in any order
    double zeros = 0.0;
    for (const std::uint8_t rank : m_registers) {
        sum += std::ldexp(1.0, -static_cast<int>(rank));
        if (rank == 0) zeros += 1.0;
    }
    double estimate = kBias * kSize * kSize / sum;
    if (estimate <= 2.5 * kSize && zeros > 0.0) estimate = kSize * std::log(kSize / zeros);
    const double standardError = 1.04 / std::sqrt(kSize);
    return static_cast<std::uint64_t>(estimate * (1.0 - 2.0 * standardError));
}

} // namespace vignette
