#include "core/segment/latent_classes.h"

#include "core/segment/independent_family.h"
#include "core/segment/model_division.h"

namespace vignette {

namespace {

constexpr RidgeParts kRidge{.ofFeatures = 0.01, .ofFields = 0.01};

} // namespace

Segmentation LatentClasses::segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                                    int k, int starts, std::uint64_t seed, Progress& progress) const {
    return divideByModel(
        toText(SegmentMethod::LatentClasses),
        [](const FeatureMatrix& rows, std::span<const std::uint32_t> rowWeights) {
            return std::make_unique<IndependentFamily>(MixedRows::of(rows, NumberUnit::Standardised),
                                                       rowWeights, IndependentOptions{.ridge = kRidge});
        },
        m_limits, matrix, weights, k, starts, seed, progress);
}

} // namespace vignette
