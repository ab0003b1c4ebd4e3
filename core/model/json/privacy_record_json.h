#pragma once

#include "core/model/json/json_reader.h"
#include "core/model/privacy_record.h"

namespace vignette {

/// Dates as YYYY-MM-DD, null where there is none; a text that is no date is refused.
nlohmann::json toJson(const ExpertDetermination& record);
ExpertDetermination expertDeterminationFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

nlohmann::json toJson(const LimitedDataSet& record);
LimitedDataSet limitedDataSetFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

nlohmann::json toJson(const PrivacyRecords& records);
PrivacyRecords privacyRecordsFromJson(const nlohmann::json& value, const JsonOrigin& origin = {});

} // namespace vignette
