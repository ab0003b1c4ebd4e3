#pragma once

#include "core/model/json/json_reader.h"
#include "core/model/segment_rules.h"

namespace vignette {

/// Defined segments, as the study keeps them and a plan prints them.
nlohmann::json toJson(const SegmentRules& rules);
/// Groups nested deeper than kMostRuleDepth, words of another version and limits that are no number are
/// refused with the reader's failure.
SegmentRules segmentRulesFromJson(const JsonReader& reader);

} // namespace vignette
