#pragma once

#include "ui/icons/icons.h"
#include "ui/workbench/workbench.h"

#include <QString>

namespace vignette {

/// How a role is offered: "I plan outreach", and what it brings: "Needs, channels, one thing to do".
QString roleName(Role role);
QString roleGain(Role role);
IconName roleIcon(Role role);

inline constexpr Role kRoles[] = {Role::PlansOutreach, Role::LooksAfterPatients, Role::ChecksNumbers};

} // namespace vignette
