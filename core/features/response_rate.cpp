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

std::uint64_t AnswerCounts::invited() const {
    return answered + refused + dontKnow + unclear + blank + notApplicable + notAsked + didNotReturn;
}

std::optional<double> AnswerCounts::responseRate() const {
    if (asked() == 0) return std::nullopt;
    return static_cast<double>(answered) / static_cast<double>(asked());
}

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
    counts.blank = column.missingCount;
    const std::uint64_t rows = column.valueCount + column.missingCount;
    if (invited && *invited > rows) counts.didNotReturn = *invited - rows;
    return counts;
}

} // namespace vignette
