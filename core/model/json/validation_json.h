#pragma once

#include "core/model/json/json_reader.h"
#include "core/model/validation_report.h"

namespace vignette {

/// What was found out about each number of segments and about the finished ones. Exact figures: for the
/// study, not for a release. What an earlier version did not measure reads as not measured.
nlohmann::json toJson(const ValidationReport& report);
ValidationReport validationReportFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

} // namespace vignette
