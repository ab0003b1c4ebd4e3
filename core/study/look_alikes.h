#pragma once

#include "core/model/dataset.h"
#include "core/model/look_alikes.h"

namespace vignette {

/// Where a study keeps what was counted last.
inline constexpr const char* kLookAlikesSetting = "look_alikes";

/// The fields that others are likely to know of a person: demographic ones with a use, as guessed or edited.
std::vector<std::string> proposedQuasiIdentifiers(const std::vector<Field>& fields);

/// Counts look-alikes over the fields; unknown keys are left out. Without fields everybody looks alike.
LookAlikes countLookAlikesIn(const Dataset& data, const std::vector<std::string>& fieldKeys);

} // namespace vignette
