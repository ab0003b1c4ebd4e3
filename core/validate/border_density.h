#pragma once

#include "core/model/segmentation.h"

namespace vignette {

/// How many patients stand on the borders of segments: 1 says as many as around the centres (slices), near 0
/// that hardly anyone stands between (groups).
///
/// For two segments, everyone in them is projected on the line through their centres, 0 and 1; the border is
/// the strip from .35 to .65, and it is compared with the emptier of the strips of the same width around the
/// two centres: (border + 1) / (emptier + 1). Returned is the fullest border of all pairs. Pairs whose
/// emptier strip has fewer than 5 patients are left out; none left, or one segment: 1. Cost: rows × segments
/// × features.
double borderDensity(const FeatureMatrix& matrix, const Segmentation& segmentation);

} // namespace vignette
