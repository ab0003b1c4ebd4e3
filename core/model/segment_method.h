#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// How patients are divided. One implementation each in core/segment.
enum class SegmentMethod {
    KMeans,           ///< over FAMD-scaled features, missing cells at the field's middle
    KPrototypes,      ///< numbers by distance, categories by mismatch; missing cells do not count
    LatentClasses,    ///< categories (and numbers as normal) independent within a class; missing at random
    MixtureSpherical, ///< Gaussian mixtures by the form of their covariances
    MixtureDiagonal,
    MixtureFull,
    Ward,  ///< hierarchy of least growth of the sum of squares
    Rules, ///< defined by a person, not found in the data
};
const char* toText(SegmentMethod method);
SegmentMethod segmentMethodFromText(const std::string& text); ///< throws Failure(Damaged)

/// What a model-based method knows of its fit, over the rows of weight above 0.
struct Likelihood {
    double logLikelihood = 0.0;
    std::uint32_t parameters = 0;
    double bic = 0.0; ///< −2 log L + parameters · ln(weight); lower is better (Schwarz 1978)
    double icl = 0.0; ///< BIC + 2 · entropy of the memberships (Biernacki 2000, doi:10.1109/34.865189)
    std::vector<double> maxima; ///< log-likelihood every start ended at, highest first
    bool operator==(const Likelihood&) const = default;
};

/// One join of a hierarchy. Nodes 0..leaves−1 are the leaves, leaves + i is what join i made.
struct SegmentJoin {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    double height = 0.0;    ///< root of twice the growth of the sum of squares, as R's ward.D2 and SciPy
    std::uint64_t size = 0; ///< weight below
    bool operator==(const SegmentJoin&) const = default;
};

} // namespace vignette
