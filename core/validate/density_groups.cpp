#include "core/validate/density_groups.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 32;
constexpr double kLeastReach = 1e-3; // rows that are equal are not infinitely dense

/// The matrix by feature, so that the distances of one row to all run along memory.
struct Columns {
    std::size_t rows = 0;
    std::size_t features = 0;
    std::vector<float> values;
};

Columns columnsOf(const FeatureMatrix& matrix) {
    Columns columns{.rows = matrix.rows, .features = matrix.columns, .values = {}};
    columns.values.resize(matrix.rows * matrix.columns);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            columns.values[j * matrix.rows + row] = matrix.row(row)[j];
    return columns;
}

void distancesFrom(const Columns& columns, std::size_t from, std::vector<double>& distances) {
    std::fill(distances.begin(), distances.end(), 0.0);
    for (std::size_t j = 0; j < columns.features; ++j) {
        const float* column = columns.values.data() + j * columns.rows;
        const double own = column[from];
        for (std::size_t i = 0; i < columns.rows; ++i) {
            const double off = own - column[i];
            distances[i] += off * off;
        }
    }
    for (double& distance : distances)
        distance = std::sqrt(distance);
}

/// Few directions need more neighbours for an even estimate.
std::size_t neighboursFor(const Columns& columns) {
    const double factor = columns.features == 1 ? 2.0 : columns.features == 2 ? 1.0 : 0.5;
    const auto count = static_cast<std::size_t>(factor * std::sqrt(static_cast<double>(columns.rows)));
    return std::clamp<std::size_t>(count, 5, columns.rows - 1);
}

std::vector<double> reachesOf(const Columns& columns, Progress& progress) {
    const std::size_t neighbour = neighboursFor(columns);
    std::vector<double> reaches(columns.rows);
    parallelBlocks(columns.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        std::vector<double> distances(columns.rows);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            distancesFrom(columns, row, distances);
            const auto place = distances.begin() + static_cast<std::ptrdiff_t>(neighbour);
            std::nth_element(distances.begin(), place, distances.end());
            reaches[row] = std::max(*place, kLeastReach);
        }
    });
    return reaches;
}

