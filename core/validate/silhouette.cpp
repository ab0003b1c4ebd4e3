#include "core/validate/silhouette.h"

#include "core/base/parallel.h"
#include "core/validate/distance_sums.h"
#include "core/validate/sample_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 64; ///< rows whose panels stay in the near caches

/// The measured rows in an order that puts those together which share their segment in every labelling: a
/// run.
struct Measured {
    std::vector<std::uint32_t> rows; ///< of the matrix
    std::vector<std::uint32_t> runs; ///< a measured row
    std::size_t runCount = 0;
    std::vector<std::vector<std::uint16_t>> labelOfRun; ///< a labelling, a run
    std::vector<std::vector<double>> counts;            ///< a labelling, a segment: measured rows
};

bool isSameRun(std::span<const Labelling> labellings, std::uint32_t a, std::uint32_t b) {
    return std::all_of(labellings.begin(), labellings.end(),
                       [&](const Labelling& l) { return l.labels[a] == l.labels[b]; });
}

Measured measuredRows(std::span<const Labelling> labellings, std::vector<std::uint32_t> rows) {
    Measured measured{.rows = std::move(rows), .runs = {}, .runCount = 0, .labelOfRun = {}, .counts = {}};
    std::stable_sort(measured.rows.begin(), measured.rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        for (const Labelling& l : labellings)
            if (l.labels[a] != l.labels[b]) return l.labels[a] < l.labels[b];
        return false;
    });
    measured.labelOfRun.resize(labellings.size());
    for (std::size_t i = 0; i < measured.rows.size(); ++i) {
        const std::uint32_t row = measured.rows[i];
        if (i == 0 || !isSameRun(labellings, measured.rows[i - 1], row)) {
            for (std::size_t l = 0; l < labellings.size(); ++l)
                measured.labelOfRun[l].push_back(labellings[l].labels[row]);
            ++measured.runCount;
        }
        measured.runs.push_back(static_cast<std::uint32_t>(measured.runCount - 1));
    }
    for (const Labelling& l : labellings) {
        measured.counts.emplace_back(l.segments);
        for (const std::uint32_t row : measured.rows)
            measured.counts.back()[l.labels[row]] += 1.0;
    }
    return measured;
}

/// The measured rows in double, and |row|² of each.
struct Values {
    std::size_t features = 0;
    std::vector<double> rows; ///< row-major
    std::vector<double> squares;
};

Values valuesOf(const FeatureMatrix& matrix, const std::vector<std::uint32_t>& rows) {
    Values values{.features = matrix.columns, .rows = {}, .squares = {}};
    values.rows.reserve(rows.size() * matrix.columns);
    for (const std::uint32_t row : rows) {
        double square = 0.0;
        for (const float value : matrix.row(row)) {
            values.rows.push_back(value);
            square += static_cast<double>(value) * static_cast<double>(value);
        }
        values.squares.push_back(square);
    }
    return values;
}

/// Sums of the distances of rows [begin, end) to each run: rounded up to whole panels × runs × 8.
std::vector<double> runSums(const Values& values, const Measured& measured, const Block& block,
                            bool isExact) {
    const std::size_t panels = blockCount(block.size(), kPanelRows);
    std::vector<double> packed(panels * values.features * kPanelRows);
    std::vector<double> squares(panels * kPanelRows);
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const std::size_t place = row - block.begin;
        squares[place] = values.squares[row];
        for (std::size_t j = 0; j < values.features; ++j)
            packed[(place / kPanelRows * values.features + j) * kPanelRows + place % kPanelRows] =
                values.rows[row * values.features + j];
    }
    std::vector<double> sums(panels * measured.runCount * kPanelRows);
    const DistanceTask task{.panels = packed.data(),
                            .panelSquares = squares.data(),
                            .panelCount = panels,
                            .others = values.rows.data(),
                            .otherSquares = values.squares.data(),
                            .runs = measured.runs.data(),
                            .otherCount = measured.rows.size(),
                            .features = values.features,
                            .runCount = measured.runCount,
                            .sums = sums.data()};
    // Rows so far out that sums may round: one way of summing for every CPU.
    if (isExact)
        sumDistances(task);
    else
        sumDistancesBaseline(task);
    return sums;
}

/// The silhouette of one row from the sums of its distances to each run (eight apart).
double widthOf(const Measured& measured, std::size_t labelling, std::size_t row, const double* runSums) {
    const std::vector<double>& counts = measured.counts[labelling];
    const std::vector<std::uint16_t>& labels = measured.labelOfRun[labelling];
    std::vector<double> sums(counts.size());
    for (std::size_t run = 0; run < measured.runCount; ++run)
        sums[labels[run]] += runSums[run * kPanelRows];
    const std::uint16_t own = labels[measured.runs[row]];
    if (counts[own] < 2.0) return 0.0;
    const double inside = sums[own] / (counts[own] - 1.0);
    double outside = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < sums.size(); ++c)
        if (c != own && counts[c] > 0.0) outside = std::min(outside, sums[c] / counts[c]);
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
    const Measured measured = measuredRows(labellings, sampledRows(matrix.rows, plan.mostRows, plan.seed));
    const Values values = valuesOf(matrix, measured.rows);
    const bool isExact = std::all_of(values.squares.begin(), values.squares.end(),
                                     [](double square) { return square <= kExactSquare; });
    const std::size_t count = measured.rows.size();
    std::vector<std::vector<double>> widths(labellings.size(), std::vector<double>(count));
    parallelBlocks(count, kBlock, [&](const Block& block) {
        progress.checkpoint();
        const std::vector<double> sums = runSums(values, measured, block, isExact);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const std::size_t place = row - block.begin;
            const double* own =
                sums.data() + place / kPanelRows * measured.runCount * kPanelRows + place % kPanelRows;
            for (std::size_t l = 0; l < labellings.size(); ++l)
                widths[l][row] = widthOf(measured, l, row, own);
        }
    });
    std::vector<Silhouette> results;
    for (const std::vector<double>& width : widths)
        results.push_back(summarise(width, count < matrix.rows));
    return results;
}

} // namespace vignette
