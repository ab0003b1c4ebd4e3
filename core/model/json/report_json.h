#pragma once

#include "core/model/import_plan.h"
#include "core/model/json/json_reader.h"
#include "core/model/segmentation.h"

namespace vignette {

/// What an import did.
nlohmann::json toJson(const ImportReport& report);
ImportReport importReportFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

/// What was found out about each number of segments. Exact figures: for the study, not for a release.
nlohmann::json toJson(const ValidationReport& report);
ValidationReport validationReportFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

} // namespace vignette
