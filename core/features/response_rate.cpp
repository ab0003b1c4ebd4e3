#include "core/features/response_rate.h"

#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

std::optional<AnswerGap> gapOf(const std::string& text, const std::vector<GapCode>& gaps) {
    const auto listed =
        std::find_if(gaps.begin(), gaps.end(), [&](const GapCode& gap) { return gap.code == text; });
    return listed != gaps.end() ? std::optional(listed->gap) : gapOfWords(text);
}

std::uint64_t& placeOf(AnswerCounts& counts, AnswerGap gap) {
    switch (gap) {
    case AnswerGap::Refused:
        return counts.refused;
    case AnswerGap::DontKnow:
        return counts.dontKnow;
    case AnswerGap::NotApplicable:
        return counts.notApplicable;
    case AnswerGap::NotAsked:
        return counts.notAsked;
    case AnswerGap::Unclear:
        break;
    }
    return counts.unclear;
}

} // namespace

AnswerCounts countAnswers(const ColumnSurvey& column, const std::vector<GapCode>& gaps,
                          const std::optional<std::uint64_t>& invited) {
    AnswerCounts counts;
    std::uint64_t withoutAnswer = 0;
    for (const LevelCount& level : column.levels)
        if (const auto gap = gapOf(level.text, gaps)) {
            placeOf(counts, *gap) += level.count;
            withoutAnswer += level.count;
        }
    counts.answered = column.valueCount - withoutAnswer;
    std::uint64_t said = 0;
    for (const auto& [token, count] : column.missingTokens) {
        if (toLowerAscii(token) == "n/a") continue; // how programs write an empty cell
        if (const auto gap = gapOf(token, gaps)) {
            placeOf(counts, *gap) += count;
            said += count;
        }
    }
    counts.blank = column.missingCount - said;
    const std::uint64_t rows = column.valueCount + column.missingCount;
    if (invited && *invited > rows) counts.didNotReturn = *invited - rows;
    return counts;
}

} // namespace vignette
