#pragma once

#include "core/model/extract.h"
#include "core/model/survey_answers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// plainGapOf(), and Unclear for other texts that say they are no answer. Empty for an answer.
std::optional<AnswerGap> gapOfWords(const std::string& text);

/// Three to eleven levels in words that are a known scale (resources/reference/ordered_scales.csv).
std::optional<AnswerScale> wordScaleOf(const std::vector<LevelCount>& levels);

/// Three to eleven whole numbers that start at 0 or 1 or go as far below 0 as above (−2 … +2), with at most
/// one left out between neighbours. Codes off that run are no answers: 7/8/9, 77/88/97/98/99 and
/// 777/888/997/998/999 (the digits 7 for don't know and 9 for refused, after the questionnaires of the
/// Behavioral Risk Factor Surveillance System; 8 is used in both ways, so unclear), −1, −7, −8, −9 and −99,
/// and words that give no answer. A code that continues the run belongs to it: 1–6 and 7 is a scale of seven.
/// Empty when anything else occurs. Alone this does not tell a scale from a count; item_groups.h asks for
/// several columns alike.
std::optional<AnswerScale> numberScaleOf(const std::vector<LevelCount>& levels);

} // namespace vignette
