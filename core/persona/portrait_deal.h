#pragma once

#include "core/base/hash.h"
#include "core/base/ids.h"
#include "core/model/portrait_recipe.h"
#include "core/persona/person_facts.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// One skin tone (0..7) a persona, spread evenly over the set and dealt in an order that depends on the
/// data's fingerprint alone: never on what the personas are like.
std::vector<std::uint8_t> dealTones(const Digest& fingerprint, std::size_t personas);

/// The persona's face: drawn from SHA-256("portrait-v1|" + id), aids as the facts say.
PortraitRecipe portraitOf(const PersonaId& id, const PersonFacts& facts, std::uint8_t tone);

/// The hue of the n-th persona (1 …): an order that keeps neighbours apart and takes vermilion, which reads
/// as a warning, last.
int hueOfNumber(int number);
inline constexpr int kHueCount = 12;

} // namespace vignette
