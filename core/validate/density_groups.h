#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace vignette {

/// One place where two dense regions meet: how much emptier it is there than inside the emptier of the two.
struct DensityValley {
    double depth = 0.0;        ///< log of (reach at the meeting / typical reach inside the wider region)
    double smallerShare = 0.0; ///< of the rows, in the smaller region when they met
};

/// A join of the tree: the shortest way left between two sets of rows.
struct DensityEdge {
    double length = 0.0;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// How near rows hold together, whatever the shape of what they form.
struct DensityTree {
    std::vector<double> reaches;    ///< of each row: the distance to its k-th nearest
    std::vector<DensityEdge> edges; ///< by length; rows − 1 of them
};

inline constexpr std::uint16_t kNoRegion = std::numeric_limits<std::uint16_t>::max();
inline constexpr double kLeastRegionShare = 0.05; ///< of the rows, for a region to count

/// Single linkage over mutual reachability distances (Campello, Moulavi & Sander 2013,
/// doi:10.1007/978-3-642-37456-2_14): the reach of a row is the distance to its k-th nearest, k = half the
/// square root of the rows (all of it with two features, twice with one), at least 5; two rows are as far
/// apart as the largest of their distance and their two reaches. Fewer than 20 rows: an empty tree.
///
/// Independent of any way to form segments, and of their shapes. Cost: rows² × features, so it is given a
/// sample. Ties go by row, so the same rows in the same order give the same bits.
DensityTree densityTree(const FeatureMatrix& matrix, Progress& progress);

/// Where two regions of at least kLeastRegionShare of the rows meet, deepest first. The depth compares the
/// distance there with the lower quartile of the reaches inside the region whose quartile is larger: a depth
/// of .7 says that neighbours are twice as far apart there.
std::vector<DensityValley> valleysOf(const DensityTree& tree);

/// The regions left when the tree is cut at every valley at least so deep, numbered as they are met; rows in
/// the emptier space around them have none. Empty when no valley is that deep.
std::vector<std::uint16_t> regionsOf(const DensityTree& tree, double leastDepth);

} // namespace vignette
