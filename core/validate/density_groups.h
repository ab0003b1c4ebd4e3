#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// One place where two dense regions meet: how much emptier it is there than inside the emptier of the two.
struct DensityValley {
    double depth = 0.0;        ///< log of (reach at the meeting / typical reach inside the wider region)
    double smallerShare = 0.0; ///< of the rows, in the smaller region when they met
};

/// Regions of rows that near rows hold together, whatever their shape.
struct DensityTree {
    std::vector<DensityValley> valleys; ///< deepest first; only of regions of at least the least share
    std::vector<std::uint16_t> regions; ///< a row: its region when the tree is cut (regionsOf), else empty
};

struct DensityPlan {
    double leastShare = 0.05; ///< of the rows, for a region to count
};

/// Single linkage over mutual reachability distances (Campello, Moulavi & Sander 2013,
/// doi:10.1007/978-3-642-37456-2_14): the reach of a row is the distance to its k-th nearest, k = half the
/// square root of the rows, at least 5; two rows are as far apart as the largest of their distance and their
/// two reaches. Where two regions of at least the least share of rows meet is a valley; its depth compares
/// the distance there with the lower quartile of the reaches inside the region whose quartile is larger.
/// A depth of .7 says: neighbours are twice as far apart there.
///
/// Independent of any way to form segments, and of their shapes. Cost: rows² × features, so it is given a
/// sample. Ties go by row, so the same rows in the same order give the same bits.
std::vector<DensityValley> densityValleys(const FeatureMatrix& matrix, const DensityPlan& plan,
                                          Progress& progress);

/// The regions left when the tree is cut at every valley at least so deep; rows that belong to none of them
/// at the level of the cut go to the one that reaches them first. Empty when no valley is that deep.
std::vector<std::uint16_t> densityRegions(const FeatureMatrix& matrix, const DensityPlan& plan,
                                          double leastDepth, Progress& progress);

} // namespace vignette
