#include "core/privacy/k_anonymity.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

namespace vignette {

namespace {

/// A value's bits; all missing numbers are one value, and so are 0 and −0.
std::uint64_t bitsAt(const DataColumn& column, std::size_t row) {
    if (column.numbers.empty()) return column.levels[row];
    const double number = column.numbers[row];
    if (std::isnan(number)) return ~std::uint64_t{0};
    return std::bit_cast<std::uint64_t>(number == 0.0 ? 0.0 : number);
}

} // namespace

KAnonymityReport kAnonymity(std::span<const DataColumn* const> columns, std::size_t patientCount) {
    KAnonymityReport report;
    report.patientCount = patientCount;
    if (patientCount == 0) return report;
    std::vector<std::uint32_t> order(patientCount);
    std::iota(order.begin(), order.end(), 0U);
    const auto compare = [&](std::uint32_t a, std::uint32_t b) {
        for (const DataColumn* column : columns)
            if (const auto x = bitsAt(*column, a), y = bitsAt(*column, b); x != y) return x < y ? -1 : 1;
        return 0;
    };
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return compare(a, b) < 0; });
    report.smallestClass = patientCount;
    std::uint64_t uniqueCount = 0;
    for (std::size_t begin = 0; begin < patientCount;) {
        std::size_t end = begin + 1;
        while (end < patientCount && compare(order[begin], order[end]) == 0)
            ++end;
        report.smallestClass = std::min<std::uint64_t>(report.smallestClass, end - begin);
        uniqueCount += end - begin == 1;
        ++report.classCount;
        begin = end;
    }
    const auto all = static_cast<double>(patientCount);
    report.uniqueShare = static_cast<double>(uniqueCount) / all;
    report.averageRisk = static_cast<double>(report.classCount) / all;
    report.highestRisk = 1.0 / static_cast<double>(report.smallestClass);
    return report;
}

} // namespace vignette
