#pragma once

#include "core/features/answer_scale.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vignette {

/// Counts from pass 1, so over every row. `gaps`: the codes that give no answer; words that say so need not
/// be listed. `invited`: how many people were, when known; those beyond the rows did not return. A column
/// whose levels are not all kept counts the listed ones alone.
AnswerCounts countAnswers(const ColumnSurvey& column, const std::vector<GapCode>& gaps,
                          const std::optional<std::uint64_t>& invited = std::nullopt);

} // namespace vignette
