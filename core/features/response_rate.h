#pragma once

#include "core/features/answer_scale.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vignette {

/// What became of one question: everyone is in exactly one of these.
struct AnswerCounts {
    std::uint64_t answered = 0;
    std::uint64_t refused = 0;
    std::uint64_t dontKnow = 0;
    std::uint64_t unclear = 0; ///< a code that gives no answer, whose reason is not known
    std::uint64_t blank = 0;   ///< asked, no answer
    std::uint64_t notApplicable = 0;
    std::uint64_t notAsked = 0;
    std::uint64_t didNotReturn = 0; ///< invited, but without a row

    std::uint64_t invited() const;
    /// Invited without those whom the question was not put to.
    std::uint64_t asked() const { return invited() - notApplicable - notAsked; }
    /// answered / asked; empty when nobody was asked.
    std::optional<double> responseRate() const;
};

/// Counts from pass 1, so over every row. `gaps`: the codes that give no answer; words that say so need not
/// be listed. `invited`: how many people were, when known; those beyond the rows did not return. A column
/// whose levels are not all kept counts the listed ones alone.
AnswerCounts countAnswers(const ColumnSurvey& column, const std::vector<GapCode>& gaps,
                          const std::optional<std::uint64_t>& invited = std::nullopt);

} // namespace vignette
