#pragma once

#include "core/model/persona.h"
#include "core/persona/draft_personas.h"

#include <cstdint>
#include <optional>

namespace vignette {

/// What makes a segment a person: age of its middle, sex of its majority, aids most of it has.
struct PersonFacts {
    std::optional<int> medianAge;
    std::optional<AgeBand> age;
    PortraitRecipe::Sex sex = PortraitRecipe::Sex::Unstated;
    bool hasHearingAid = false;
    bool hasNasalOxygen = false;
    bool hasWheelchair = false;
};

/// Age: median of the first age field (for age bands the band of the middle patient). Sex: at least 60 %, of
/// at least 11 people. Aids: at least 50 %.
PersonFacts personFacts(const PersonaDraftInput& input, std::uint32_t segment);

/// Ten-year bands 25–34 … 75–84, below 5, 5–14, 15–17, 18–24, above 85 and over.
AgeBand ageBandOf(int years);
PortraitRecipe::Age portraitAgeOf(std::optional<int> years); ///< unknown: an adult

} // namespace vignette
