#include "core/segment/model_starts.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/segment/k_means.h"

#include <algorithm>
#include <memory>

namespace vignette {

namespace {

constexpr std::uint64_t kDrawStream = 0x656D64726177; ///< apart from the starts' streams

/// Rows a start runs on, as a matrix for k-means too.
struct StartRows {
    std::unique_ptr<MixtureFamily> family;
    FeatureMatrix matrix;
    std::vector<std::uint32_t> weights;
};

/// Weights above 2³² don't occur: patterns add up patients.
StartRows startRowsOf(const MixtureFamily& family, const FeatureMatrix& matrix,
                      const std::vector<std::uint32_t>& rows) {
    const std::span<const std::uint32_t> rowOfPatient = family.rowOfPatient();
    std::vector<std::uint32_t> patientOfRow(family.rowWeights().size());
    for (std::size_t patient = matrix.rows; patient-- > 0;)
        patientOfRow[rowOfPatient.empty() ? patient : rowOfPatient[patient]] =
            static_cast<std::uint32_t>(patient);
    StartRows start;
    start.family = family.drawn(rows);
    start.matrix.rows = rows.size();
    start.matrix.columns = matrix.columns;
    start.matrix.values.reserve(rows.size() * matrix.columns);
    for (const std::uint32_t row : rows) {
        const std::span<const float> values = matrix.row(patientOfRow[row]);
        start.matrix.values.insert(start.matrix.values.end(), values.begin(), values.end());
        start.weights.push_back(static_cast<std::uint32_t>(family.rowWeights()[row]));
    }
    return start;
}

std::vector<std::uint32_t> rowsOfWeight(const MixtureFamily& family) {
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < family.rowWeights().size(); ++row)
        if (family.rowWeights()[row] > 0.0) rows.push_back(static_cast<std::uint32_t>(row));
    return rows;
}

std::vector<std::uint32_t> drawFrom(const std::vector<std::uint32_t>& rows, std::uint32_t count,
                                    std::uint64_t seed) {
    std::vector<std::uint32_t> drawn =
        Random(seed, kDrawStream).sampleWithoutReplacement(static_cast<std::uint32_t>(rows.size()), count);
    for (std::uint32_t& row : drawn)
        row = rows[row];
    return drawn;
}

std::vector<std::uint16_t> startLabels(const StartRows& rows, std::size_t k, int start, std::uint64_t seed,
                                       Progress& progress) {
    // Rows at random are for likelihoods with probabilities; for normals they find spikes.
    const int kinds = rows.family->startBelief() < 1.0 ? 3 : 2;
    const int kind = start % kinds;
    if (kind < 2) {
        const KMeansLimits limits{.rounds = kind == 0 ? 100 : 1, .leastGain = 0.0, .drawnRows = 0};
        return KMeans(limits)
            .segment(rows.matrix, rows.weights, static_cast<int>(k), 1,
                     mix64(seed, static_cast<std::uint64_t>(start)), progress)
            .labels;
    }
    Random random(seed, static_cast<std::uint64_t>(start));
    std::vector<std::uint16_t> labels(rows.weights.size());
    for (std::uint16_t& label : labels)
        label = static_cast<std::uint16_t>(random.below(k));
    return labels;
}

/// Better ends first; ties to the earlier start.
void rank(std::vector<EmFit>& fits) {
    std::stable_sort(fits.begin(), fits.end(), [](const EmFit& a, const EmFit& b) {
        if (a.parameters.isDegenerate != b.parameters.isDegenerate) return b.parameters.isDegenerate;
        return a.logLikelihood > b.logLikelihood;
    });
}

/// Runs each fit on from where it stands.
void goOn(const MixtureFamily& family, std::vector<EmFit>& fits, const EmLimits& limits, Progress& progress) {
    const auto run = [&](std::size_t i) {
        const int before = fits[i].rounds;
        fits[i] = runEm(family, std::move(fits[i].parameters), limits, progress);
        fits[i].rounds += before;
    };
    if (fits.size() == 1)
        run(0);
    else
        parallelTasks(fits.size(), run);
    rank(fits);
}

std::vector<EmFit> endsOf(const StartRows& rows, std::size_t k, int starts, std::uint64_t seed,
                          const ModelLimits& limits, Progress& progress) {
    constexpr std::size_t kGoOn = 3; ///< one in so many
    std::vector<EmFit> fits(static_cast<std::size_t>(std::max(starts, 1)));
    EmLimits first = limits.em;
    if (limits.roughRounds > 0 && fits.size() > 1) first.rounds = std::min(first.rounds, limits.roughRounds);
    const auto run = [&](std::size_t i) {
        fits[i] = runEm(*rows.family, startLabels(rows, k, static_cast<int>(i), seed, progress), k, first,
                        progress);
    };
    if (fits.size() == 1)
        run(0);
    else
        parallelTasks(fits.size(), run);
    rank(fits);
    if (first.rounds == limits.em.rounds) return fits;
    fits.resize((fits.size() + kGoOn - 1) / kGoOn);
    goOn(*rows.family, fits, limits.em, progress);
    return fits;
}

/// Ends that are not the same top again.
void keepDifferent(std::vector<EmFit>& fits, std::size_t count) {
    constexpr double kSame = 1e-6; ///< of the log-likelihood
    std::vector<EmFit> kept;
    for (EmFit& fit : fits)
        if (kept.size() < count && (kept.empty() || kept.back().logLikelihood - fit.logLikelihood >
                                                        kSame * (1.0 + std::abs(kept.back().logLikelihood))))
            kept.push_back(std::move(fit));
    fits = std::move(kept);
}

} // namespace

ModelLimits ModelLimits::forChoosing() {
    constexpr EmLimits kQuick{.rounds = 100, .leastGain = 1e-4, .leastGainARow = 1e-5};
    ModelLimits limits;
    limits.em = kQuick;
    limits.emOnAll = kQuick;
    limits.roughRounds = 10;
    limits.mostRowsForStarts = 8192;
    limits.drawnRows = 4096;
    return limits;
}

ModelFit fitFromStarts(const MixtureFamily& family, const FeatureMatrix& matrix, std::size_t k, int starts,
                       std::uint64_t seed, const ModelLimits& limits, Progress& progress) {
    const std::vector<std::uint32_t> rows = rowsOfWeight(family);
    std::vector<EmFit> fits;
    if (rows.size() > limits.mostRowsForStarts) {
        try {
            fits = endsOf(startRowsOf(family, matrix, drawFrom(rows, limits.drawnRows, seed)), k, starts,
                          seed, limits, progress);
            keepDifferent(fits, 2);
            goOn(family, fits, limits.emOnAll, progress);
        } catch (const Failure&) {
            fits.clear(); // a draw with too few different rows says nothing about all of them
        }
    }
    if (fits.empty()) fits = endsOf(startRowsOf(family, matrix, rows), k, starts, seed, limits, progress);
    ModelFit result;
    for (const EmFit& fit : fits)
        result.maxima.push_back(fit.logLikelihood);
    std::sort(result.maxima.rbegin(), result.maxima.rend());
    result.fit = std::move(fits.front());
    return result;
}

} // namespace vignette
