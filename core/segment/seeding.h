#pragma once

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/segment/packed_rows.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// Starting rows by greedy k-means++ (Arthur & Vassilvitskii 2007, "k-means++: the advantages of careful
/// seeding"): each next row is drawn with probability proportional to weight · squared distance to the
/// nearest so far, the best of 2 + ⌊ln k⌋ (at most 4) draws is kept, ties to the earlier draw.
///
/// Works on a seeded draw of at most max(1024, 64 k) rows; on all when the draw has too few different rows.
/// Returns packed-row numbers, fewer than k when there are fewer different rows. Same seed, same bits.
std::vector<std::uint32_t> plusPlusSeeds(const PackedRows& rows, std::size_t k, Random& random,
                                         Progress& progress);

} // namespace vignette
