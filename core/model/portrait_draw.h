#pragma once

#include "core/base/hash.h"
#include "core/model/portrait_recipe.h"

namespace vignette {

/// A face for a persona: hair, colours, clothing, background, face, eyes, nose, glasses and earrings from the
/// bytes of `seed`, which is SHA-256("portrait-v1|" + persona id). The same arguments give the same recipe
/// for ever. Each feature reads a byte of its own. Greying, balding and glasses follow the age alone; the
/// hair goes with the given skin tone only as far as drawing needs it (no fair hair on the darker tones). Sex
/// Unstated takes hair and clothes worn by anybody, no beard, no earrings. Never a covering, never an aid,
/// always the mood Smile: those the caller sets. `skin` is 0..7.
PortraitRecipe portraitFromSeed(const Digest& seed, PortraitRecipe::Age age, PortraitRecipe::Sex sex,
                                std::uint8_t skin);

} // namespace vignette
