#pragma once

#include "core/model/card_page.h"
#include "core/model/release.h"
#include "core/model/wording.h"

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Pieces that more than one page is made of.

/// Throws Failure(NotFound).
const ShownPersona& personaOf(const Release& release, const PersonaId& id);
/// A share or mean as the bar's 0..1; empty when there is no value to draw. `scale`: what a full track stands
/// for.
std::optional<double> barLength(const ShownNumber& number, double scale);
/// What a full track stands for: 100 for shares, a little more than the larger mean for means.
double trackScale(const ShownStatement& statement);
/// "71 of 100" without its unit words, for tables: "71", "under 5", "nearly all".
std::string shortFigure(const ShownNumber& number, const Wording& wording);
/// The statement's own words, or the person's with who and when.
CardText statementText(const ShownStatement& statement, const Wording& wording);
/// A slot that the team may fill: what was written, or an invitation for the screen.
CardText slotText(const ShownPersona& persona, std::string_view slot, const Wording& wording);
CardHeader headerOf(const Release& release, const ShownPersona& persona, const Wording& wording);
/// Re-test overlap of all personas; `current` is drawn stronger (null: none).
CardOverlap overlapOf(const Release& release, const ShownPersona* current, const Wording& wording);
/// Footer, study notes and the "invented" stamp of a page.
void finishPage(CardPage& page, const Release& release, const std::string& bold, const Wording& wording);
/// 0.864 → "86 %"
std::string overlapPercent(double overlap, const Wording& wording);
CardNotes notes(std::string heading, std::vector<std::string> lines);

} // namespace vignette
