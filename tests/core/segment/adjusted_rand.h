#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace vignette::test {

/// Adjusted Rand index (Hubert & Arabie 1985, doi:10.1007/BF01908075), for tests of this folder alone.
inline double adjustedRandOf(const std::vector<std::uint16_t>& labels, const std::vector<int>& truth) {
    const auto pairs = [](double n) { return n * (n - 1.0) / 2.0; };
    std::map<std::pair<int, int>, double> cells;
    std::map<int, double> rows;
    std::map<int, double> columns;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        ++cells[{labels[i], truth[i]}];
        ++rows[labels[i]];
        ++columns[truth[i]];
    }
    double together = 0.0;
    double inRows = 0.0;
    double inColumns = 0.0;
    for (const auto& cell : cells)
        together += pairs(cell.second);
    for (const auto& row : rows)
        inRows += pairs(row.second);
    for (const auto& column : columns)
        inColumns += pairs(column.second);
    const double expected = inRows * inColumns / pairs(static_cast<double>(labels.size()));
    return (together - expected) / ((inRows + inColumns) / 2.0 - expected);
}

} // namespace vignette::test
