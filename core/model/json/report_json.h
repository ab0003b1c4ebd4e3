#pragma once

#include "core/model/import_plan.h"
#include "core/model/json/json_reader.h"
#include "core/model/json/validation_json.h"

namespace vignette {

/// What an import did.
nlohmann::json toJson(const ImportReport& report);
ImportReport importReportFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

} // namespace vignette
