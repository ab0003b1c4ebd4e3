#pragma once

#include <cstdint>
#include <vector>

namespace vignette {

/// Estimates how many different values were seen in 128 KiB: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier
/// 2007, doi:10.46298/dmtcs.3545) with 2^17 registers and the estimator of Ertl (2017, arXiv:1702.01284,
/// algorithm 6), which has no bias at small or middle counts. Standard error 0.29 %.
/// The same for any order of add() and merge().
class DistinctSketch {
public:
    void add(std::uint64_t hash);
    void merge(const DistinctSketch& other);
    bool isEmpty() const { return m_registers.empty(); }
    /// Two standard errors below the estimate: "at least so many" is true 39 times in 40.
    std::uint64_t atLeast() const;

private:
    std::vector<std::uint8_t> m_registers; ///< made at the first value
};

} // namespace vignette
