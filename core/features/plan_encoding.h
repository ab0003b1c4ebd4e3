#pragma once

#include "core/model/dataset.h"
#include "core/model/feature_matrix.h"
#include "core/model/segmentation.h"

namespace vignette {

/// Decides which fields form the segments and how each becomes features.
///
/// Taken: the plan's formingFields, or every field whose use is Form. Left out, with a reason in
/// `leftOut` ("key: reason" in plain words): nothing but missing values; more than 40 % missing and
/// no Field::formReason; constant; all different, like a row number; a flag that fewer than 11 patients
/// (or 2 %) differ in, a count that is above 0 for as few; the same values as an earlier field; a theme
/// weight of 0.
///
/// Encoding: numbers standardised, clipped to ±8; strongly skewed non-negative ones through log(1 + x);
/// ordered levels by rank; flags and categories as indicators scaled 1/√share (FAMD, Pagès 2004), levels
/// under max(11, 2 %) pooled as "*". Every field then has variance 1 whatever its number of levels, and the
/// strongest direction of every theme the same variance whatever its number of fields (theme_balance.h),
/// times the person's theme weight.
///
/// Throws Failure(NothingToDo) when no field is left, Failure(BadUsage) when formingFields names an unknown
/// field, or one with more than 40 % missing and no Field::formReason, or a theme weight is negative or not
/// finite.
EncodingPlan planEncoding(const Dataset& dataset, const SegmentationPlan& plan);

} // namespace vignette
