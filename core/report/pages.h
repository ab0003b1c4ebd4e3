#pragma once

#include "core/base/ids.h"
#include "core/model/card_page.h"
#include "core/model/release.h"
#include "core/model/wording.h"

#include <vector>

namespace vignette {

/// Pages of finished words, made of a Release and a Wording alone. A persona id the release does not hold
/// throws Failure(NotFound).

/// The story face: who the persona is, what matters, strengths, what gets in the way, how to reach. Slots a
/// person may fill ("action", "say", "avoid", "quote", "note") carry a placeholder for the screen; on paper
/// an empty slot prints nothing.
CardPage storyPage(const Release& release, const PersonaId& persona, const Wording& wording);

/// "Show me why": every claim of the story with base, likely range, ratio, source and missing; re-test
/// overlap; what is not known; limits.
CardPage evidencePage(const Release& release, const PersonaId& persona, const Wording& wording);

/// All personas side by side, the picture of likeness, how firm it is. Says so when nothing is stable.
CardPage overviewPage(const Release& release, const Wording& wording);

/// Data, steps, choice of the number of groups, privacy actions, seed and versions. At least one page.
std::vector<CardPage> methodsPages(const Release& release, const Wording& wording);

/// Overview, story and evidence of each persona, methods: the whole report in order.
std::vector<CardPage> allPages(const Release& release, const Wording& wording);

} // namespace vignette
