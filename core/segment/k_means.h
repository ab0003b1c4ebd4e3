#pragma once

#include "core/model/segmentation.h"

namespace vignette {

/// Where a start begins (seeding.h, scalable_seeding.h).
enum class KMeansStart {
    PlusPlus, ///< k-means++ on a draw of the rows
    Scalable, ///< k-means‖ over all rows: for many or very small segments; about six rounds dearer
};

/// How a start begins, and when it ends besides settling.
struct KMeansLimits {
    KMeansStart start = KMeansStart::PlusPlus;
    int rounds = 300;
    /// Stop when a round lowers the sum of squares by less than this part of it; 0: only when no row moves.
    double leastGain = 0.0;
    /// Starts (at least two) first settle on so many rows, evenly taken; the best third goes on with all. 0:
    /// all rows from the first round.
    std::uint32_t drawnRows = 0;
    /// For choosing and re-testing, where a label more or less doesn't count and thousands of fits do.
    static KMeansLimits forChoosing() {
        return {.start = KMeansStart::PlusPlus, .rounds = 60, .leastGain = 2e-5, .drawnRows = 4096};
    }
};

/// k-means: Lloyd's algorithm (Lloyd 1982, doi:10.1109/TIT.1982.1056489) from greedy k-means++ starts.
///
/// Same matrix, weights, k, starts and seed give the same bits on any number of threads and any CPU level:
/// centres are rounded to steps of 2⁻¹⁶, sums are whole numbers, the distance is defined in double in feature
/// order with ties to the lower index, and the fast float kernels only screen (lloyd_round.h).
///
/// Starts run as parallel tasks; the lowest exact sum of squares wins, ties to the earlier start. With more
/// than 32,768 rows of weight the starts run on a seeded draw of 20,000 of them, and those within 0.1 % of
/// the best go on with all rows, at most 2,000,000 rows over all starts (at least one); k-means‖ starts use
/// no draw. Segments are numbered by size (sum of weights), then by centre. k = 1: everyone. Twins stay
/// together. A segment that loses all rows takes the row farthest from its own centre.
///
/// Cost a round: rows × features × k multiply-adds. Throws Failure(NothingToDo) when k exceeds the number of
/// different rows of weight above 0 or there is no row, Failure(BadUsage) for k < 1 or k > 1000. Cancels
/// within one block of 8,192 rows.
class KMeans : public Segmenter {
public:
    explicit KMeans(KMeansLimits limits = {}) : m_limits(limits) {}
    Segmentation segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                         int starts, std::uint64_t seed, Progress& progress) const override;
    /// Packs the rows (packed_rows.h) once for all divisions.
    std::unique_ptr<Segmenter> prepare(const FeatureMatrix& matrix, Progress& progress) const override;

private:
    KMeansLimits m_limits;
};

} // namespace vignette
