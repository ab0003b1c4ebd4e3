#include "core/segment/lloyd_round.h"

#include "core/base/parallel.h"
#include "core/segment/kernels.h"

#include <algorithm>
#include <array>

namespace vignette {

namespace {

constexpr std::size_t kBlockRows = 8192;
constexpr std::size_t kParallelRows = 65536; ///< below, starts and resamples keep the threads busy

/// What one block's movers change.
struct Change {
    std::vector<std::int64_t> sums;
    std::vector<std::int64_t> weights;
    std::uint64_t moved = 0;
};

/// Adds a row `times` times; the kernel takes weights up to 255.
void addWeighted(const Kernels& kernel, std::int64_t* sums, const float* row, std::size_t features,
                 std::int64_t times) {
    constexpr std::int64_t kMost = 255;
    while (times != 0) {
        const std::int64_t part = std::clamp(times, -kMost, kMost);
        kernel.addRow(sums, row, features, static_cast<std::int32_t>(part));
        times -= part;
    }
}

void moveRow(const RowPanels& rows, std::size_t row, std::uint16_t to, Assignment& assignment,
             Change& change) {
    const Kernels& kernel = kernels();
    const std::size_t features = rows.features();
    const std::uint16_t from = assignment.labels[row];
    const std::int64_t weight = rows.weight(row);
    if (from != kNoSegment) {
        addWeighted(kernel, change.sums.data() + from * features, rows.inPanel(row), features, -weight);
        change.weights[from] -= weight;
    }
    addWeighted(kernel, change.sums.data() + to * features, rows.inPanel(row), features, weight);
    change.weights[to] += weight;
    assignment.labels[row] = to;
    ++change.moved;
}

void apply(const Change& change, Assignment& assignment) {
    if (change.moved == 0) return;
    for (std::size_t i = 0; i < change.sums.size(); ++i)
        assignment.sums[i] += change.sums[i];
    for (std::size_t i = 0; i < change.weights.size(); ++i)
        assignment.weights[i] += change.weights[i];
}

Change noChange(const Assignment& assignment) {
    return {.sums = std::vector<std::int64_t>(assignment.sums.size()),
            .weights = std::vector<std::int64_t>(assignment.weights.size()),
            .moved = 0};
}

/// Screens a block of rows and moves those whose nearest centre changed. A few panels at a time, so that the
/// rows that move are still in the nearest cache.
void assignBlock(const RowPanels& rows, const Centres& centres, const Block& block, Assignment& assignment,
                 Change& change) {
    constexpr std::size_t kBatch = 4 * kPanelRows;
    const ScreenTolerance tolerance = screenTolerance(centres);
    std::array<std::int32_t, kBatch> best;
    std::array<std::int32_t, kBatch> isSure;
    ScreenTask task{.features = rows.features(),
                    .centres = centres.values.data(),
                    .halfSquares = centres.halfSquares.data(),
                    .segments = centres.segments,
                    .base = tolerance.base,
                    .perNorm = tolerance.perNorm,
                    .perSquare = tolerance.perSquare,
                    .best = best.data(),
                    .isSure = isSure.data()};
    for (std::size_t begin = block.begin; begin < block.end; begin += kBatch) {
        const std::size_t end = std::min(block.end, begin + kBatch);
        task.panels = rows.panel(begin / kPanelRows);
        task.panelCount = blockCount(end - begin, kPanelRows);
        task.norms = rows.norms() + begin;
        kernels().screen(task);
        for (std::size_t row = begin; row < end; ++row) {
            const std::uint16_t nearest = isSure[row - begin] ? static_cast<std::uint16_t>(best[row - begin])
                                                              : nearestCentre(rows.values(row), centres);
            if (nearest != assignment.labels[row]) moveRow(rows, row, nearest, assignment, change);
        }
    }
}

std::uint64_t assignInParallel(const RowPanels& rows, const Centres& centres, Assignment& assignment,
                               Progress& progress) {
    std::vector<Change> changes(blockCount(rows.rowCount(), kBlockRows));
    parallelBlocks(rows.rowCount(), kBlockRows, [&](const Block& block) {
        progress.checkpoint();
        changes[block.index] = noChange(assignment);
        assignBlock(rows, centres, block, assignment, changes[block.index]);
    });
    std::uint64_t moved = 0;
    for (const Change& change : changes) {
        apply(change, assignment);
        moved += change.moved;
    }
    return moved;
}

/// Rounds sum / weight to the nearest whole, halves away from zero.
std::int32_t roundedMean(std::int64_t sum, std::int64_t weight) {
    const std::int64_t magnitude = sum < 0 ? -sum : sum;
    const std::int64_t mean = (2 * magnitude + weight) / (2 * weight);
    return static_cast<std::int32_t>(sum < 0 ? -mean : mean);
}

} // namespace

Assignment Assignment::none(const RowPanels& rows, std::size_t segments) {
    return {.labels = std::vector<std::uint16_t>(rows.rowCount(), kNoSegment),
            .sums = std::vector<std::int64_t>(segments * rows.features()),
            .weights = std::vector<std::int64_t>(segments)};
}

std::uint64_t assignRows(const RowPanels& rows, const Centres& centres, Assignment& assignment,
                         Progress& progress) {
    if (rows.rowCount() >= kParallelRows) return assignInParallel(rows, centres, assignment, progress);
    Change change = noChange(assignment);
    for (std::size_t begin = 0; begin < rows.rowCount(); begin += kBlockRows) {
        progress.checkpoint();
        const Block block{.index = begin / kBlockRows,
                          .begin = begin,
                          .end = std::min(rows.rowCount(), begin + kBlockRows)};
        assignBlock(rows, centres, block, assignment, change);
    }
    apply(change, assignment);
    return change.moved;
}

std::size_t fillEmptySegments(const RowPanels& rows, const Centres& centres, Assignment& assignment) {
    std::size_t filled = 0;
    for (std::size_t c = 0; c < centres.segments; ++c) {
        if (assignment.weights[c] > 0) continue;
        std::size_t farthest = rows.rowCount();
        double largest = 0.0;
        for (std::size_t row = 0; row < rows.rowCount(); ++row) {
            const std::uint16_t own = assignment.labels[row];
            if (assignment.weights[own] <= rows.weight(row)) continue;
            const double distance =
                squaredDistance(rows.values(row), centres.centre(own).data(), centres.features);
            if (distance > largest) {
                largest = distance;
                farthest = row;
            }
        }
        if (farthest == rows.rowCount()) break;
        Change change = noChange(assignment);
        moveRow(rows, farthest, static_cast<std::uint16_t>(c), assignment, change);
        apply(change, assignment);
        ++filled;
    }
    return filled;
}

Centres meansOf(const Assignment& assignment, std::size_t segments, std::size_t features) {
    std::vector<std::int32_t> steps(segments * features);
    for (std::size_t c = 0; c < segments; ++c)
        for (std::size_t j = 0; j < features; ++j)
            steps[c * features + j] = roundedMean(assignment.sums[c * features + j], assignment.weights[c]);
    return Centres::fromSteps(std::move(steps), segments, features);
}

RowPanels::Wide inertiaOf(const RowPanels& rows, const Assignment& assignment, const Centres& centres) {
    // Σ w |x − c|² = Σ w |x|² − Σ over segments of (2 c·S − W |c|²): no pass over the rows.
    RowPanels::Wide inertia = rows.sumOfSquares();
    for (std::size_t c = 0; c < centres.segments; ++c)
        for (std::size_t j = 0; j < centres.features; ++j) {
            const RowPanels::Wide centre = centres.steps[c * centres.features + j];
            inertia -= centre * (2 * static_cast<RowPanels::Wide>(assignment.sums[c * centres.features + j]) -
                                 centre * assignment.weights[c]);
        }
    return inertia;
}

} // namespace vignette
