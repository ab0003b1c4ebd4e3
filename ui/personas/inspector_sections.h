#pragma once

#include "core/model/card_page.h"
#include "core/model/release.h"
#include "ui/workbench/workbench.h"

namespace vignette {

/// The sections of a story page that a role sees beside the gallery: few for who plans outreach, needs and
/// health for who looks after patients, all for who checks the numbers. Where a role's own sections are not
/// in the data, the next ones of the story stand in. No header, no footer.
CardPage inspectorPage(const CardPage& story, const ShownPersona& persona, Role role);

/// The header of a story page, or null.
const CardHeader* headerOfPage(const CardPage& page);

} // namespace vignette
