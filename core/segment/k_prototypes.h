#pragma once

#include "core/model/segmentation.h"

namespace vignette {

/// When a start of k-prototypes ends besides settling.
struct KPrototypesLimits {
    int rounds = 200;
    /// Above so many rows of weight the starts run on a seeded draw, and the best goes on with all.
    std::size_t mostRowsForStarts = 32768;
    std::uint32_t drawnRows = 20000;
    static KPrototypesLimits forChoosing() {
        return {.rounds = 40, .mostRowsForStarts = 8192, .drawnRows = 4096};
    }
};

/// k-prototypes (Huang 1998, doi:10.1023/A:1009769707641): a segment's prototype is the mean of its numbers
/// and the most frequent level of its categories (ties to the lower level).
///
/// Distance of a patient from a prototype: Σ over numbers of the squared difference + γ Σ over categories
/// that differ, each times the square of the field's weight (theme sliders and themes of many fields, as
/// k-means). γ = mean variance of the numbers / mean over categories of 1 − Σ share² (Szepannek 2018,
/// doi:10.32614/RJ-2018-048): a category moves as much as a number. Missing cells don't count: the sum over
/// known fields is divided by their part of all squared weights (Gower's partial distance). A patient without
/// any known cell goes to the first segment.
///
/// Starts draw prototypes as k-means++ does, with this distance. Means are rounded to steps of 2⁻¹⁶ and their
/// sums are whole numbers, distances are taken in double in field order, cost is added in block order: same
/// bits on any number of threads and any CPU. A segment that loses all rows takes the row farthest from its
/// prototype. Segments are numbered as describeDivision() does, which also gives centres and sum of squares
/// in the space of features.
///
/// Cost a round: rows × fields × k. Throws Failure(NothingToDo) when there are fewer than k rows that differ
/// in known cells, Failure(BadUsage) for k < 1 or k > 1000. Cancels within one block of 4,096 rows.
class KPrototypes : public Segmenter {
public:
    explicit KPrototypes(KPrototypesLimits limits = {}) : m_limits(limits) {}
    Segmentation segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                         int starts, std::uint64_t seed, Progress& progress) const override;

private:
    KPrototypesLimits m_limits;
};

} // namespace vignette
