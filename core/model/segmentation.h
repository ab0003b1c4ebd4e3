#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/model/feature_matrix.h"
#include "core/model/segment_method.h"
#include "core/model/validation_report.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// Everything a segmentation depends on besides the data. Saved with it; repeating it gives the same bits.
struct SegmentationPlan {
    SegmentMethod method = SegmentMethod::KMeans;
    std::uint64_t seed = 20260101;
    int segmentCount = 0; ///< 0: the program proposes one from fewest..most
    int fewest = 2;
    int most = 40;       ///< beyond 12 only 15, 20, 25, 30 and 40 are tried
    int starts = 10;     ///< k-means++ starts a candidate
    int resamples = 100; ///< bootstrap draws of the finished segments; a candidate gets at most 25
    std::uint32_t sampleSize = 20000;   ///< choice and re-test run on min(n, this), seeded
    std::uint32_t smallestSegment = 11; ///< never fewer patients
    std::map<Theme, double> themeWeights;
    std::vector<std::string> formingFields; ///< Field keys; empty: every field whose use is Form
    bool operator==(const SegmentationPlan&) const = default;
};

/// One division of the patients. Segments are numbered from the largest (0) to the smallest; ties by centre,
/// so that numbering doesn't depend on the start.
struct Segmentation {
    std::string method = "k-means";
    int segmentCount = 0;
    std::vector<std::uint16_t> labels; ///< one a patient, in Dataset order
    std::vector<std::uint64_t> sizes;  ///< patients a segment
    double inertia = 0.0;              ///< sum of squared distances to the centres (exact sum, rounded once)
    std::vector<double> centres;       ///< segments × features; inside the program only (E9)
    int rounds = 0;
    bool isSettled = true;                ///< false: stopped at the round limit
    std::optional<Likelihood> likelihood; ///< of model-based methods
    std::vector<float> certainty;   ///< of each patient's own segment, 0..1; empty: the method gives none
    std::vector<SegmentJoin> joins; ///< of a hierarchy, in order of height; else empty
};

/// Divides patients into k segments. Implementations live in core/segment, one a file; validate takes them
/// through this.
class Segmenter {
public:
    Segmenter() = default;
    Segmenter(const Segmenter&) = delete;
    Segmenter& operator=(const Segmenter&) = delete;
    virtual ~Segmenter() = default;
    /// `weights`: whole-number weight of each row (empty: 1 each; bootstraps are weights, rows of weight 0
    /// still get a label). Same matrix, weights, k, starts and seed: same bits, on any number of threads.
    /// Throws Failure(NothingToDo) when k exceeds the number of different rows; k = 1 is allowed.
    virtual Segmentation segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                                 int starts, std::uint64_t seed, Progress& progress) const = 0;

    /// The same segmenter made ready for many divisions of one matrix (counts, resamples): what depends on
    /// the rows alone is worked out once. Same answers; another matrix is divided as usual. The matrix must
    /// outlive it and stay as it is. Null, the default: there is nothing to make ready.
    virtual std::unique_ptr<Segmenter> prepare(const FeatureMatrix& /*matrix*/,
                                               Progress& /*progress*/) const {
        return nullptr;
    }
};

/// A map of likeness: two coordinates a patient from the first two principal components.
struct LikenessMap {
    std::vector<float> x;
    std::vector<float> y;
    double keptShare = 0.0; ///< share of the total variance the picture keeps
};

} // namespace vignette
