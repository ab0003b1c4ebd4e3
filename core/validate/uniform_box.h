#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// The box that a matrix fills along its principal components (Tibshirani, Walther & Hastie 2001,
/// doi:10.1111/1467-9868.00293, §3 (b)). Cost: rows × features² once.
class UniformBox {
public:
    UniformBox(const FeatureMatrix& matrix, Progress& progress);
    /// As many rows, uniform over the box; values in steps of 2⁻¹⁶ within ±127. Same seed and stream, same
    /// bits.
    FeatureMatrix draw(std::uint64_t seed, std::uint64_t stream) const;

    std::size_t features() const { return m_means.size(); }
    double low(std::size_t component) const { return m_low[component]; }
    double high(std::size_t component) const { return m_high[component]; }

private:
    std::size_t m_rows = 0;
    std::vector<double> m_means;
    std::vector<double> m_axes; ///< components × features, each of length 1, by falling variance
    std::vector<double> m_low;  ///< of each component, about the mean
    std::vector<double> m_high;
};

} // namespace vignette
