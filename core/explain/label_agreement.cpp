#include "core/explain/label_agreement.h"

#include <algorithm>
#include <vector>

namespace vignette {

namespace {

double pairs(std::uint64_t count) {
    const auto n = static_cast<double>(count);
    return n * (n - 1.0) / 2.0;
}

double pairsWithin(const std::vector<std::uint64_t>& counts) {
    double total = 0.0;
    for (const std::uint64_t count : counts)
        if (count > 1) total += pairs(count);
    return total;
}

} // namespace

std::optional<double> labelAgreement(std::span<const std::uint16_t> first,
                                     std::span<const std::uint16_t> second) {
    if (first.size() < 2) return std::nullopt;
    const std::size_t rows = 1U + *std::max_element(first.begin(), first.end());
    const std::size_t columns = 1U + *std::max_element(second.begin(), second.end());
    std::vector<std::uint64_t> both(rows * columns);
    std::vector<std::uint64_t> ofFirst(rows);
    std::vector<std::uint64_t> ofSecond(columns);
    for (std::size_t i = 0; i < first.size(); ++i) {
        ++both[first[i] * columns + second[i]];
        ++ofFirst[first[i]];
        ++ofSecond[second[i]];
    }
    const double together = pairsWithin(ofFirst);
    const double again = pairsWithin(ofSecond);
    const double expected = together * again / pairs(first.size());
    const double highest = (together + again) / 2.0;
    return highest == expected ? 1.0 : (pairsWithin(both) - expected) / (highest - expected);
}

} // namespace vignette
