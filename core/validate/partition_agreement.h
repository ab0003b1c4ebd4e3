#pragma once

#include "core/validate/cross_tabulation.h"

#include <cstdint>
#include <span>

namespace vignette {

/// Adjusted Rand index (Hubert & Arabie 1985, doi:10.1007/BF01908075): pairs of patients that both divisions
/// treat alike, above what chance gives with the same sizes. 1: the same division; 0: as by chance; may be
/// negative. Names of the parts do not matter. Formula, over pairs of patients: with a together in both, b
/// and c together in one only, d apart in both: 2 (a d − b c) / ((a + b)(b + d) + (a + c)(c + d)).
/// Fewer than two patients, or both divisions without a disagreeing pair (both one part, both all alone): 1.
double adjustedRand(const CrossTabulation& table);
double adjustedRand(std::span<const std::uint16_t> first, std::span<const std::uint16_t> second,
                    std::span<const std::uint32_t> weights = {});

/// Normalised mutual information, arithmetic: 2 I(first; second) / (H(first) + H(second)), in 0..1 (Strehl &
/// Ghosh 2002; the mean as in Kvålseth 1987, doi:10.1109/TSMC.1987.309069). Not corrected for chance: it
/// grows with the number of parts. Both divisions of one part, or nobody: 1; one of one part and the other
/// not: 0.
double normalisedMutualInformation(const CrossTabulation& table);
double normalisedMutualInformation(std::span<const std::uint16_t> first,
                                   std::span<const std::uint16_t> second,
                                   std::span<const std::uint32_t> weights = {});

} // namespace vignette
