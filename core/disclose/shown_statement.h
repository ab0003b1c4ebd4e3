#pragma once

#include "core/disclose/complement.h"
#include "core/model/field.h"
#include "core/model/persona.h"
#include "core/model/release.h"

#include <map>
#include <string>

namespace vignette {

/// What the gate printed of each field, by Field::key.
using FieldReleases = std::map<std::string, FieldRelease>;

/// The statement as it may be shown. `field` is its field, `release` what is printed of it, `counts` of the
/// field.
ShownStatement shownStatement(const Statement& statement, const Field& field, const FieldRelease& release,
                              const FieldCounts& counts);

} // namespace vignette
