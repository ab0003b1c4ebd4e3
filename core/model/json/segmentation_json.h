#pragma once

#include "core/model/feature_matrix.h"
#include "core/model/json/json_reader.h"
#include "core/model/segmentation.h"

namespace vignette {

/// Everything a segmentation depends on besides the data: what `--plan` repeats.
nlohmann::json toJson(const SegmentationPlan& plan);
SegmentationPlan segmentationPlanFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

/// How fields became features; enough to build the same matrix again.
nlohmann::json toJson(const EncodingPlan& plan);
EncodingPlan encodingPlanFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

} // namespace vignette
