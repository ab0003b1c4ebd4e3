#pragma once

#include "core/base/progress.h"
#include "core/segment/mixture_family.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// When a run of expectation–maximisation ends besides settling.
struct EmLimits {
    int rounds = 2000;
    /// Settled: a round gains less than this much log-likelihood in all, ...
    double leastGain = 1e-7;
    /// ... or less than this much a patient.
    double leastGainARow = 1e-9;
};

/// A run's end.
struct EmFit {
    ClassParameters parameters;
    double logLikelihood = 0.0; ///< as last read; of `parameters` when settled
    int rounds = 0;
    bool isSettled = false;
};

/// Where each row most likely belongs.
struct EmMemberships {
    std::vector<std::uint16_t> labels;
    std::vector<float> certainty;         ///< of the own class
    std::vector<std::uint32_t> strongest; ///< a class: the row of weight above 0 that is most likely in it
    std::vector<double> strength;         ///< how likely
    double logLikelihood = 0.0;
    double entropy = 0.0; ///< −Σ weight · membership · ln membership
};

/// Expectation–maximisation (Dempster, Laird, Rubin 1977, doi:10.1111/j.2517-6161.1977.tb01600.x) for any
/// family. Log densities are shared out by log-sum-exp; each round reads the rows once. Rows are cut into
/// blocks of 240 and blocks into at most 16 parts by their number alone; parts run in parallel and are added
/// in order, so the bits do not depend on the number of threads. Cancels within one block.
///
/// Begins with the best parameters for rows divided as `labels` says.
EmFit runEm(const MixtureFamily& family, std::span<const std::uint16_t> labels, std::size_t classes,
            const EmLimits& limits, Progress& progress);
/// Begins with parameters, such as those of a run over fewer rows.
EmFit runEm(const MixtureFamily& family, ClassParameters begin, const EmLimits& limits, Progress& progress);

EmMemberships membershipsOf(const MixtureFamily& family, const ClassParameters& parameters,
                            Progress& progress);

} // namespace vignette
