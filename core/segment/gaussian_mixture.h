#pragma once

#include "core/model/segmentation.h"
#include "core/segment/independent_family.h"
#include "core/segment/model_starts.h"

namespace vignette {

enum class CovarianceForm {
    Spherical, ///< one variance a segment
    Diagonal,  ///< one a segment and feature
    Full,      ///< a whole matrix a segment
};

/// Mixtures of normal distributions by expectation–maximisation (McLachlan & Peel 2000; Fraley & Raftery
/// 2002, doi:10.1198/016214502760047131). Fields with levels aren't numbers: they have level probabilities in
/// each segment, independent of the rest (as latent classes), since a normal over 0 and 1 has no top.
/// A matrix without a plan is all numbers.
///
/// Covariances are guarded by a ridge on every variance: of a study's field 1/100 of its variance over
/// everyone, of raw features 10⁻⁶ of their mean variance (scikit-learn adds 10⁻⁶ outright). An end in which a
/// segment has less weight than its shape needs (2 patients; numbers + 1 for Full) ranks after every other
/// end: the likelihood has no top there.
///
/// Missing cells: left out of density and estimates; a number at everyone's mean for Full.
/// Theme weights: Diagonal multiplies a field's log density (as latent classes). Spherical measures numbers
/// as encoded, so a slider works as it does for k-means. Full doesn't depend on the scale of a number, so
/// that a slider on numbers works only by leaving a theme out (0). Fields with levels: as latent classes,
/// always.
///
/// Starts, bits, refusals, cancel: model_division.h, em.h. Full also throws Failure(TooLarge) above 1,000
/// numbers.
class GaussianMixture : public Segmenter {
public:
    explicit GaussianMixture(CovarianceForm form, ModelLimits limits = {}, RidgeParts ridge = {})
        : m_form(form), m_limits(limits), m_ridge(ridge) {}
    Segmentation segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                         int starts, std::uint64_t seed, Progress& progress) const override;

private:
    CovarianceForm m_form;
    ModelLimits m_limits;
    RidgeParts m_ridge;
};

} // namespace vignette
