#pragma once

#include "core/explain/explain_segments.h"

namespace vignette {

/// Whether knowing the segment predicts outcomes that did not form it, beyond input.adjustFor (their values
/// and squares). An outcome: theme or care Outcome, not hidden or sensitive, not among the forming fields.
/// Flags by logistic regression and AUC, numbers and ordered levels by linear regression and R², both 5-fold
/// cross-validated; beside them the gain of segments dealt out at random. Left out with a reason: fewer than
/// 55 patients with a value, fewer than 11 with or without a yes, no spread, levels without an order.
OutcomeReport heldOutOutcomes(const ExplainInput& input, const ExplainLimits& limits, Progress& progress);

} // namespace vignette
