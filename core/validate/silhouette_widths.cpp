#include "core/validate/silhouette_widths.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 32;

/// Rows with weight, segment by segment, feature by feature: distances run along memory.
struct Sorted {
    std::vector<std::uint32_t> rows;
    std::vector<std::size_t> firsts; ///< of each segment, and the end
    std::vector<double> totals;      ///< weight of each segment
    std::vector<double> weights;     ///< of each sorted row
    std::vector<float> columns;      ///< features × rows
};

std::uint32_t weightOf(std::span<const std::uint32_t> weights, std::size_t row) {
    return weights.empty() ? 1 : weights[row];
}

Sorted sortRows(const FeatureMatrix& matrix, const Labelling& labelling,
                std::span<const std::uint32_t> weights) {
    Sorted sorted;
    for (std::size_t segment = 0; segment < labelling.segments; ++segment) {
        sorted.firsts.push_back(sorted.rows.size());
        sorted.totals.push_back(0.0);
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            if (labelling.labels[row] != segment || weightOf(weights, row) == 0) continue;
            sorted.rows.push_back(static_cast<std::uint32_t>(row));
            sorted.weights.push_back(weightOf(weights, row));
            sorted.totals.back() += weightOf(weights, row);
        }
    }
    sorted.firsts.push_back(sorted.rows.size());
    sorted.columns.resize(sorted.rows.size() * matrix.columns);
    for (std::size_t i = 0; i < sorted.rows.size(); ++i)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            sorted.columns[j * sorted.rows.size() + i] = matrix.row(sorted.rows[i])[j];
    return sorted;
}

void squaredDistances(const Sorted& sorted, std::span<const float> row, std::vector<double>& squares) {
    std::fill(squares.begin(), squares.end(), 0.0);
    const std::size_t count = squares.size();
    for (std::size_t j = 0; j < row.size(); ++j) {
        const float* column = sorted.columns.data() + j * count;
        const double own = row[j];
        for (std::size_t i = 0; i < count; ++i) {
            const double off = own - column[i];
            squares[i] += off * off;
        }
    }
}

double widthOf(const Sorted& sorted, std::size_t own, const std::vector<double>& squares) {
    if (sorted.totals[own] < 2.0) return 0.0;
    double inside = 0.0;
    double outside = std::numeric_limits<double>::infinity();
    for (std::size_t segment = 0; segment < sorted.totals.size(); ++segment) {
        double sum = 0.0;
        for (std::size_t i = sorted.firsts[segment]; i < sorted.firsts[segment + 1]; ++i)
            sum += sorted.weights[i] * std::sqrt(squares[i]);
        if (segment == own)
            inside = sum / (sorted.totals[own] - 1.0);
        else if (sorted.totals[segment] > 0.0)
            outside = std::min(outside, sum / sorted.totals[segment]);
    }
    const double larger = std::max(inside, outside);
    return std::isfinite(outside) && larger > 0.0 ? (outside - inside) / larger : 0.0;
}

} // namespace

std::vector<double> silhouetteWidths(const FeatureMatrix& matrix, const Labelling& labelling,
                                     std::span<const std::uint32_t> weights, Progress& progress) {
    progress.checkpoint();
    const Sorted sorted = sortRows(matrix, labelling, weights);
    std::vector<double> widths(matrix.rows);
    parallelBlocks(sorted.rows.size(), kBlock, [&](const Block& block) {
        progress.checkpoint();
        std::vector<double> squares(sorted.rows.size());
        for (std::size_t i = block.begin; i < block.end; ++i) {
            const std::uint32_t row = sorted.rows[i];
            squaredDistances(sorted, matrix.row(row), squares);
            widths[row] = widthOf(sorted, labelling.labels[row], squares);
        }
    });
    return widths;
}

double meanWidth(std::span<const double> widths, std::span<const std::uint32_t> weights) {
    double sum = 0.0;
    double total = 0.0;
    for (std::size_t row = 0; row < widths.size(); ++row) {
        sum += weightOf(weights, row) * widths[row];
        total += weightOf(weights, row);
    }
    return total > 0.0 ? sum / total : 0.0;
}

} // namespace vignette
