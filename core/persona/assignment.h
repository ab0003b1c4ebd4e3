#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace vignette {

/// Scores of pairing each row with each column, row-major, finite.
struct ScoreTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> scores;
    double at(std::size_t row, std::size_t column) const { return scores[row * columns + column]; }
};

/// The pairing with the largest total score, each row and column used once at most: for each row its column,
/// or empty where there are more rows than columns. Hungarian method with potentials (Kuhn 1955,
/// doi:10.1002/nav.3800020109; shortest augmenting paths, Jonker & Volgenant 1987, doi:10.1007/BF02278710),
/// cubic. Equal totals: the same table gives the same pairing.
std::vector<std::optional<std::size_t>> bestAssignment(const ScoreTable& table);

} // namespace vignette
