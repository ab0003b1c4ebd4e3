#pragma once

#include "core/model/segmentation.h"
#include "core/segment/model_starts.h"

#include <functional>
#include <memory>
#include <span>
#include <string>

namespace vignette {

/// Makes the family of a method for a matrix and weights.
using FamilyMaker =
    std::function<std::unique_ptr<MixtureFamily>(const FeatureMatrix&, std::span<const std::uint32_t>)>;

/// What every model-based segmenter does around its family: checks, starts, the best end, each patient to the
/// class it most likely belongs to, numbers by size.
///
/// A class that is nobody's most likely one gets the patient (and twins) who is most likely in it, so that
/// every segment has a patient; such a class says that k is too high. Throws Failure(NothingToDo) when k
/// exceeds the number of different rows or there is no row, Failure(BadUsage) for k < 1 or k > 1000.
Segmentation divideByModel(const std::string& method, const FamilyMaker& makeFamily,
                           const ModelLimits& limits, const FeatureMatrix& matrix,
                           std::span<const std::uint32_t> weights, int k, int starts, std::uint64_t seed,
                           Progress& progress);

} // namespace vignette
