#include "core/model/typing_tool.h"

#include "core/base/failure.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

std::vector<double> normalised(std::vector<double> logs) {
    const double highest = *std::max_element(logs.begin(), logs.end());
    double total = 0.0;
    for (double& value : logs)
        total += value = std::exp(value - highest);
    for (double& value : logs)
        value /= total;
    return logs;
}

/// How much an answer speaks for a segment rather than the others.
double supportOf(const TypingQuestion& question, std::size_t answer, std::size_t segment,
                 const std::vector<double>& shares) {
    double others = 0.0;
    double weight = 0.0;
    for (std::size_t s = 0; s < shares.size(); ++s) {
        if (s == segment) continue;
        others += shares[s] * std::exp(question.logLikelihood[s * question.answerCount() + answer]);
        weight += shares[s];
    }
    if (!(others > 0.0)) return 0.0;
    return question.logLikelihood[segment * question.answerCount() + answer] - std::log(others / weight);
}

} // namespace

TypingResult TypingTool::place(std::span<const std::optional<std::size_t>> answers) const {
    if (shares.empty())
        throw Failure(FailureCode::BadUsage,
                      "There are no segments to place anyone in. Find segments first.");
    std::vector<double> logs;
    for (const double share : shares)
        logs.push_back(std::log(share));
    const std::size_t asked = std::min(answers.size(), questions.size());
    for (std::size_t q = 0; q < asked; ++q) {
        if (!answers[q]) continue;
        const std::size_t width = questions[q].answerCount();
        if (*answers[q] >= width)
            throw Failure(FailureCode::BadUsage, "Question " + std::to_string(q + 1) +
                                                     " has no such answer; choose one of its " +
                                                     std::to_string(width) + ".");
        for (std::size_t s = 0; s < shares.size(); ++s)
            logs[s] += questions[q].logLikelihood[s * width + *answers[q]] / temperature;
    }
    TypingResult result;
    result.probabilities = normalised(logs);
    const auto best = std::max_element(result.probabilities.begin(), result.probabilities.end());
    result.segment = static_cast<std::uint32_t>(best - result.probabilities.begin());
    for (std::size_t q = 0; q < asked; ++q)
        if (answers[q])
            result.reasons.push_back({q, supportOf(questions[q], *answers[q], result.segment, shares)});
    std::stable_sort(result.reasons.begin(), result.reasons.end(),
                     [](const AnswerWeight& a, const AnswerWeight& b) { return a.weight > b.weight; });
    return result;
}

std::optional<std::size_t> TypingTool::answerOf(const TypingQuestion& question, double number) {
    if (!question.levels.empty() || !std::isfinite(number)) return std::nullopt;
    const auto above = std::lower_bound(question.cuts.begin(), question.cuts.end(), number);
    return static_cast<std::size_t>(above - question.cuts.begin());
}

std::optional<std::size_t> TypingTool::answerOf(const TypingQuestion& question, const std::string& code) {
    const auto found = std::find(question.levels.begin(), question.levels.end(), code);
    if (found == question.levels.end()) return std::nullopt;
    return static_cast<std::size_t>(found - question.levels.begin());
}

} // namespace vignette
