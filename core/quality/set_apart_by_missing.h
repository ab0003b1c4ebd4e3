#pragma once

#include "core/model/dataset.h"
#include "core/model/missing.h"
#include "core/model/segmentation.h"

#include <vector>

namespace vignette {

/// Standardised difference from which silence sets a segment apart (Cohen 1988: a large effect, h of shares).
inline constexpr double kLargeDifference = 0.8;

/// Segments that are set apart by who has no value, by segment, files before themes before single fields.
///
/// A field differs in a segment when most of it (60 of 100) have no value there and that share stands at
/// least kLargeDifference above everyone else's. More than half of a file's fields that differ name the file,
/// else more than half of a theme's name the theme, else two or more name themselves. Fields that form and
/// that only check are looked at; hidden and sensitive ones are not. Segments of fewer than 11 patients, or
/// with fewer than 11 others, are not judged. Free of the order of patients.
std::vector<SetApartByMissing> setApartByMissing(const Dataset& dataset, const Segmentation& segmentation);

} // namespace vignette
