#pragma once

#include "core/model/segmentation.h"
#include "core/segment/model_starts.h"

namespace vignette {

/// Latent class analysis (Lazarsfeld & Henry 1968; Goodman 1974, doi:10.1093/biomet/61.2.215), by
/// expectation–maximisation: within a class the fields are independent, categories with level probabilities
/// of the class, numbers and ranks normal with a mean and a variance of the class (latent profile analysis).
///
/// Missing cells say nothing about the class and count nowhere: right when they are missing at random given
/// the others (Little & Rubin). A level that the encoding left without a feature is "none of them". A
/// variance within a class is at least 1/100 of the field's: a standard deviation of at least a tenth, since
/// the likelihood has no top where it may go to 0. Numbers count in standard deviations, so likelihoods of
/// two studies can't be compared.
///
/// Theme weights: without sliders every field counts once and the likelihood is one. With sliders each
/// field's log density is multiplied by its theme's weight (mean 1 over the fields): twice the weight is
/// twice the evidence. Then the BIC is that of a weighted likelihood; compare it between numbers of segments
/// only.
///
/// Starts, bits, refusals, cancel: model_division.h, em.h. Cost a round: rows × k × (look-ups + numbers).
class LatentClasses : public Segmenter {
public:
    explicit LatentClasses(ModelLimits limits = {}) : m_limits(limits) {}
    Segmentation segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                         int starts, std::uint64_t seed, Progress& progress) const override;

private:
    ModelLimits m_limits;
};

} // namespace vignette
