#pragma once

#include "core/base/progress.h"
#include "core/model/segment_method.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vignette {

/// What a hierarchy starts from: leaves with their weight (at least 1) and the sum of weight · value of their
/// patients, in whole steps of 2⁻¹⁶. Leaves stand in an order that the data decides (distinct_rows.h).
struct WardLeaves {
    std::size_t features = 0;
    std::vector<std::uint64_t> weights;
    std::vector<std::int64_t> sums; ///< leaves × features
    std::size_t count() const { return weights.size(); }
};

/// Ward's hierarchy (Ward 1963, doi:10.1080/01621459.1963.10500845): always join the two whose joining adds
/// least to the sum of squares. Heights as R's ward.D2 and SciPy (Murtagh & Legendre 2014,
/// doi:10.1007/s00357-014-9161-z): root of twice that growth; leaves of weight w count as w twins joined at
/// height 0.
///
/// Since a joined cluster is never nearer to a third than the nearer of its parts, any two that are each
/// other's nearest may be joined at once (Bruynooghe 1978; Murtagh 1983, doi:10.1093/comjnl/26.4.354). So a
/// round joins all such pairs, then looks for the nearest of some that lost theirs: those first that may have
/// the nearest of all (Müllner 2011, arXiv:1109.2378), from a short list of near ones where that decides,
/// else among everybody. Nothing but the means is kept, and looking is one dense product for many at a time.
/// Float bounds screen; what they can't rule out is decided in double, in feature order, with ties to the
/// lower leaf number. Same leaves, same bits, on any number of threads and any CPU level.
///
/// Returns leaves − 1 joins by ascending height; `left` holds the lowest leaf. Memory: wardTreeBytes().
/// Time: about 1.6 · leaves² × features multiply-adds (measured). Cancels within one block of searches.
std::vector<SegmentJoin> wardTree(WardLeaves leaves, Progress& progress);

/// Bytes that wardTree() needs at its height, leaves included.
std::uint64_t wardTreeBytes(std::size_t leaves, std::size_t features);

} // namespace vignette
