#pragma once

#include "core/explain/explain_segments.h"

namespace vignette {

/// Segments formed anew on a seeded draw of the patients (as many segments, same method), each compared with
/// the present ones by the adjusted Rand index: with nothing changed (the mean over
/// other starts: what starts and the draw do by themselves; what a change does is read against it), without
/// each theme, without each of the most telling forming fields, and with missing values treated otherwise:
/// complete cases, values drawn from other patients, missing cells that do not count. `contrasts` say which
/// fields are most telling. A change that leaves no field, too few patients or nothing to change has a reason
/// in place of a figure.
std::vector<SensitivityLine> sensitivityOf(const ExplainInput& input, const std::vector<Contrast>& contrasts,
                                           const ExplainLimits& limits, Progress& progress);

} // namespace vignette
