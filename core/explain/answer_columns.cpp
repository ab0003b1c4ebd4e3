#include "core/explain/answer_columns.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kMostLevels = 12;
constexpr std::size_t kRanges = 5;

/// Two significant digits: a person answers "up to 12,000", not "up to 12,345.67".
double plainCut(double value) {
    if (value == 0.0) return 0.0;
    const double step = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1.0);
    const double rounded = step >= 1.0 ? std::round(value / step) * step
                                       : std::round(value * std::round(1.0 / step)) / std::round(1.0 / step);
    return std::isfinite(rounded) ? rounded : value;
}

std::vector<double> cutsOf(const DataColumn& column, std::span<const std::uint32_t> patients) {
    std::vector<double> values;
    for (const std::uint32_t patient : patients)
        if (std::isfinite(column.numbers[patient])) values.push_back(column.numbers[patient]);
    std::vector<double> cuts;
    if (values.empty()) return cuts;
    std::sort(values.begin(), values.end());
    for (std::size_t i = 1; i < kRanges; ++i) {
        const double cut = plainCut(values[i * (values.size() - 1) / kRanges]);
        if (cut >= values.front() && cut < values.back() && (cuts.empty() || cut > cuts.back()))
            cuts.push_back(cut);
    }
    return cuts;
}

} // namespace

TypingQuestion questionOf(const Field& field, const DataColumn& column,
                          std::span<const std::uint32_t> cutFrom) {
    TypingQuestion question;
    question.field = field.key;
    if (!column.numbers.empty()) {
        question.cuts = cutsOf(column, cutFrom);
    } else if (field.values.size() >= 2 && field.values.size() <= kMostLevels) {
        for (const ValueLabel& value : field.values)
            question.levels.push_back(value.code);
    }
    return question;
}

std::vector<std::uint8_t> answersOf(const TypingQuestion& question, const DataColumn& column,
                                    std::span<const std::uint32_t> patients) {
    std::vector<std::uint8_t> answers;
    answers.reserve(patients.size());
    for (const std::uint32_t patient : patients) {
        if (!column.numbers.empty()) {
            const auto answer = TypingTool::answerOf(question, column.numbers[patient]);
            answers.push_back(answer ? static_cast<std::uint8_t>(*answer) : kNoAnswer);
        } else {
            const std::uint16_t level = column.levels[patient];
            answers.push_back(level < question.levels.size() ? static_cast<std::uint8_t>(level) : kNoAnswer);
        }
    }
    return answers;
}

void learnAnswers(TypingQuestion& question, std::span<const std::uint8_t> answers,
                  std::span<const std::uint16_t> labels, std::size_t segments,
                  const std::vector<bool>& takes) {
    const std::size_t width = question.answerCount();
    std::vector<std::uint64_t> counts(segments * width);
    std::vector<std::uint64_t> totals(segments);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!takes[i] || answers[i] == kNoAnswer) continue;
        ++counts[labels[i] * width + answers[i]];
        ++totals[labels[i]];
    }
    question.logLikelihood.resize(counts.size());
    for (std::size_t s = 0; s < segments; ++s)
        for (std::size_t a = 0; a < width; ++a)
            question.logLikelihood[s * width + a] =
                std::log((static_cast<double>(counts[s * width + a]) + 1.0) /
                         (static_cast<double>(totals[s]) + static_cast<double>(width)));
}

} // namespace vignette