/// Shortest spanning tree by Prim's algorithm, edges by length.
std::vector<DensityEdge> spanningTree(const Columns& columns, const std::vector<double>& reaches,
                                      Progress& progress) {
    const std::size_t rows = columns.rows;
    std::vector<double> nearest(rows, std::numeric_limits<double>::infinity());
    std::vector<std::uint32_t> parent(rows, 0);
    std::vector<char> isTaken(rows, 0);
    std::vector<double> distances(rows);
    std::vector<DensityEdge> edges;
    std::size_t current = 0;
    for (std::size_t step = 1; step < rows; ++step) {
        if (step % kBlock == 0) progress.checkpoint();
        isTaken[current] = 1;
        distancesFrom(columns, current, distances);
        std::size_t next = rows;
        for (std::size_t i = 0; i < rows; ++i) {
            if (isTaken[i]) continue;
            const double length = std::max({distances[i], reaches[current], reaches[i]});
            if (length < nearest[i]) {
                nearest[i] = length;
                parent[i] = static_cast<std::uint32_t>(current);
            }
            if (next == rows || nearest[i] < nearest[next]) next = i;
        }
        edges.push_back(
            {.length = nearest[next], .from = parent[next], .to = static_cast<std::uint32_t>(next)});
        current = next;
    }
    std::sort(edges.begin(), edges.end(), [](const DensityEdge& a, const DensityEdge& b) {
        if (a.length != b.length) return a.length < b.length;
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    return edges;
}

/// Rows joined so far, each set with the list of its rows.
class Sets {
public:
    explicit Sets(std::size_t rows) : m_root(rows), m_rows(rows) {
        std::iota(m_root.begin(), m_root.end(), 0U);
        for (std::uint32_t row = 0; row < rows; ++row)
            m_rows[row] = {row};
    }
    std::uint32_t rootOf(std::uint32_t row) {
        while (m_root[row] != row)
            row = m_root[row] = m_root[m_root[row]];
        return row;
    }
    const std::vector<std::uint32_t>& rowsOf(std::uint32_t root) const { return m_rows[root]; }
    void join(std::uint32_t a, std::uint32_t b) {
        if (m_rows[a].size() < m_rows[b].size()) std::swap(a, b);
        m_rows[a].insert(m_rows[a].end(), m_rows[b].begin(), m_rows[b].end());
        m_rows[b] = {};
        m_root[b] = a;
    }

private:
    std::vector<std::uint32_t> m_root;
    std::vector<std::vector<std::uint32_t>> m_rows;
};

double lowerQuartile(const std::vector<std::uint32_t>& rows, const std::vector<double>& reaches) {
    std::vector<double> values;
    for (const std::uint32_t row : rows)
        values.push_back(reaches[row]);
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 4);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

std::size_t leastRows(const DensityTree& tree) {
    return std::max<std::size_t>(
        3, static_cast<std::size_t>(std::ceil(kLeastRegionShare * static_cast<double>(tree.reaches.size()))));
}

/// A join of two large regions.
struct Meeting {
    double depth = 0.0;
    std::uint32_t first = 0; ///< roots of the two
    std::uint32_t second = 0;
};

/// Joins all rows, shortest way first; `atMeeting` hears of two large regions before they join.
template<typename AtMeeting> void joinAll(const DensityTree& tree, AtMeeting atMeeting) {
    const std::size_t least = leastRows(tree);
    Sets sets(tree.reaches.size());
    for (const DensityEdge& edge : tree.edges) {
        const std::uint32_t a = sets.rootOf(edge.from);
        const std::uint32_t b = sets.rootOf(edge.to);
        if (std::min(sets.rowsOf(a).size(), sets.rowsOf(b).size()) >= least) {
            const double inside = std::max(lowerQuartile(sets.rowsOf(a), tree.reaches),
                                           lowerQuartile(sets.rowsOf(b), tree.reaches));
            atMeeting(sets, Meeting{.depth = std::log(edge.length / inside), .first = a, .second = b});
        }
        sets.join(a, b);
    }
}

} // namespace

DensityTree densityTree(const FeatureMatrix& matrix, Progress& progress) {
    constexpr std::size_t kFewestRows = 20;
    DensityTree tree;
    if (matrix.rows < kFewestRows) return tree;
    const Columns columns = columnsOf(matrix);
    tree.reaches = reachesOf(columns, progress);
    tree.edges = spanningTree(columns, tree.reaches, progress);
    return tree;
}

std::vector<DensityValley> valleysOf(const DensityTree& tree) {
    std::vector<DensityValley> valleys;
    joinAll(tree, [&](const Sets& sets, const Meeting& meeting) {
        const std::size_t smaller =
            std::min(sets.rowsOf(meeting.first).size(), sets.rowsOf(meeting.second).size());
        valleys.push_back(
            {.depth = meeting.depth,
             .smallerShare = static_cast<double>(smaller) / static_cast<double>(tree.reaches.size())});
    });
    std::stable_sort(valleys.begin(), valleys.end(),
                     [](const DensityValley& a, const DensityValley& b) { return a.depth > b.depth; });
    return valleys;
}

std::vector<std::uint16_t> regionsOf(const DensityTree& tree, double leastDepth) {
    std::vector<std::uint16_t> regions(tree.reaches.size(), kNoRegion);
    std::uint16_t next = 0;
    const auto name = [&](const std::vector<std::uint32_t>& rows) { // unless already divided
        if (std::any_of(rows.begin(), rows.end(),
                        [&](std::uint32_t row) { return regions[row] != kNoRegion; }))
            return;
        for (const std::uint32_t row : rows)
            regions[row] = next;
        ++next;
    };
    joinAll(tree, [&](const Sets& sets, const Meeting& meeting) {
        if (meeting.depth < leastDepth) return;
        name(sets.rowsOf(meeting.first));
        name(sets.rowsOf(meeting.second));
    });
    if (next < 2) regions.clear();
    return regions;
}

} // namespace vignette
