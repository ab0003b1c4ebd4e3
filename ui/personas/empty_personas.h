#pragma once

#include "ui/theme/empty_state.h"
#include "ui/workbench/workbench.h"

namespace vignette {

/// What the page shows without personas: why there are none, and the one next step.
EmptyState* makeEmptyPersonas(Workbench& workbench, QWidget* parent);

} // namespace vignette
