#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/quality.h"

#include <optional>

namespace vignette {

/// What quality needs to know besides the data.
struct QualityPlan {
    std::optional<int> lastYear; ///< of the data end: a later calendar year is in the future
};

/// Looks at every field of every patient: completeness, levels, picture, and what may be wrong (see
/// QualityFindingKind). Impossible and unlikely values are judged by the dated table clinical_ranges.csv; a
/// count below 0 and a percentage outside 0–100 are impossible too. Nothing is changed. Exact; the same bits
/// for any number of threads and any order of patients. Advances progress by one a field. Throws Cancelled.
QualityReport qualityOf(const Dataset& dataset, const QualityPlan& plan, Progress& progress);

} // namespace vignette
