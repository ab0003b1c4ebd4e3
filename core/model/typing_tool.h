#pragma once

#include "core/model/field.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// One question of a typing tool. Numbers are answered by a range.
struct TypingQuestion {
    std::string field;        ///< Field::key
    std::vector<double> cuts; ///< of numbers: answer i is up to and including cuts[i], the last one above
    std::vector<std::string> levels; ///< of levels: the codes in order; else empty
    std::size_t answerCount() const { return levels.empty() ? cuts.size() + 1 : levels.size(); }
    std::vector<double> logLikelihood; ///< segments × answers: ln P(answer | segment)
    bool operator==(const TypingQuestion&) const = default;
};

/// One answer and how much it spoke for the segment it was placed in.
struct AnswerWeight {
    std::size_t question = 0;
    double weight =
        0.0; ///< ln of the likelihood there over its mean elsewhere (by the shares of the segments)
};

struct TypingResult {
    std::uint32_t segment = 0;         ///< the most likely; ties to the lower number
    std::vector<double> probabilities; ///< one a segment, sum 1
    std::vector<AnswerWeight> reasons; ///< answers given, strongest support first
    double certainty() const { return probabilities.empty() ? 0.0 : probabilities[segment]; }
};

/// "Which persona, how sure, why": the best few questions that place a patient in a segment (naive Bayes: the
/// answers count as independent within a segment; the temperature mends what that overstates).
struct TypingTool {
    std::vector<TypingQuestion> questions; ///< in the order to ask them
    std::vector<double> shares;            ///< of the segments
    double temperature = 1.0;              ///< log-likelihoods are divided by it; set on patients held out
    std::uint64_t trainedOn = 0;           ///< patients
    std::uint64_t testedOn = 0;            ///< other patients, that set neither questions nor temperature
    double accuracy = 0.0;                 ///< share of them placed rightly
    double largestShare = 0.0;             ///< what always naming the largest segment would reach there
    double meanCertainty = 0.0; ///< mean probability of the segment named; close to accuracy when honest
    std::vector<double> accuracyAfter; ///< after the first 1, 2, … questions
    bool operator==(const TypingTool&) const = default;

    /// `answers`: one a question, its index or empty when not answered. Fewer answers than questions: the
    /// rest is unanswered. No answer at all gives the shares. Throws Failure(BadUsage) for an answer that a
    /// question doesn't have, and for a tool without segments.
    TypingResult place(std::span<const std::optional<std::size_t>> answers) const;
    /// The answer a stored value is: the range of a number, the level of a code. Empty: no value, or one that
    /// the tool doesn't know.
    static std::optional<std::size_t> answerOf(const TypingQuestion& question, double number);
    static std::optional<std::size_t> answerOf(const TypingQuestion& question, const std::string& code);
};

} // namespace vignette
