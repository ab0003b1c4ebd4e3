#include "core/validate/partition_agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

std::uint64_t pairsIn(const std::vector<std::uint64_t>& counts) {
    std::uint64_t pairs = 0;
    for (const std::uint64_t count : counts)
        if (count > 1) pairs += count % 2 == 0 ? count / 2 * (count - 1) : (count - 1) / 2 * count;
    return pairs;
}

std::size_t inhabited(const std::vector<std::uint64_t>& totals) {
    return totals.size() -
           static_cast<std::size_t>(std::count(totals.begin(), totals.end(), std::uint64_t{0}));
}

double entropyOf(const std::vector<std::uint64_t>& totals, double total) {
    double entropy = 0.0;
    for (const std::uint64_t count : totals) {
        if (count == 0) continue;
        const double share = static_cast<double>(count) / total;
        entropy -= share * std::log(share);
    }
    return entropy;
}

double mutualInformation(const CrossTabulation& table, const std::vector<std::uint64_t>& rows,
                         const std::vector<std::uint64_t>& columns, double total) {
    double information = 0.0;
    for (std::size_t i = 0; i < table.rows; ++i)
        for (std::size_t j = 0; j < table.columns; ++j) {
            if (table.count(i, j) == 0) continue;
            const auto cell = static_cast<double>(table.count(i, j));
            information += cell / total *
                           (std::log(cell / static_cast<double>(rows[i])) -
                            std::log(static_cast<double>(columns[j]) / total));
        }
    return information;
}

} // namespace

double adjustedRand(const CrossTabulation& table) {
    const std::uint64_t together = pairsIn(table.counts);
    const std::uint64_t firstOnly = pairsIn(table.rowTotals()) - together;
    const std::uint64_t secondOnly = pairsIn(table.columnTotals()) - together;
    if (firstOnly == 0 && secondOnly == 0) return 1.0;
    const std::uint64_t apart = pairsIn({table.total()}) - together - firstOnly - secondOnly;
    const auto a = static_cast<double>(together);
    const auto b = static_cast<double>(firstOnly);
    const auto c = static_cast<double>(secondOnly);
    const auto d = static_cast<double>(apart);
    return 2.0 * (a * d - b * c) / ((a + b) * (b + d) + (a + c) * (c + d));
}

double adjustedRand(std::span<const std::uint16_t> first, std::span<const std::uint16_t> second,
                    std::span<const std::uint32_t> weights) {
    return adjustedRand(crossTabulate(first, second, weights));
}

double normalisedMutualInformation(const CrossTabulation& table) {
    const std::vector<std::uint64_t> rows = table.rowTotals();
    const std::vector<std::uint64_t> columns = table.columnTotals();
    if (inhabited(rows) <= 1 && inhabited(columns) <= 1) return 1.0;
    const auto total = static_cast<double>(table.total());
    const double information = mutualInformation(table, rows, columns, total);
    if (information <= std::numeric_limits<double>::epsilon()) return 0.0;
    return std::min(1.0, 2.0 * information / (entropyOf(rows, total) + entropyOf(columns, total)));
}

double normalisedMutualInformation(std::span<const std::uint16_t> first,
                                   std::span<const std::uint16_t> second,
                                   std::span<const std::uint32_t> weights) {
    return normalisedMutualInformation(crossTabulate(first, second, weights));
}

} // namespace vignette
