#pragma once

#include "app/command_line.h"
#include "core/model/import_plan.h"
#include "core/model/segmentation.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vignette {

/// What `vignette plan` prints and `--plan` repeats: {"import": …, "segmentation": …}.
struct PlanFile {
    std::optional<ImportPlan> import;
    std::optional<SegmentationPlan> segmentation;
};

/// Throws Failure(NotFound | Damaged), naming the key that is wrong.
PlanFile readPlanFile(const std::filesystem::path& file);
std::string planFileText(const PlanFile& plan);

/// The plan of the file, if one was given, with what was typed on top.
SegmentationPlan segmentationPlanOf(const CommandLine& line);

} // namespace vignette
