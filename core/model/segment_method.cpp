#include "core/model/segment_method.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<SegmentMethod> kMethods[] = {{SegmentMethod::KMeans, "k-means"},
                                                {SegmentMethod::KPrototypes, "k-prototypes"},
                                                {SegmentMethod::LatentClasses, "latent classes"},
                                                {SegmentMethod::MixtureSpherical, "mixture, spherical"},
                                                {SegmentMethod::MixtureDiagonal, "mixture, diagonal"},
                                                {SegmentMethod::MixtureFull, "mixture, full"},
                                                {SegmentMethod::Ward, "ward"},
                                                {SegmentMethod::Rules, "rules"}};

} // namespace

const char* toText(SegmentMethod method) {
    return textOf(kMethods, method);
}
SegmentMethod segmentMethodFromText(const std::string& text) {
    return valueOf(kMethods, text, "way to form segments");
}

} // namespace vignette
