#include "core/validate/cross_tabulation.h"

#include "core/base/failure.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kMostCells = std::size_t{1} << 24U;

std::size_t partsOf(std::span<const std::uint16_t> labels) {
    if (labels.empty()) return 0;
    return std::size_t{1} + *std::max_element(labels.begin(), labels.end());
}

} // namespace

std::vector<std::uint64_t> CrossTabulation::rowTotals() const {
    std::vector<std::uint64_t> totals(rows);
    for (std::size_t i = 0; i < counts.size(); ++i)
        totals[i / columns] += counts[i];
    return totals;
}

std::vector<std::uint64_t> CrossTabulation::columnTotals() const {
    std::vector<std::uint64_t> totals(columns);
    for (std::size_t i = 0; i < counts.size(); ++i)
        totals[i % columns] += counts[i];
    return totals;
}

std::uint64_t CrossTabulation::total() const {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

CrossTabulation crossTabulate(std::span<const std::uint16_t> first, std::span<const std::uint16_t> second,
                              std::span<const std::uint32_t> weights) {
    assert(first.size() == second.size());
    assert(weights.empty() || weights.size() == first.size());
    CrossTabulation table{.rows = partsOf(first), .columns = partsOf(second), .counts = {}};
    if (table.rows * table.columns > kMostCells)
        throw Failure(FailureCode::TooLarge,
                      "The two divisions have too many parts to be set against each other. Compare divisions "
                      "of at most 4,096 parts each.");
    table.counts.resize(table.rows * table.columns);
    for (std::size_t i = 0; i < first.size(); ++i)
        table.counts[first[i] * table.columns + second[i]] += weights.empty() ? 1 : weights[i];
    return table;
}

} // namespace vignette
