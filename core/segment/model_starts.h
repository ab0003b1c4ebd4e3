#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"
#include "core/segment/em.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// How a model is fitted from several starts.
struct ModelLimits {
    EmLimits em = {};
    /// Above so many rows of weight the starts run on a seeded draw, and the best two ends go on with all.
    std::size_t mostRowsForStarts = 32768;
    std::uint32_t drawnRows = 20000;
    EmLimits emOnAll = {.rounds = 500, .leastGain = 1e-7, .leastGainARow = 1e-6};
    /// Every start first runs so many rounds; the best third then settles. 0: every start settles.
    int roughRounds = 0;
    /// For choosing and re-testing, where thousands of fits count and the sixth digit doesn't.
    static ModelLimits forChoosing();
};

/// The best end of all starts; `maxima` are the log-likelihoods of all ends on the rows it is an end on,
/// highest first.
struct ModelFit {
    EmFit fit;
    std::vector<double> maxima;
};

/// Starts are, in turn: a run of k-means; nearest of k rows drawn as k-means++ does; and, where there are
/// categories, every row in a class drawn for it, which is how a model with a likelihood of many tops finds
/// those that no distance suggests. All by (seed, number of the start). Degenerate ends
/// (ClassParameters::isDegenerate) rank after all others.
///
/// `matrix` gives the rows for k-means; its patients' rows are family.rowOfPatient(). Throws
/// Failure(NothingToDo) when there are fewer than k different rows.
ModelFit fitFromStarts(const MixtureFamily& family, const FeatureMatrix& matrix, std::size_t k, int starts,
                       std::uint64_t seed, const ModelLimits& limits, Progress& progress);

} // namespace vignette
