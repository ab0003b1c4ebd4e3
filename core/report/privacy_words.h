#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"

#include <string>

namespace vignette {

/// The wording key of what was done with a column.
const char* actionKey(ColumnAction action);
/// What a privacy action is about: the field's label, or the class of identifier in words.
std::string subjectOf(const ShownPrivacyAction& action, const Wording& wording);

} // namespace vignette
