#pragma once

#include "core/model/import_plan.h"
#include "core/model/json/json_reader.h"

namespace vignette {

/// The plan that `vignette plan` prints, `--plan` reads and the study keeps. Holds no path.
nlohmann::json toJson(const ImportPlan& plan);
ImportPlan importPlanFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

nlohmann::json toJson(const ScreeningPlan& plan);
ScreeningPlan screeningPlanFromJson(const JsonReader& reader);

nlohmann::json toJson(const RollupRule& rule);
RollupRule rollupRuleFromJson(const JsonReader& reader);

nlohmann::json toJson(const Dialect& dialect);
Dialect dialectFromJson(const JsonReader& reader);

} // namespace vignette
