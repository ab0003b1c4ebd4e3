#pragma once

#include "core/disclose/disclose.h"
#include "core/disclose/field_counts.h"
#include "core/model/release.h"

#include <cstddef>
#include <vector>

namespace vignette {

/// One share that a persona prints: its own and everyone else's.
struct ShownShare {
    std::size_t segment = 0;
    std::size_t level = 0;
    ShownNumber persona;
    ShownNumber others;
};

/// What is printed of one field over all personas.
struct FieldRelease {
    ShownBases bases;
    std::vector<ShownShare> shares; ///< at most one a segment and level
};

/// Primary rules for the wanted (segment, level) pairs, then complementary suppression: as long as an
/// outsider who knows how many patients each segment has, and how the gate rounds, could narrow a count of
/// 1–10 – to less than five candidates where its mark already says that it is small, to within 1–10 at all
/// where nothing is said – more is withheld: everyone else's share beside it, the next smallest share of the
/// level, the next smallest of the persona, in the end all of the field. Counts looked at: each segment at
/// each level, everyone else at it, the rest of the segment, and levels nobody prints.
FieldRelease releaseField(const FieldCounts& counts, const std::vector<ShownShare>& wanted,
                          GateChecks checks);

} // namespace vignette
