#include "core/segment/model_division.h"

#include "core/base/failure.h"
#include "core/segment/describe_division.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr int kMostSegments = 1000;

void check(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k) {
    assert(weights.empty() || weights.size() == matrix.rows);
    if (k < 1 || k > kMostSegments)
        throw Failure(FailureCode::BadUsage, "The number of segments must lie between 1 and 1000.");
    const bool hasWeight = weights.empty() ? matrix.rows > 0
                                           : std::any_of(weights.begin(), weights.end(),
                                                         [](std::uint32_t weight) { return weight > 0; });
    if (!hasWeight) throw Failure(FailureCode::NothingToDo, "There are no patients to divide.");
}

/// Everything about the rows as one thing: patients with the same cells.
bool areTwins(const FeatureMatrix& matrix, std::size_t a, std::size_t b) {
    const std::size_t fields = matrix.plan.fields.size();
    const auto mask = [&](std::size_t row) { return matrix.missing.data() + row * fields; };
    const std::span<const float> first = matrix.row(a);
    const std::span<const float> second = matrix.row(b);
    return std::equal(first.begin(), first.end(), second.begin()) &&
           (matrix.missing.empty() || std::equal(mask(a), mask(a) + fields, mask(b)));
}

/// Patients of weight above 0 a class, by label.
std::vector<double> classWeights(const MixtureFamily& family, const std::vector<std::uint16_t>& labels,
                                 std::size_t k) {
    std::vector<double> weights(k);
    for (std::size_t row = 0; row < labels.size(); ++row)
        weights[labels[row]] += family.rowWeights()[row];
    return weights;
}

/// The patient who stands for each row.
std::vector<std::uint32_t> patientsOfRows(const MixtureFamily& family, std::size_t patients) {
    std::vector<std::uint32_t> result(family.rowWeights().size());
    for (std::size_t patient = patients; patient-- > 0;)
        result[family.rowOfPatient().empty() ? patient : family.rowOfPatient()[patient]] =
            static_cast<std::uint32_t>(patient);
    return result;
}

/// Moves a row and its twins to class c, unless that empties another; says whether it did.
bool moveTo(const MixtureFamily& family, const FeatureMatrix& matrix,
            const std::vector<std::uint32_t>& patients, std::size_t row, std::uint16_t c, float certainty,
            EmMemberships& memberships) {
    std::vector<std::size_t> moved;
    double weight = 0.0;
    for (std::size_t other = 0; other < patients.size(); ++other)
        if (areTwins(matrix, patients[row], patients[other])) {
            moved.push_back(other);
            weight += family.rowWeights()[other];
        }
    const std::uint16_t from = memberships.labels[row];
    const std::size_t classes = memberships.strongest.size();
    if (!(weight > 0.0) || classWeights(family, memberships.labels, classes)[from] <= weight) return false;
    for (const std::size_t other : moved) {
        memberships.labels[other] = c;
        memberships.certainty[other] = certainty;
    }
    return true;
}

void fillEmptyClasses(const MixtureFamily& family, const FeatureMatrix& matrix, EmMemberships& memberships) {
    const std::size_t k = memberships.strongest.size();
    const std::vector<std::uint32_t> patients = patientsOfRows(family, matrix.rows);
    for (std::size_t c = 0; c < k; ++c) {
        if (classWeights(family, memberships.labels, k)[c] > 0.0) continue;
        const auto number = static_cast<std::uint16_t>(c);
        const auto certainty = static_cast<float>(memberships.strength[c]);
        bool isFilled =
            moveTo(family, matrix, patients, memberships.strongest[c], number, certainty, memberships);
        for (std::size_t row = 0; !isFilled && row < patients.size(); ++row)
            isFilled = moveTo(family, matrix, patients, row, number, 0.0F, memberships);
    }
}

Likelihood likelihoodOf(const MixtureFamily& family, const EmMemberships& memberships,
                        std::vector<double> maxima) {
    const std::span<const double> weights = family.rowWeights();
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    Likelihood likelihood;
    likelihood.logLikelihood = memberships.logLikelihood;
    likelihood.parameters = family.freeParameters(memberships.strongest.size());
    likelihood.bic = -2.0 * likelihood.logLikelihood + likelihood.parameters * std::log(total);
    likelihood.icl = likelihood.bic + 2.0 * memberships.entropy;
    likelihood.maxima = std::move(maxima);
    return likelihood;
}

} // namespace

Segmentation divideByModel(const std::string& method, const FamilyMaker& makeFamily,
                           const ModelLimits& limits, const FeatureMatrix& matrix,
                           std::span<const std::uint32_t> weights, int k, int starts, std::uint64_t seed,
                           Progress& progress) {
    check(matrix, weights, k);
    progress.checkpoint();
    const std::unique_ptr<MixtureFamily> family = makeFamily(matrix, weights);
    ModelFit best =
        fitFromStarts(*family, matrix, static_cast<std::size_t>(k), starts, seed, limits, progress);
    EmMemberships memberships = membershipsOf(*family, best.fit.parameters, progress);
    const Likelihood likelihood = likelihoodOf(*family, memberships, std::move(best.maxima));
    fillEmptyClasses(*family, matrix, memberships);

    std::vector<std::uint16_t> labels(matrix.rows);
    std::vector<float> certainty(matrix.rows);
    const std::span<const std::uint32_t> rowOfPatient = family->rowOfPatient();
    for (std::size_t patient = 0; patient < matrix.rows; ++patient) {
        const std::size_t row = rowOfPatient.empty() ? patient : rowOfPatient[patient];
        labels[patient] = memberships.labels[row];
        certainty[patient] = memberships.certainty[row];
    }
    Segmentation result =
        describeDivision(matrix, weights, std::move(labels), static_cast<std::size_t>(k), progress);
    result.method = method;
    result.rounds = best.fit.rounds;
    result.isSettled = best.fit.isSettled;
    result.likelihood = likelihood;
    result.certainty = std::move(certainty);
    return result;
}

} // namespace vignette
