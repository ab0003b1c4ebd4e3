#include "core/validate/silhouette.h"

#include "core/base/parallel.h"
#include "core/validate/sample_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 32;

/// The measured rows, feature by feature, so that the distances of one row to all run along memory.
struct Columns {
    std::size_t rows = 0;
    std::size_t features = 0;
    std::vector<float> values; ///< features × rows
};

Columns columnsOf(const FeatureMatrix& matrix, const std::vector<std::uint32_t>& rows) {
    Columns columns{.rows = rows.size(), .features = matrix.columns, .values = {}};
    columns.values.resize(columns.rows * columns.features);
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            columns.values[j * rows.size() + i] = matrix.row(rows[i])[j];
    return columns;
}

/// Distances of one measured row to all, each summed in feature order.
void distancesFrom(const Columns& columns, std::size_t from, std::vector<double>& distances) {
    std::fill(distances.begin(), distances.end(), 0.0);
    for (std::size_t j = 0; j < columns.features; ++j) {
        const float* column = columns.values.data() + j * columns.rows;
        const double own = column[from];
        for (std::size_t i = 0; i < columns.rows; ++i) {
            const double off = own - column[i];
            distances[i] += off * off;
        }
    }
    for (double& distance : distances)
        distance = std::sqrt(distance);
}

/// One labelling restricted to the measured rows.
struct Measured {
    std::vector<std::uint16_t> labels;
    std::vector<double> counts;
};

double widthOf(const Measured& measured, std::size_t row, const std::vector<double>& distances) {
    std::vector<double> sums(measured.counts.size());
    for (std::size_t i = 0; i < distances.size(); ++i)
        sums[measured.labels[i]] += distances[i];
    const std::uint16_t own = measured.labels[row];
    if (measured.counts[own] < 2.0) return 0.0;
    const double inside = sums[own] / (measured.counts[own] - 1.0);
    double outside = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < sums.size(); ++c)
        if (c != own && measured.counts[c] > 0.0) outside = std::min(outside, sums[c] / measured.counts[c]);
    if (!std::isfinite(outside)) return 0.0;
    const double larger = std::max(inside, outside);
    return larger > 0.0 ? (outside - inside) / larger : 0.0;
}

Silhouette summarise(const std::vector<double>& widths, bool isSample) {
    Silhouette result;
    result.measured = widths.size();
    if (widths.empty()) return result;
    const auto count = static_cast<double>(widths.size());
    double sum = 0.0;
    for (const double width : widths)
        sum += width;
    result.mean = sum / count;
    if (!isSample || widths.size() < 2) return result;
    double squares = 0.0;
    for (const double width : widths)
        squares += (width - result.mean) * (width - result.mean);
    result.standardError = std::sqrt(squares / (count - 1.0) / count);
    return result;
}

} // namespace

std::vector<Silhouette> silhouettes(const FeatureMatrix& matrix, std::span<const Labelling> labellings,
                                    const SilhouettePlan& plan, Progress& progress) {
    const std::vector<std::uint32_t> rows = sampledRows(matrix.rows, plan.mostRows, plan.seed);
    const Columns columns = columnsOf(matrix, rows);
    std::vector<Measured> measured(labellings.size());
    for (std::size_t l = 0; l < labellings.size(); ++l) {
        measured[l].counts.resize(labellings[l].segments);
        for (const std::uint32_t row : rows) {
            measured[l].labels.push_back(labellings[l].labels[row]);
            measured[l].counts[labellings[l].labels[row]] += 1.0;
        }
    }
    std::vector<std::vector<double>> widths(labellings.size(), std::vector<double>(rows.size()));
    parallelBlocks(rows.size(), kBlock, [&](const Block& block) {
        progress.checkpoint();
        std::vector<double> distances(rows.size());
        for (std::size_t row = block.begin; row < block.end; ++row) {
            distancesFrom(columns, row, distances);
            for (std::size_t l = 0; l < labellings.size(); ++l)
                widths[l][row] = widthOf(measured[l], row, distances);
        }
    });
    std::vector<Silhouette> results;
    for (const std::vector<double>& width : widths)
        results.push_back(summarise(width, rows.size() < matrix.rows));
    return results;
}

} // namespace vignette
