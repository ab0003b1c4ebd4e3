#pragma once

#include "core/model/feature_matrix.h"
#include "tests/core/segment/matrices.h"

#include <cstdint>
#include <vector>

namespace vignette::test {

/// x ← (1103515245 x + 12345) mod 2³¹, giving x >> 16: easily repeated in another program.
inline std::vector<std::uint32_t> drawnNumbers(std::size_t count, std::uint64_t seed) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < count; ++i) {
        seed = (seed * 1103515245U + 12345U) % 2147483648U;
        numbers.push_back(static_cast<std::uint32_t>(seed >> 16U));
    }
    return numbers;
}

inline std::vector<std::uint16_t> drawnLabels(std::size_t count, std::uint32_t parts, std::uint64_t seed) {
    std::vector<std::uint16_t> labels;
    for (const std::uint32_t number : drawnNumbers(count, seed))
        labels.push_back(static_cast<std::uint16_t>(number % parts));
    return labels;
}

/// 200 rows of 5 values ((number mod 2001) − 1000) / 64, seed 21; the first moved by 10 · label (4 labels,
/// seed 11). In Python, lcg() being the numbers above:
///   X = np.array([(v % 2001 - 1000) / 64 for v in lcg(1000, 21)]).reshape(200, 5)
///   labels = np.array([v % 4 for v in lcg(200, 11)]); X[:, 0] += 10 * labels
inline FeatureMatrix drawnRows() {
    const std::vector<std::uint16_t> labels = drawnLabels(200, 4, 11);
    std::vector<double> values;
    for (const std::uint32_t number : drawnNumbers(1000, 21)) {
        const double moved = values.size() % 5 == 0 ? 10.0 * labels[values.size() / 5] : 0.0;
        values.push_back((static_cast<double>(number % 2001) - 1000.0) / 64.0 + moved);
    }
    return matrixOf(5, values);
}

} // namespace vignette::test
