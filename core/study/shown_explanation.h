#pragma once

#include "core/model/dataset.h"
#include "core/model/explanation.h"

#include <nlohmann/json.hpp>

namespace vignette {

/// An explanation as it may leave the study (rules E2–E6 and E10 of the disclosure gate).
///
/// - Counts to the nearest 5, none from 1 to 10; whole percents; means to three digits; ranges, indices and
///   differences computed anew from these rounded figures.
/// - A field's contrasts are told only when no cell of its table (levels, all segments, missing) holds 1 to
/// 10
///   patients: then nothing hidden can be worked back from what is told. Others are named in "withheld".
/// - Tree: rounded sizes, thresholds to three digits, shares as on cards. Typing tool: whole percents from
/// half
///   of the patients, every count under 11 taken as five.
/// - Groups: shares by segment under the same rule as contrasts; else only whether a persona represents them.
///   Groups of fewer than 11 people are not named.
nlohmann::ordered_json shownExplanation(const SegmentExplanation& explanation, const Dataset& data);

/// The typing tool alone, for another program: questions with labels, answers and percents a segment.
nlohmann::ordered_json shownTypingTool(const TypingTool& tool, const Dataset& data);

} // namespace vignette
