#pragma once

#include "core/base/progress.h"

#include <QString>

#include <optional>

namespace vignette {

/// "Finding segments", "Reading patients.csv"; a stage without words of its own says "Working".
QString stageWords(const ProgressSnapshot& snapshot);

/// Share done, 0..1; empty while the total is unknown.
std::optional<double> shareDone(const ProgressSnapshot& snapshot);

/// "24 MB a second · about 40 seconds left"; empty in the first second, and as long as nothing can be said.
/// Stages over files count bytes, the others give no rate.
QString paceWords(const ProgressSnapshot& snapshot);

} // namespace vignette
