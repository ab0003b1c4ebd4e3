#include "core/segment/k_means.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/segment/lloyd_round.h"
#include "core/segment/scalable_seeding.h"
#include "core/segment/seeding.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>
#include <optional>

namespace vignette {

namespace {

constexpr std::size_t kRowsForDrawnStarts = 32768;
constexpr std::uint32_t kDrawnRows = 20000;
constexpr std::uint64_t kDrawStream = 0x64726177; ///< apart from the starts' streams
constexpr int kMostSegments = 1000;

/// One start, run to its end.
struct Fit {
    Centres centres;
    Assignment assignment;
    PackedRows::Wide inertia = 0;
    int rounds = 0;
    bool isSettled = false;
};

double asDouble(PackedRows::Wide steps) {
    return static_cast<double>(steps) * 0x1.0p-32;
}

PackedRows weightedRows(const PackedRows& all, std::span<const std::uint32_t> weights) {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> rowWeights;
    for (std::size_t row = 0; row < weights.size(); ++row) {
        if (weights[row] == 0) continue;
        rows.push_back(static_cast<std::uint32_t>(row));
        rowWeights.push_back(weights[row]);
    }
    return all.part(rows, std::move(rowWeights));
}

PackedRows drawRows(const PackedRows& rows, std::uint64_t seed) {
    Random random(seed, kDrawStream);
    const std::vector<std::uint32_t> chosen =
        random.sampleWithoutReplacement(static_cast<std::uint32_t>(rows.rowCount()), kDrawnRows);
    std::vector<std::uint32_t> weights;
    for (const std::uint32_t row : chosen)
        weights.push_back(rows.weight(row));
    return rows.part(chosen, std::move(weights));
}

/// Sixteen neighbours of every `step` × 16 rows; a last, partly filled sixteen stays out.
PackedRows everyNthSixteen(const PackedRows& rows, std::size_t step) {
    constexpr std::size_t kTogether = 16;
    std::vector<std::uint32_t> chosen;
    std::vector<std::uint32_t> weights;
    for (std::size_t first = 0; first + kTogether <= rows.rowCount(); first += step * kTogether)
        for (std::size_t row = first; row < first + kTogether; ++row) {
            chosen.push_back(static_cast<std::uint32_t>(row));
            weights.push_back(rows.weight(row));
        }
    return rows.part(chosen, std::move(weights));
}

Centres centresAt(const PackedRows& rows, const std::vector<std::uint32_t>& seeds) {
    std::vector<std::int32_t> steps;
    for (const std::uint32_t seed : seeds)
        for (std::size_t j = 0; j < rows.features(); ++j)
            steps.push_back(static_cast<std::int32_t>(rows.values(seed)[j] * 65536.0F));
    return Centres::fromSteps(std::move(steps), seeds.size(), rows.features());
}

bool gainsTooLittle(PackedRows::Wide before, PackedRows::Wide now, double leastGain) {
    if (leastGain <= 0.0) return false;
    return asDouble(before - now) < leastGain * asDouble(before);
}

/// Rounds until settled, or a limit.
Fit settle(const PackedRows& rows, Centres centres, const KMeansLimits& limits, Progress& progress) {
    Fit fit;
    fit.assignment = Assignment::none(rows, centres.segments);
    fit.centres = std::move(centres);
    std::optional<PackedRows::Wide> before;
    while (fit.rounds < limits.rounds) {
        ++fit.rounds;
        std::uint64_t moved = assignRows(rows, fit.centres, fit.assignment, progress);
        moved += fillEmptySegments(rows, fit.centres, fit.assignment);
        fit.isSettled = moved == 0;
        if (fit.isSettled) break;
        fit.centres = meansOf(fit.assignment, fit.centres.segments, fit.centres.features);
        fit.inertia = inertiaOf(rows, fit.assignment, fit.centres);
        if (before && gainsTooLittle(*before, fit.inertia, limits.leastGain)) break;
        before = fit.inertia;
    }
    fit.inertia = inertiaOf(rows, fit.assignment, fit.centres);
    return fit;
}

/// Places where a start may begin all of its rounds, best first.
struct Beginnings {
    std::vector<Centres> centres;
    bool hasTooFewRows = false; ///< fewer than k different rows
};

/// Runs `count` tasks, in parallel when there are several.
void runTasks(std::size_t count, const std::function<void(std::size_t)>& task) {
    if (count == 1)
        task(0);
    else
        parallelTasks(count, task);
}

/// Plain starts: the seeds themselves.
Beginnings seededBeginnings(const PackedRows& rows, std::size_t k, std::size_t starts, std::uint64_t seed,
                            KMeansStart kind, Progress& progress) {
    Beginnings result;
    result.centres.resize(starts);
    std::vector<std::size_t> found(starts);
    runTasks(starts, [&](std::size_t start) {
        Random random(seed, start);
        const std::vector<std::uint32_t> seeds = kind == KMeansStart::Scalable
                                                     ? scalableSeeds(rows, k, random, progress)
                                                     : plusPlusSeeds(rows, k, random, progress);
        found[start] = seeds.size();
        result.centres[start] = centresAt(rows, seeds);
    });
    result.hasTooFewRows = *std::min_element(found.begin(), found.end()) < k;
    return result;
}

/// Starts that settled on a part of the rows, where most rounds pass; the best few of them.
Beginnings drawnBeginnings(const PackedRows& rows, std::size_t k, std::size_t starts, std::uint64_t seed,
                           const KMeansLimits& limits, Progress& progress) {
    constexpr double kRoughGain = 1e-4;
    constexpr std::size_t kFewestTries = 2;
    constexpr std::size_t kGoOn = 3; ///< one in so many
    const KMeansLimits rough{.rounds = limits.rounds, .leastGain = kRoughGain};
    const PackedRows drawn = everyNthSixteen(rows, rows.rowCount() / limits.drawnRows);
    Beginnings seeded =
        seededBeginnings(drawn, k, std::max(starts, kFewestTries), seed, limits.start, progress);
    if (seeded.hasTooFewRows) return seeded;
    std::vector<Fit> fits(seeded.centres.size());
    runTasks(fits.size(), [&](std::size_t start) {
        fits[start] = settle(drawn, std::move(seeded.centres[start]), rough, progress);
    });
    std::stable_sort(fits.begin(), fits.end(),
                     [](const Fit& a, const Fit& b) { return a.inertia < b.inertia; });
    Beginnings result;
    for (std::size_t i = 0; i < (starts + kGoOn - 1) / kGoOn; ++i)
        result.centres.push_back(std::move(fits[i].centres));
    return result;
}

Beginnings beginnings(const PackedRows& rows, std::size_t k, std::size_t starts, std::uint64_t seed,
                      const KMeansLimits& limits, Progress& progress) {
    if (limits.start == KMeansStart::PlusPlus && limits.drawnRows > 0 &&
        rows.rowCount() >= 2 * static_cast<std::size_t>(limits.drawnRows)) {
        Beginnings drawn = drawnBeginnings(rows, k, starts, seed, limits, progress);
        if (!drawn.hasTooFewRows) return drawn;
    }
    return seededBeginnings(rows, k, starts, seed, limits.start, progress);
}

void refuseTooFewRows(const Beginnings& begun, int k) {
    if (begun.hasTooFewRows)
        throw Failure(FailureCode::NothingToDo, "There are fewer than " + std::to_string(k) +
                                                    " different patients, so " + std::to_string(k) +
                                                    " segments can't be formed. Ask for fewer.");
}

/// Every start that was worth going on with, best first, ties to the earlier.
std::vector<Fit> settledStarts(const PackedRows& rows, Beginnings begun, const KMeansLimits& limits,
                               Progress& progress) {
    std::vector<Fit> fits(begun.centres.size());
    runTasks(fits.size(), [&](std::size_t start) {
        fits[start] = settle(rows, std::move(begun.centres[start]), limits, progress);
    });
    std::stable_sort(fits.begin(), fits.end(),
                     [](const Fit& a, const Fit& b) { return a.inertia < b.inertia; });
    return fits;
}

/// The starts that a draw leaves in the race for all rows: those that come near its best, as draw and rows
/// settle a little apart, and no more than the rows allow for.
Beginnings hopeful(std::vector<Fit> fits, std::size_t rows) {
    constexpr double kNear = 1e-3;
    constexpr std::size_t kRowsTried = 2000000; ///< over all starts
    const std::size_t most = std::max<std::size_t>(1, kRowsTried / rows);
    Beginnings result;
    for (Fit& fit : fits)
        if (result.centres.size() < most &&
            asDouble(fit.inertia - fits.front().inertia) <= kNear * asDouble(fits.front().inertia))
            result.centres.push_back(std::move(fit.centres));
    return result;
}

/// Segment numbers by weight, largest first, then by centre.
std::vector<std::uint16_t> newNumbers(const Fit& fit) {
    const std::size_t features = fit.centres.features;
    std::vector<std::uint16_t> order(fit.centres.segments);
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
        if (fit.assignment.weights[a] != fit.assignment.weights[b])
            return fit.assignment.weights[a] > fit.assignment.weights[b];
        const auto* first = fit.centres.steps.data();
        return std::lexicographical_compare(first + a * features, first + (a + 1) * features,
                                            first + b * features, first + (b + 1) * features);
    });
    std::vector<std::uint16_t> numbers(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        numbers[order[i]] = static_cast<std::uint16_t>(i);
    return numbers;
}

/// Rows of weight 0 get the label of their nearest centre.
void labelTheRest(const PackedRows& all, std::span<const std::uint32_t> weights, const Centres& centres,
                  std::vector<std::uint16_t>& labels, Progress& progress) {
    std::vector<std::uint32_t> rest;
    for (std::size_t row = 0; row < weights.size(); ++row)
        if (weights[row] == 0) rest.push_back(static_cast<std::uint32_t>(row));
    if (rest.empty()) return;
    const PackedRows rows = all.part(rest, std::vector<std::uint32_t>(rest.size(), 1));
    Assignment assignment = Assignment::none(rows, centres.segments);
    assignRows(rows, centres, assignment, progress);
    for (std::size_t i = 0; i < rows.rowCount(); ++i)
        labels[rows.matrixRow(i)] = assignment.labels[i];
}

Segmentation describe(const PackedRows& all, std::span<const std::uint32_t> weights, const PackedRows& rows,
                      const Fit& fit, Progress& progress) {
    Segmentation result;
    const std::size_t features = fit.centres.features;
    result.segmentCount = static_cast<int>(fit.centres.segments);
    result.rounds = fit.rounds;
    result.isSettled = fit.isSettled;
    result.inertia = asDouble(fit.inertia);
    result.labels.assign(all.rowCount(), 0);
    for (std::size_t i = 0; i < rows.rowCount(); ++i)
        result.labels[rows.matrixRow(i)] = fit.assignment.labels[i];
    labelTheRest(all, weights, fit.centres, result.labels, progress);
    const std::vector<std::uint16_t> numbers = newNumbers(fit);
    for (std::uint16_t& label : result.labels)
        label = numbers[label];
    result.sizes.resize(fit.centres.segments);
    result.centres.resize(fit.centres.steps.size());
    for (std::size_t c = 0; c < fit.centres.segments; ++c) {
        result.sizes[numbers[c]] = static_cast<std::uint64_t>(fit.assignment.weights[c]);
        for (std::size_t j = 0; j < features; ++j)
            result.centres[numbers[c] * features + j] = fit.centres.steps[c * features + j] / 65536.0;
    }
    return result;
}

Segmentation divide(const PackedRows& all, std::span<const std::uint32_t> weights, int k, int starts,
                    std::uint64_t seed, const KMeansLimits& limits, Progress& progress) {
    if (k < 1 || k > kMostSegments)
        throw Failure(FailureCode::BadUsage, "The number of segments must lie between 1 and 1000.");
    std::optional<PackedRows> weighted;
    if (!weights.empty()) weighted = weightedRows(all, weights);
    const PackedRows& rows = weighted ? *weighted : all;
    if (rows.rowCount() == 0) throw Failure(FailureCode::NothingToDo, "There are no patients to divide.");
    const auto segments = static_cast<std::size_t>(k);
    const auto begin = [&](const PackedRows& from) {
        return beginnings(from, segments, static_cast<std::size_t>(std::max(starts, 1)), seed, limits,
                          progress);
    };
    Beginnings begun;
    if (limits.start == KMeansStart::PlusPlus && rows.rowCount() > kRowsForDrawnStarts) {
        const PackedRows drawn = drawRows(rows, seed);
        Beginnings onDraw = begin(drawn);
        if (!onDraw.hasTooFewRows)
            begun = hopeful(settledStarts(drawn, std::move(onDraw), limits, progress), rows.rowCount());
    }
    // A draw with too few different rows says nothing about all of them: then all rows are searched.
    if (begun.centres.empty()) begun = begin(rows);
    refuseTooFewRows(begun, k);
    const std::vector<Fit> fits = settledStarts(rows, std::move(begun), limits, progress);
    return describe(all, weights, rows, fits.front(), progress);
}

/// k-means on rows that stand ready.
class PreparedKMeans : public Segmenter {
public:
    PreparedKMeans(const KMeansLimits& limits, const FeatureMatrix& matrix, const Progress& progress)
        : m_limits(limits), m_rows(matrix, progress) {}
    Segmentation segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                         int starts, std::uint64_t seed, Progress& progress) const override {
        if (&matrix != &m_rows.matrix())
            return KMeans(m_limits).segment(matrix, weights, k, starts, seed, progress);
        return divide(m_rows, weights, k, starts, seed, m_limits, progress);
    }

private:
    KMeansLimits m_limits;
    PackedRows m_rows;
};

} // namespace

Segmentation KMeans::segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                             int starts, std::uint64_t seed, Progress& progress) const {
    assert(weights.empty() || weights.size() == matrix.rows);
    return divide(PackedRows(matrix, progress), weights, k, starts, seed, m_limits, progress);
}

std::unique_ptr<Segmenter> KMeans::prepare(const FeatureMatrix& matrix, Progress& progress) const {
    return std::make_unique<PreparedKMeans>(m_limits, matrix, progress);
}

} // namespace vignette
