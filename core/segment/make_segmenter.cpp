#include "core/segment/make_segmenter.h"

#include "core/segment/gaussian_mixture.h"
#include "core/segment/k_means.h"
#include "core/segment/k_prototypes.h"
#include "core/segment/latent_classes.h"
#include "core/segment/ward.h"

namespace vignette {

std::unique_ptr<Segmenter> makeSegmenter(SegmentMethod method, bool forChoosing) {
    const ModelLimits limits = forChoosing ? ModelLimits::forChoosing() : ModelLimits{};
    switch (method) {
    case SegmentMethod::KMeans:
        return std::make_unique<KMeans>(forChoosing ? KMeansLimits::forChoosing() : KMeansLimits{});
    case SegmentMethod::KPrototypes:
        return std::make_unique<KPrototypes>(forChoosing ? KPrototypesLimits::forChoosing()
                                                         : KPrototypesLimits{});
    case SegmentMethod::LatentClasses:
        return std::make_unique<LatentClasses>(limits);
    case SegmentMethod::MixtureSpherical:
        return std::make_unique<GaussianMixture>(CovarianceForm::Spherical, limits);
    case SegmentMethod::MixtureDiagonal:
        return std::make_unique<GaussianMixture>(CovarianceForm::Diagonal, limits);
    case SegmentMethod::MixtureFull:
        return std::make_unique<GaussianMixture>(CovarianceForm::Full, limits);
    case SegmentMethod::Ward:
        return std::make_unique<Ward>();
    case SegmentMethod::Rules:
        break;
    }
    return nullptr;
}

} // namespace vignette
