#include "core/study/plan_file.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/model/json/import_plan_json.h"
#include "core/model/json/json_reader.h"
#include "core/model/json/segmentation_json.h"

#include <nlohmann/json.hpp>

namespace vignette {

namespace {
constexpr std::uint64_t kLimit = 16ULL << 20;
}

PlanFile readPlanFile(const std::filesystem::path& file) {
    const JsonOrigin origin{.code = FailureCode::BadUsage, .name = file.string()};
    const nlohmann::json json = parseJson(readWholeFile(file, kLimit), origin);
    if (!json.is_object())
        throw Failure(FailureCode::BadUsage,
                      file.string() +
                          " is not a plan: it holds no JSON object. Make one with: vignette plan STUDY");
    PlanFile plan;
    if (json.contains("import")) plan.import = importPlanFromJson(json.at("import"), origin);
    if (json.contains("segmentation"))
        plan.segmentation = segmentationPlanFromJson(json.at("segmentation"), origin);
    return plan;
}

std::string planFileText(const PlanFile& plan) {
    nlohmann::json json = nlohmann::json::object();
    if (plan.import) json["import"] = toJson(*plan.import);
    if (plan.segmentation) json["segmentation"] = toJson(*plan.segmentation);
    return json.dump(2) + "\n";
}

} // namespace vignette
