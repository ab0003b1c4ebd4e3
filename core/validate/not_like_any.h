#pragma once

#include "core/model/segmentation.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vignette {

/// From how far on a patient is unlike the own segment: the distance to its centre over the segment's median
/// distance, which 2.5 of 100 rows of data without groups exceed when it is divided into as many segments.
/// At least 1; 1 too when nothing was divided.
double farFactorOf(const FeatureMatrix& noGroups, const Segmentation& division);

/// Patients whom no segment describes well ("not like any persona"): further from the own segment's centre
/// than `farFactor` times the segment's median distance, or, where the method says how sure it is, less than
/// half sure of the own segment, so that all others together are as likely. Data without groups has 2.5 of
/// 100 by the first rule; what stands above that are people outside the segments, not the usual edge. A
/// segment whose median distance is 0 (all alike) has those at any distance.
struct NotLikeAny {
    NotLikeAnyReport report;
    std::vector<std::uint8_t> isUnlike; ///< 1: this patient
};

/// `centres`: segments × features; `certainty`: one a row, or empty.
NotLikeAny notLikeAny(const FeatureMatrix& matrix, std::span<const std::uint16_t> labels,
                      std::span<const double> centres, std::span<const float> certainty, double farFactor);

} // namespace vignette
