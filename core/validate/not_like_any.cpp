#include "core/validate/not_like_any.h"

#include "core/base/parallel.h"
#include "core/validate/nearest_centre.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr double kUsualShare = 0.975;
constexpr double kLeastCertainty = 0.5;
constexpr std::size_t kBlock = 2048;

std::vector<double> ownDistances(const FeatureMatrix& matrix, std::span<const std::uint16_t> labels,
                                 std::span<const double> centres) {
    std::vector<double> distances(matrix.rows);
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row)
            distances[row] = distanceToCentre(matrix, row, centres, labels[row]);
    });
    return distances;
}

/// The value at a place of the ascending order; 0 of nothing.
double quantileOf(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

std::vector<double> medianDistances(const std::vector<double>& distances,
                                    std::span<const std::uint16_t> labels, std::size_t segments) {
    std::vector<std::vector<double>> bySegment(segments);
    for (std::size_t row = 0; row < labels.size(); ++row)
        bySegment[labels[row]].push_back(distances[row]);
    std::vector<double> medians;
    for (std::vector<double>& own : bySegment)
        medians.push_back(quantileOf(std::move(own), 0.5));
    return medians;
}

} // namespace

double farFactorOf(const FeatureMatrix& noGroups, const Segmentation& division) {
    if (division.labels.empty()) return 1.0;
    const std::vector<double> distances = ownDistances(noGroups, division.labels, division.centres);
    const std::vector<double> medians = medianDistances(distances, division.labels, division.sizes.size());
    std::vector<double> factors;
    for (std::size_t row = 0; row < distances.size(); ++row)
        if (medians[division.labels[row]] > 0.0)
            factors.push_back(distances[row] / medians[division.labels[row]]);
    return std::max(1.0, quantileOf(std::move(factors), kUsualShare));
}

NotLikeAny notLikeAny(const FeatureMatrix& matrix, std::span<const std::uint16_t> labels,
                      std::span<const double> centres, std::span<const float> certainty, double farFactor) {
    const std::size_t segments = matrix.columns ? centres.size() / matrix.columns : 0;
    const std::vector<double> distances = ownDistances(matrix, labels, centres);
    const std::vector<double> medians = medianDistances(distances, labels, segments);
    NotLikeAny result;
    result.report.farFactor = farFactor;
    result.report.leastCertainty = certainty.empty() ? 0.0 : kLeastCertainty;
    result.report.segments.assign(segments, 0);
    result.isUnlike.assign(matrix.rows, 0);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const bool isFar = distances[row] > farFactor * medians[labels[row]];
        const bool isUnsure = !certainty.empty() && certainty[row] < kLeastCertainty;
        if (!isFar && !isUnsure) continue;
        result.isUnlike[row] = 1;
        ++result.report.total;
        ++result.report.segments[labels[row]];
    }
    return result;
}

} // namespace vignette
