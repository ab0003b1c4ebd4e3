#pragma once

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/segment/packed_rows.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// Starting rows by k-means‖ (Bahmani et al. 2012, "Scalable k-means++", doi:10.14778/2180912.2180915): five
/// rounds over all rows each take about k/2 more of them, every row on its own with probability proportional
/// to weight · squared distance to the nearest so far; the rows taken, each weighed by the rows nearest to
/// it, are brought down to k by greedy k-means++ (seeding.h).
///
/// For many segments or small ones far out: k-means++ on a draw never sees a segment that the draw has no row
/// of. Returns packed-row numbers, fewer than k when there are fewer different rows. Same seed, same bits, on
/// any number of threads: each row draws from a stream of its own.
std::vector<std::uint32_t> scalableSeeds(const PackedRows& rows, std::size_t k, Random& random,
                                         Progress& progress);

} // namespace vignette
