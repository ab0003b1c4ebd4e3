#include "core/features/answer_scale.h"

#include "core/base/text.h"
#include "core/features/ordered_scales.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vignette {

namespace {

constexpr std::size_t kFewestLevels = 3;
constexpr std::size_t kMostLevels = 11;

/// The gap that a number customarily stands for, off the run of answers.
std::optional<AnswerGap> gapOfNumber(int number) {
    static const std::map<int, AnswerGap> kGaps = {
        {7, AnswerGap::DontKnow},  {8, AnswerGap::Unclear},   {9, AnswerGap::Refused},
        {77, AnswerGap::DontKnow}, {88, AnswerGap::Unclear},  {97, AnswerGap::Unclear},
        {98, AnswerGap::DontKnow}, {99, AnswerGap::Refused},  {777, AnswerGap::DontKnow},
        {888, AnswerGap::Unclear}, {997, AnswerGap::Unclear}, {998, AnswerGap::DontKnow},
        {999, AnswerGap::Refused}, {-1, AnswerGap::Unclear},  {-7, AnswerGap::DontKnow},
        {-8, AnswerGap::Unclear},  {-9, AnswerGap::Refused},  {-77, AnswerGap::DontKnow},
        {-88, AnswerGap::Unclear}, {-99, AnswerGap::Refused},
    };
    const auto found = kGaps.find(number);
    return found == kGaps.end() ? std::nullopt : std::optional(found->second);
}

void sortGaps(AnswerScale& scale) {
    std::sort(scale.gaps.begin(), scale.gaps.end(),
              [](const GapCode& a, const GapCode& b) { return a.code < b.code; });
}

/// Puts the codes of a run in order and what lies off it among the gaps; false when that is no gap either.
bool divide(const std::map<int, std::string>& codes, AnswerScale& scale) {
    std::optional<int> last;
    int first = 0;
    const int lowest = codes.empty() ? 0 : codes.begin()->first;
    const bool isBalanced = lowest < 0 && lowest >= -5 && codes.rbegin()->first == -lowest; // −2 … +2
    for (const auto& [number, code] : codes) {
        const bool starts = !last && (isBalanced || number == 0 || number == 1);
        const bool continues = last && scale.gaps.empty() && number <= first + 10 &&
                               (number == *last + 1 || (number == *last + 2 && !gapOfNumber(number)));
        const bool isAfterRun = last && number > *last && !continues;
        if (starts || continues) {
            if (starts) first = number;
            last = number;
            scale.codes.push_back(code);
        } else if (const auto gap = gapOfNumber(number); gap && (number < 0 || isAfterRun)) {
            if (number > 0) scale.gaps.push_back({.code = code, .gap = *gap});
        } else {
            return false;
        }
    }
    for (const auto& [number, code] : codes)
        if (number < 0 && !isBalanced) scale.gaps.push_back({.code = code, .gap = *gapOfNumber(number)});
    return true;
}

} // namespace

std::optional<AnswerGap> gapOfWords(const std::string& text) {
    if (const auto gap = plainGapOf(text)) return gap;
    return isNonAnswer(toLowerAscii(trimmed(text))) ? std::optional(AnswerGap::Unclear) : std::nullopt;
}

std::optional<AnswerScale> wordScaleOf(const std::vector<LevelCount>& levels) {
    AnswerScale scale;
    std::vector<std::string> answers;
    for (const LevelCount& level : levels) {
        // "na" and "none of these" aside, a number is no word.
        if (parseNumber(level.text)) return std::nullopt;
        if (const auto gap = gapOfWords(level.text))
            scale.gaps.push_back({.code = level.text, .gap = *gap});
        else
            answers.push_back(level.text);
    }
    if (answers.size() < kFewestLevels || answers.size() > kMostLevels) return std::nullopt;
    const auto order = OrderedScales::bundled().orderOf(answers);
    if (!order || order->size() != answers.size()) return std::nullopt;
    scale.codes = *order;
    sortGaps(scale);
    return scale;
}

std::optional<AnswerScale> numberScaleOf(const std::vector<LevelCount>& levels) {
    AnswerScale scale;
    scale.isNumeric = true;
    std::map<int, std::string> codes;
    for (const LevelCount& level : levels) {
        const std::optional<double> number = parseNumber(level.text);
        const bool isWhole = number && *number == std::floor(*number) && std::fabs(*number) < 1000.0;
        if (isWhole) {
            if (!codes.emplace(static_cast<int>(*number), level.text).second) return std::nullopt;
        } else if (const auto gap = number ? std::nullopt : gapOfWords(level.text)) {
            scale.gaps.push_back({.code = level.text, .gap = *gap});
        } else {
            return std::nullopt;
        }
    }
    std::vector<GapCode> words = std::move(scale.gaps);
    scale.gaps.clear();
    if (!divide(codes, scale) || scale.codes.size() < kFewestLevels || scale.codes.size() > kMostLevels)
        return std::nullopt;
    scale.gaps.insert(scale.gaps.end(), words.begin(), words.end());
    sortGaps(scale);
    return scale;
}

} // namespace vignette
