#include "core/segment/gaussian_mixture.h"

#include "core/base/failure.h"
#include "core/segment/full_family.h"
#include "core/segment/independent_family.h"
#include "core/segment/model_division.h"

namespace vignette {

namespace {

constexpr double kLeastPatients = 2.0;
constexpr std::size_t kMostNumbersOfFull = 1000;

void checkSize(std::size_t numbers) {
    if (numbers <= kMostNumbersOfFull) return;
    throw Failure(FailureCode::TooLarge,
                  "A mixture with full covariances takes at most 1000 numbers; here are " +
                      std::to_string(numbers) + ". Use fewer fields, or the diagonal form.");
}

SegmentMethod methodOf(CovarianceForm form) {
    switch (form) {
    case CovarianceForm::Spherical:
        return SegmentMethod::MixtureSpherical;
    case CovarianceForm::Diagonal:
        return SegmentMethod::MixtureDiagonal;
    case CovarianceForm::Full:
        break;
    }
    return SegmentMethod::MixtureFull;
}

/// A slider is in the scale of the values already.
MixedRows withoutPowers(MixedRows rows) {
    for (MixedNumber& number : rows.numbers)
        number.power = 1.0;
    return rows;
}

} // namespace

Segmentation GaussianMixture::segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                                      int k, int starts, std::uint64_t seed, Progress& progress) const {
    const FamilyMaker make =
        [this](const FeatureMatrix& rows,
               std::span<const std::uint32_t> rowWeights) -> std::unique_ptr<MixtureFamily> {
        const bool isSpherical = m_form == CovarianceForm::Spherical;
        MixedRows mixed = MixedRows::of(rows, isSpherical ? NumberUnit::Weighted : NumberUnit::Standardised);
        if (m_form == CovarianceForm::Full) checkSize(mixed.numbers.size());
        if (m_form == CovarianceForm::Full && !mixed.numbers.empty())
            return std::make_unique<FullFamily>(mixed, rowWeights, m_ridge);
        if (isSpherical) mixed = withoutPowers(std::move(mixed));
        return std::make_unique<IndependentFamily>(
            mixed, rowWeights,
            IndependentOptions{.spread = isSpherical ? NumberSpread::Shared : NumberSpread::Own,
                               .ridge = m_ridge,
                               .leastClassWeight = kLeastPatients});
    };
    return divideByModel(toText(methodOf(m_form)), make, m_limits, matrix, weights, k, starts, seed,
                         progress);
}

} // namespace vignette
