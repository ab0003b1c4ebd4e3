#pragma once

#include "core/model/card_page.h"
#include "core/model/release.h"
#include "core/model/wording.h"

namespace vignette {

/// Re-test overlap of every persona beside same-size data without groups, and what it means. `persona` is the
/// one whose page it is; null: of none.
CardOverlap overlapBlock(const Release& release, const ShownPersona* persona, const Wording& wording);

} // namespace vignette
