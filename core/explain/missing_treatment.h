#pragma once

#include "core/base/progress.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// Rows whose forming fields all have a value.
std::vector<std::uint32_t> completeRows(const FeatureMatrix& matrix);

/// Those rows as a matrix of its own.
FeatureMatrix onlyRows(const FeatureMatrix& matrix, const std::vector<std::uint32_t>& rows);

/// Every missing cell takes the features of a patient drawn among those who have a value for the field.
void fillWithDrawn(FeatureMatrix& matrix, std::uint64_t seed);

/// Segments in which missing cells do not count: each takes the value of its segment's centre, and segments
/// are formed again, until no patient moves or ten rounds are over (k-POD; Chi, Chi & Baraniuk 2016,
/// doi:10.1080/00031305.2015.1086685). It settles where it starts from, so it starts twice: from missing
/// cells at their middle, and from segments of the complete rows where there are 11 a segment; the lower sum
/// of squared distances wins. No labels where the method gives no centres.
Segmentation segmentPartially(const FeatureMatrix& matrix, const Segmenter& segmenter, int k, int starts,
                              std::uint64_t seed, Progress& progress);

} // namespace vignette
