#include "core/segment/k_prototypes.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/segment/describe_division.h"
#include "core/segment/prototype_rows.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace vignette {

namespace {

constexpr int kMostSegments = 1000;
constexpr std::uint64_t kDrawStream = 0x70726F746F;
constexpr std::size_t kSeedRows = 1024;
constexpr std::size_t kSeedRowsASegment = 64;

struct Fit {
    Prototypes prototypes;
    PrototypeAssignment assignment;
    int rounds = 0;
    bool isSettled = false;
};

[[noreturn]] void refuseTooFew(std::size_t k) {
    throw Failure(FailureCode::NothingToDo, "There are fewer than " + std::to_string(k) +
                                                " different patients, so " + std::to_string(k) +
                                                " segments can't be formed. Ask for fewer.");
}

void append(Prototypes& all, const Prototypes& one) {
    all.numbers.insert(all.numbers.end(), one.numbers.begin(), one.numbers.end());
    all.levels.insert(all.levels.end(), one.levels.begin(), one.levels.end());
    ++all.segments;
}

/// Prototypes at rows drawn by weight · distance to the nearest so far; fewer than k when none is apart.
Prototypes drawPrototypes(const PrototypeRows& rows, std::size_t k, Random& random,
                          const Progress& progress) {
    std::vector<double> masses(rows.rowCount());
    std::vector<double> nearest(rows.rowCount(), std::numeric_limits<double>::infinity());
    for (std::size_t place = 0; place < masses.size(); ++place)
        masses[place] = rows.weight(place);
    Prototypes seeds;
    while (seeds.segments < k) {
        progress.checkpoint();
        if (!std::any_of(masses.begin(), masses.end(), [](double mass) { return mass > 0.0; })) return seeds;
        append(seeds, rows.prototypeAt(random.weighted(masses)));
        for (std::size_t place = 0; place < masses.size(); ++place) {
            nearest[place] = std::min(nearest[place], rows.distance(place, seeds, seeds.segments - 1));
            masses[place] = rows.weight(place) * nearest[place];
        }
    }
    return seeds;
}

Prototypes startOf(const PrototypeRows& rows, std::size_t k, std::uint64_t seed, std::size_t start,
                   const Progress& progress) {
    Random random(seed, start);
    const std::size_t enough = std::max(kSeedRows, kSeedRowsASegment * k);
    if (rows.rowCount() > enough) {
        const auto drawn = random.sampleWithoutReplacement(static_cast<std::uint32_t>(rows.rowCount()),
                                                           static_cast<std::uint32_t>(enough));
        Prototypes seeds = drawPrototypes(rows.part(drawn), k, random, progress);
        if (seeds.segments == k) return seeds;
    }
    Prototypes seeds = drawPrototypes(rows, k, random, progress);
    if (seeds.segments < k) refuseTooFew(k);
    return seeds;
}

/// Gives each segment without rows the row farthest from its prototype, out of a segment that keeps others.
bool fillEmpty(std::size_t segments, PrototypeAssignment& assignment) {
    std::vector<std::size_t> members(segments);
    for (const std::uint16_t label : assignment.labels)
        ++members[label];
    bool hasFilled = false;
    for (std::size_t segment = 0; segment < segments; ++segment) {
        if (members[segment] > 0) continue;
        std::size_t farthest = assignment.labels.size();
        for (std::size_t place = 0; place < assignment.labels.size(); ++place)
            if (members[assignment.labels[place]] > 1 &&
                (farthest == assignment.labels.size() ||
                 assignment.distances[place] > assignment.distances[farthest]))
                farthest = place;
        if (farthest == assignment.labels.size()) return hasFilled;
        --members[assignment.labels[farthest]];
        assignment.labels[farthest] = static_cast<std::uint16_t>(segment);
        assignment.distances[farthest] = 0.0;
        members[segment] = 1;
        hasFilled = true;
    }
    return hasFilled;
}

Fit settle(const PrototypeRows& rows, Prototypes prototypes, int rounds, const Progress& progress) {
    Fit fit;
    fit.prototypes = std::move(prototypes);
    std::vector<std::uint16_t> before;
    while (fit.rounds < std::max(rounds, 1)) {
        ++fit.rounds;
        fit.assignment = rows.assign(fit.prototypes, progress);
        fillEmpty(fit.prototypes.segments, fit.assignment);
        fit.isSettled = fit.assignment.labels == before;
        if (fit.isSettled) break;
        before = fit.assignment.labels;
        fit.prototypes = rows.middlesOf(fit.assignment.labels, fit.prototypes.segments, progress);
    }
    return fit;
}

Fit bestStart(const PrototypeRows& rows, std::size_t k, int starts, std::uint64_t seed, int rounds,
              const Progress& progress) {
    std::vector<Fit> fits(static_cast<std::size_t>(std::max(starts, 1)));
    const auto run = [&](std::size_t start) {
        fits[start] = settle(rows, startOf(rows, k, seed, start, progress), rounds, progress);
    };
    if (fits.size() == 1)
        run(0);
    else
        parallelTasks(fits.size(), run);
    return std::move(*std::min_element(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) {
        return a.assignment.cost < b.assignment.cost;
    }));
}

Fit fitRows(const PrototypeRows& rows, std::size_t k, int starts, std::uint64_t seed,
            const KPrototypesLimits& limits, const Progress& progress) {
    if (rows.rowCount() <= limits.mostRowsForStarts)
        return bestStart(rows, k, starts, seed, limits.rounds, progress);
    const auto drawn =
        Random(seed, kDrawStream)
            .sampleWithoutReplacement(static_cast<std::uint32_t>(rows.rowCount()), limits.drawnRows);
    Prototypes begin;
    try {
        begin = bestStart(rows.part(drawn), k, starts, seed, limits.rounds, progress).prototypes;
    } catch (const Failure&) {
        // A draw with too few different rows says nothing about all of them.
        return bestStart(rows, k, starts, seed, limits.rounds, progress);
    }
    return settle(rows, std::move(begin), limits.rounds, progress);
}

} // namespace

Segmentation KPrototypes::segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                                  int starts, std::uint64_t seed, Progress& progress) const {
    assert(weights.empty() || weights.size() == matrix.rows);
    if (k < 1 || k > kMostSegments)
        throw Failure(FailureCode::BadUsage, "The number of segments must lie between 1 and 1000.");
    progress.checkpoint();
    const auto segments = static_cast<std::size_t>(k);
    const PrototypeRows rows(std::make_shared<MixedRows>(MixedRows::of(matrix, NumberUnit::Weighted)),
                             weights);
    if (rows.rowCount() == 0) throw Failure(FailureCode::NothingToDo, "There are no patients to divide.");
    if (segments > rows.rowCount()) refuseTooFew(segments);
    const Fit fit = fitRows(rows, segments, starts, seed, m_limits, progress);

    std::vector<std::uint16_t> labels(matrix.rows);
    for (std::size_t place = 0; place < rows.rowCount(); ++place)
        labels[rows.matrixRow(place)] = fit.assignment.labels[place];
    const PrototypeRows others = rows.others();
    const PrototypeAssignment placed = others.assign(fit.prototypes, progress);
    for (std::size_t place = 0; place < others.rowCount(); ++place)
        labels[others.matrixRow(place)] = placed.labels[place];
    Segmentation result = describeDivision(matrix, weights, std::move(labels), segments, progress);
    result.method = toText(SegmentMethod::KPrototypes);
    result.rounds = fit.rounds;
    result.isSettled = fit.isSettled;
    return result;
}

} // namespace vignette
