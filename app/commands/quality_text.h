#pragma once

#include "core/model/import_plan.h"
#include "core/model/quality.h"

#include <nlohmann/json.hpp>

#include <string>

namespace vignette {

/// What `vignette info --quality` prints: fields and files, rounded as everything is that leaves a study. Of
/// levels only the most frequent is told; no lowest, highest or histogram. Rows and cells of files are not
/// people and stay exact.
nlohmann::ordered_json qualityJson(const QualityReport& report, const std::vector<Field>& fields,
                                   const ImportReport& import);
/// The same for people.
std::string qualityText(const nlohmann::ordered_json& json);

} // namespace vignette
