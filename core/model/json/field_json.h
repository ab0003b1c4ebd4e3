#pragma once

#include "core/model/field.h"
#include "core/model/json/json_reader.h"

namespace vignette {

/// A field with its labels, role and theme, as the study keeps it and `vignette plan` prints it.
nlohmann::json toJson(const Field& field);
Field fieldFromJson(const JsonReader& reader);

} // namespace vignette
