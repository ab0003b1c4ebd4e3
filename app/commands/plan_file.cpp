#include "app/commands/plan_file.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/model/json/plan_json.h"

#include <nlohmann/json.hpp>

namespace vignette {

namespace {
constexpr std::uint64_t kLimit = 16ULL << 20;
}

PlanFile readPlanFile(const std::filesystem::path& file) {
    const std::string text = readWholeFile(file, kLimit);
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        throw Failure(FailureCode::Damaged,
                      file.string() +
                          " is not a plan: it holds no JSON object. Make one with: vignette plan STUDY");
    PlanFile plan;
    if (json.contains("import")) plan.import = importPlanFromJson(json.at("import"));
    if (json.contains("segmentation")) plan.segmentation = segmentationPlanFromJson(json.at("segmentation"));
    return plan;
}

std::string planFileText(const PlanFile& plan) {
    nlohmann::json json = nlohmann::json::object();
    if (plan.import) json["import"] = toJson(*plan.import);
    if (plan.segmentation) json["segmentation"] = toJson(*plan.segmentation);
    return json.dump(2) + "\n";
}

SegmentationPlan segmentationPlanOf(const CommandLine& line) {
    SegmentationPlan plan;
    if (!line.planFile.empty()) plan = readPlanFile(line.planFile).segmentation.value_or(plan);
    if (line.segments != "auto") plan.segmentCount = std::stoi(line.segments);
    if (line.seed) plan.seed = *line.seed;
    return plan;
}

} // namespace vignette
