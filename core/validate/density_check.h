#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"
#include "core/model/validation_report.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// Whether patients lie in dense regions, and in which.
struct DensityCheck {
    DensityReport report;
    std::vector<std::uint32_t> rows;    ///< the sampled rows of the matrix
    std::vector<std::uint16_t> regions; ///< of each of them, kNoRegion in the emptier space; empty: none
};

/// Looks for dense regions (density_groups.h) among at most 2,000 rows and in five sets of data like them
/// without groups. Regions count where a valley between them is at least .2 deep (neighbours 1.22 times as
/// far apart) and a tenth wider still than the deepest valley of all five sets.
DensityCheck checkDensity(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress);

/// How well segments keep to the regions: the share of a region's rows that stand in a segment with more of
/// this region's rows than of any other's, for the region where it is least. 1: every segment lies within one
/// region (a region may be several segments). `labels`: of every row of the matrix that was checked.
double followedShare(const DensityCheck& check, std::span<const std::uint16_t> labels);

} // namespace vignette
