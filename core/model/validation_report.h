#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

enum class Verdict { DistinctGroups, UsefulSlices, NothingStable };
const char* toText(Verdict verdict);
Verdict verdictFromText(const std::string& text);

/// The fixed words of FACTS for a re-test overlap (Hennig 2007).
enum class StabilityReading { HighlyStable, Stable, PatternOnly, NotToBeTrusted };
const char* toText(StabilityReading reading);
StabilityReading readingOf(double overlap); ///< ≥ .85, ≥ .75, ≥ .60, below

/// A figure beside the same figure of data without groups, where it was measured.
struct BesideNoGroups {
    double value = 0.0;
    double noGroups = 0.0; ///< mean over the sets of such data
    bool operator==(const BesideNoGroups&) const = default;
};

/// What was found out about each candidate number of segments.
struct CandidateReport {
    int segmentCount = 0;
    double meanOverlap = 0.0;             ///< bootstrap Jaccard (Hennig 2007), mean over segments
    double lowestOverlap = 0.0;           ///< of the least stable segment
    std::optional<double> noGroupOverlap; ///< the same for data of this size without groups, where it was run
    double silhouette = 0.0;              ///< mean over a sample (Rousseeuw 1987)
    double inertia = 0.0;
    std::uint64_t smallest = 0;              ///< patients in the smallest segment of the sample
    std::vector<double> overlaps;            ///< a segment
    std::vector<double> noGroupOverlaps;     ///< of the data without groups, a segment by size; else empty
    std::optional<double> noGroupSilhouette; ///< of the same data

    /// Overlap of the whole sample's segments with those found in a few hundred of its patients.
    std::optional<BesideNoGroups> smallSampleOverlap;
    std::optional<BesideNoGroups> predictionStrength; ///< Tibshirani & Walther 2005
    /// Patients on the fullest border beside those around centres (core/validate/border_density.h); beside
    /// it the emptiest of the sets without groups.
    std::optional<BesideNoGroups> borderDensity;
    double calinskiHarabasz = 0.0;       ///< higher: further apart for their width
    std::optional<double> daviesBouldin; ///< lower: further apart for their width
    std::optional<double> bic;           ///< of model-based methods; lower is better
    double diversity = 0.0; ///< effective number of segments: e to the entropy of their shares (Hill 1973)
    std::optional<double> fairness; ///< least share of a protected group's patients whom their segment
                                    ///< represents; where it was measured
    /// Share of the patients of dense regions (DensityReport) who stand in a segment that is mostly theirs,
    /// in the region where it is least; where there are two regions or more.
    std::optional<double> followsRegions;
};

/// Whether patients lie in dense regions with emptier space between, whatever the method that forms segments.
struct DensityReport {
    std::uint32_t rows = 0;    ///< sampled
    double depth = 0.0;        ///< of the deepest valley (core/validate/density_groups.h)
    double noGroupDepth = 0.0; ///< the deepest in all the sets without groups
    int noGroupSets = 0;
    int regions = 0; ///< apart by more than data without groups has; 0: none
};

/// Segments formed on one half of the patients and met again in the other.
struct SplitHalfSegment {
    double overlap = 0.0; ///< Jaccard in the second half: by the first half's centres, and as finished
    double largestShareShift = 0.0; ///< of a described share, second half minus first, as a part of 1
    double largestMeanShift = 0.0;  ///< of a described mean, in standard deviations
};

struct SplitHalfReport {
    std::uint32_t rows = 0;    ///< of both halves
    double adjustedRand = 0.0; ///< of the second half by the first one's centres against its own division
    std::vector<SplitHalfSegment> segments; ///< of the finished segmentation
};

/// Patients whom no segment describes well (core/validate/not_like_any.h).
struct NotLikeAnyReport {
    double farFactor = 0.0; ///< times the usual distance of one's own segment, from which a patient is far
    double leastCertainty = 0.0; ///< under it a patient belongs nowhere; 0: the method gives no certainty
    std::uint64_t total = 0;
    std::vector<std::uint64_t> segments; ///< patients of each segment
};

struct ValidationReport {
    std::vector<CandidateReport> candidates; ///< ascending number of segments
    int proposed = 0;                        ///< 0: nothing stable
    std::string reason; ///< statement key of the one-sentence reason, such as "highest_overlap"
    Verdict verdict = Verdict::NothingStable;
    std::uint32_t sampleSize = 0;
    int starts = 0;
    int resamples = 0;                          ///< of a candidate; the finished segments get the plan's
    std::uint32_t smallSample = 0;              ///< patients of smallSampleOverlap; 0: not run
    std::vector<double> segmentOverlaps;        ///< of the final segmentation's segments
    std::vector<double> segmentNoGroupOverlaps; ///< beside them, where it was run; else empty
    DensityReport density;
    /// Spread that a few segments explain, over what they explain of unrelated fields of the same shapes: 1
    /// says that the fields have nothing to do with each other.
    std::optional<double> connection;
    std::optional<SplitHalfReport> splitHalf;   ///< of the finished segments
    std::optional<NotLikeAnyReport> notLikeAny; ///< of the finished segments
};

} // namespace vignette
