#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Two divisions of the same patients side by side: who moves. Exact; for working pages only.
struct SolutionComparison {
    std::size_t rows = 0;                         ///< segments of the first
    std::size_t columns = 0;                      ///< segments of the second
    std::vector<std::uint64_t> counts;            ///< patients, rows × columns, row by row
    std::vector<std::string> columnNames;         ///< of rules; empty: segments of the second by number
    std::vector<std::optional<std::size_t>> next; ///< for each row, the column that goes on with it: pairs
                                                  ///< are made by the most shared patients; empty: none
    std::uint64_t stay = 0;                       ///< patients in such pairs; the others move
    std::uint64_t total = 0;
    double adjustedRand = 0.0;      ///< Hubert & Arabie 1985
    double mutualInformation = 0.0; ///< normalised, arithmetic
    bool operator==(const SolutionComparison&) const = default;
};

} // namespace vignette
