#pragma once

#include <cmath>
#include <cstdint>

namespace vignette {

/// Sums doubles without rounding and therefore free of order: every value becomes a whole number of steps of
/// 2^(exponent − 80) in 128 bits. Values must not exceed 2^exponent in size; up to 2^46 of them fit. Bits of
/// a value below the step (27 binary digits finer than the last bit of the largest) are cut off, the same for
/// every order.
class ExactSum {
public:
    explicit ExactSum(int exponent = 0) : m_shift(kFractionBits - exponent) {}

    /// The smallest exponent that fits values up to `largest` in size.
    static int exponentFor(double largest) {
        int exponent = 0;
        std::frexp(largest, &exponent);
        return exponent;
    }

    void add(double value) { m_steps += static_cast<Wide>(std::ldexp(value, m_shift)); }
    void add(const ExactSum& other) { m_steps += other.m_steps; }
    void subtract(const ExactSum& other) { m_steps -= other.m_steps; }
    double value() const { return std::ldexp(static_cast<double>(m_steps), -m_shift); } ///< rounded once

private:
    __extension__ using Wide = __int128;
    static constexpr int kFractionBits = 80;
    int m_shift;
    Wide m_steps = 0;
};

} // namespace vignette
