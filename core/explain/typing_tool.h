#pragma once

#include "core/explain/explain_segments.h"

namespace vignette {

/// "Which persona, how sure, why". A seeded draw of the patients is parted: one half teaches the tool (each
/// next question is the one that adds most information about the segment, given those before: the fall of
/// the mean −ln P(own segment)), a quarter sets the temperature, a quarter tests it. Asks about fields that
/// may be asked: not hidden, protected, sensitive, outcomes or years. Stops before limits.questions when the
/// next one would add less than 0.005 nats. Questions are empty when nothing tells the segments apart.
TypingTool makeTypingTool(const ExplainInput& input, const ExplainLimits& limits, Progress& progress);

} // namespace vignette
