#pragma once

#include "core/model/import_plan.h"
#include "core/model/segmentation.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vignette {

/// What `vignette plan` prints, `--plan` repeats and the window saves as a recipe:
/// {"import": …, "segmentation": …}.
struct PlanFile {
    std::optional<ImportPlan> import;
    std::optional<SegmentationPlan> segmentation;
};

/// Throws Failure(NotFound | NotReadable | BadUsage), naming the key that is wrong.
PlanFile readPlanFile(const std::filesystem::path& file);
std::string planFileText(const PlanFile& plan);

} // namespace vignette
