#pragma once

#include "core/base/ids.h"
#include "core/model/persona.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// What became of the personas when a new segmentation was kept.
struct MatchReport {
    struct Kept {
        PersonaId persona;
        int number = 0;
        double overlap = 0.0; ///< Jaccard of the patients, old segment and new
    };
    std::vector<Kept> kept;         ///< ascending number
    std::vector<PersonaId> fresh;   ///< new personas
    std::vector<PersonaId> shelved; ///< present personas that no new segment continues
};

/// At least this patient-overlap Jaccard makes a new segment the continuation of a present persona.
inline constexpr double kInheritOverlap = 0.5;

/// Matches the new set to the present one by patient-overlap Jaccard, all pairs together (optimal
/// assignment). A match of at least kInheritOverlap inherits id, number, name, alternatives, hue and
/// portrait; statements and figures stay the new ones. Unmatched present personas go to fresh.shelf, after
/// those already there; new personas are numbered after the largest number ever used, and take a free hue and
/// a free name. Labels: segments of the same patients in the same order. Throws Failure(BadUsage) when their
/// numbers differ.
MatchReport matchPersonas(const PersonaSet& present, std::span<const std::uint16_t> presentLabels,
                          std::span<const std::uint16_t> newLabels, PersonaSet& fresh);

} // namespace vignette
