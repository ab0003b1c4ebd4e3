#pragma once

#include "core/model/dataset.h"
#include "core/model/typing_tool.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// Stands for "no answer".
inline constexpr std::uint8_t kNoAnswer = 255;

/// A field as a question that can be typed in: levels as they are (2 to 12 of them), numbers in up to five
/// ranges cut at fifths of the patients `cutFrom`, each cut rounded to two significant digits. No answers:
/// the field makes no question.
TypingQuestion questionOf(const Field& field, const DataColumn& column,
                          std::span<const std::uint32_t> cutFrom);

/// The answer of each patient, kNoAnswer without a value.
std::vector<std::uint8_t> answersOf(const TypingQuestion& question, const DataColumn& column,
                                    std::span<const std::uint32_t> patients);

/// Fills the question's likelihoods from the patients that `takes` marks: (n + 1) / (all with a value +
/// answers), so that no answer is impossible (Laplace).
void learnAnswers(TypingQuestion& question, std::span<const std::uint8_t> answers,
                  std::span<const std::uint16_t> labels, std::size_t segments,
                  const std::vector<bool>& takes);

} // namespace vignette
