#pragma once

#include "core/model/json/json_reader.h"
#include "core/model/look_alikes.h"

namespace vignette {

nlohmann::json toJson(const LookAlikes& report);
LookAlikes lookAlikesFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

} // namespace vignette
