#include "core/validate/separation_indices.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 4096;

/// Weights and means of the inhabited segments, and where each label stands among them.
struct Means {
    std::vector<std::uint64_t> weights;
    std::vector<double> values; ///< segments × features
    std::vector<double> overall;
    std::uint64_t total = 0;
    std::vector<std::size_t> placeOfLabel;
    std::size_t count() const { return weights.size(); }
};

/// What rows of one segment are off its mean.
struct Spread {
    std::vector<double> squares;   ///< Σ weight · squared distance, a segment
    std::vector<double> distances; ///< Σ weight · distance
};

std::uint32_t weightOf(std::span<const std::uint32_t> weights, std::size_t row) {
    return weights.empty() ? 1 : weights[row];
}

Means meansOf(const FeatureMatrix& matrix, const Labelling& labelling,
              std::span<const std::uint32_t> weights) {
    constexpr double kStepsPerUnit = 65536.0;
    const std::size_t features = matrix.columns;
    std::vector<std::uint64_t> counts(labelling.segments);
    std::vector<std::int64_t> sums(labelling.segments * features); // whole steps: exact in any order
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const std::uint32_t weight = weightOf(weights, row);
        std::int64_t* own = sums.data() + labelling.labels[row] * features;
        for (std::size_t j = 0; j < features; ++j)
            own[j] += static_cast<std::int64_t>(static_cast<double>(matrix.row(row)[j]) * kStepsPerUnit) *
                      static_cast<std::int64_t>(weight);
        counts[labelling.labels[row]] += weight;
    }
    Means means;
    std::vector<std::int64_t> all(features);
    means.placeOfLabel.resize(labelling.segments);
    for (std::size_t label = 0; label < labelling.segments; ++label) {
        if (counts[label] == 0) continue;
        means.placeOfLabel[label] = means.count();
        means.weights.push_back(counts[label]);
        means.total += counts[label];
        for (std::size_t j = 0; j < features; ++j) {
            all[j] += sums[label * features + j];
            means.values.push_back(static_cast<double>(sums[label * features + j]) /
                                   (static_cast<double>(counts[label]) * kStepsPerUnit));
        }
    }
    for (const std::int64_t sum : all)
        means.overall.push_back(static_cast<double>(sum) /
                                (static_cast<double>(means.total) * kStepsPerUnit));
    return means;
}

template<typename Value>
double squaredDistanceTo(const double* point, const Value* values, std::size_t features) {
    double sum = 0.0;
    for (std::size_t j = 0; j < features; ++j) {
        const double off = static_cast<double>(values[j]) - point[j];
        sum += off * off;
    }
    return sum;
}

Spread spreadAbout(const Means& means, const FeatureMatrix& matrix, const Labelling& labelling,
                   std::span<const std::uint32_t> weights, Progress& progress) {
    const std::size_t segments = means.count();
    std::vector<Spread> parts(blockCount(matrix.rows, kBlock));
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        progress.checkpoint();
        Spread& part = parts[block.index];
        part.squares.resize(segments);
        part.distances.resize(segments);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const std::uint32_t weight = weightOf(weights, row);
            if (weight == 0) continue;
            const std::size_t own = means.placeOfLabel[labelling.labels[row]];
            const double square = squaredDistanceTo(means.values.data() + own * matrix.columns,
                                                    matrix.row(row).data(), matrix.columns);
            part.squares[own] += weight * square;
            part.distances[own] += weight * std::sqrt(square);
        }
    });
    Spread spread{.squares = std::vector<double>(segments), .distances = std::vector<double>(segments)};
    for (const Spread& part : parts)
        for (std::size_t s = 0; s < segments; ++s) {
            spread.squares[s] += part.squares[s];
            spread.distances[s] += part.distances[s];
        }
    return spread;
}

double sumOf(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum;
}

std::optional<double> calinskiHarabaszOf(const Means& means, const Spread& spread) {
    const std::size_t features = means.overall.size();
    const double within = sumOf(spread.squares);
    if (means.count() < 2 || means.total <= means.count() || within == 0.0) return std::nullopt;
    double between = 0.0;
    for (std::size_t s = 0; s < means.count(); ++s)
        between += static_cast<double>(means.weights[s]) *
                   squaredDistanceTo(means.overall.data(), means.values.data() + s * features, features);
    const auto k = static_cast<double>(means.count());
    return between * (static_cast<double>(means.total) - k) / (within * (k - 1.0));
}

std::optional<double> daviesBouldinOf(const Means& means, const Spread& spread) {
    const std::size_t features = means.overall.size();
    if (means.count() < 2) return std::nullopt;
    double sum = 0.0;
    for (std::size_t a = 0; a < means.count(); ++a) {
        double worst = 0.0;
        for (std::size_t b = 0; b < means.count(); ++b) {
            if (a == b) continue;
            const double apart = std::sqrt(squaredDistanceTo(means.values.data() + a * features,
                                                             means.values.data() + b * features, features));
            if (apart == 0.0) return std::nullopt;
            const double widths = spread.distances[a] / static_cast<double>(means.weights[a]) +
                                  spread.distances[b] / static_cast<double>(means.weights[b]);
            worst = std::max(worst, widths / apart);
        }
        sum += worst;
    }
    return sum / static_cast<double>(means.count());
}

} // namespace

SeparationIndices separationIndices(const FeatureMatrix& matrix, const Labelling& labelling,
                                    std::span<const std::uint32_t> weights, Progress& progress) {
    progress.checkpoint();
    const Means means = meansOf(matrix, labelling, weights);
    const Spread spread = spreadAbout(means, matrix, labelling, weights, progress);
    return {.calinskiHarabasz = calinskiHarabaszOf(means, spread),
            .daviesBouldin = daviesBouldinOf(means, spread)};
}

double withinSumOfSquares(const FeatureMatrix& matrix, const Labelling& labelling,
                          std::span<const std::uint32_t> weights, Progress& progress) {
    progress.checkpoint();
    const Means means = meansOf(matrix, labelling, weights);
    return sumOf(spreadAbout(means, matrix, labelling, weights, progress).squares);
}

} // namespace vignette
