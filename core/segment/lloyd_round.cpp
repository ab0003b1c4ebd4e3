#include "core/segment/lloyd_round.h"

#include "core/base/parallel.h"
#include "core/segment/kernels.h"
#include "core/segment/round_tables.h"

#include <algorithm>
#include <array>

namespace vignette {

namespace {

constexpr std::size_t kBlockRows = 8192;
constexpr std::size_t kParallelRows = 65536; ///< below, starts and resamples keep the threads busy
constexpr std::size_t kStripes = 8;          ///< at most so many sets of sums to add up

/// One round's tables in the form the kernels take.
class Screening {
public:
    Screening(const PackedRows& rows, const Centres& centres, RoundTables& tables) {
        tabulate(rows, centres, tables);
        for (const RoundTables::Section& section : tables.sections)
            m_sections.push_back({.first = section.first,
                                  .lanes = section.lanes,
                                  .centres = section.centres.data(),
                                  .patterns = section.patterns.data(),
                                  .halfSquares = section.halfSquares.data()});
        const ScreenTolerance tolerance = screenTolerance(centres);
        m_task = {.records = rows.records(),
                  .stride = rows.stride(),
                  .norms = rows.norms(),
                  .numbers = rows.numbers().size(),
                  .groups = rows.groups().size(),
                  .groupStarts = tables.groupStarts.data(),
                  .sections = m_sections.data(),
                  .sectionCount = m_sections.size(),
                  .base = tolerance.base,
                  .perNorm = tolerance.perNorm,
                  .perSquare = tolerance.perSquare};
    }
    Screening(const Screening&) = delete;
    Screening& operator=(const Screening&) = delete;

    void screen(const std::uint32_t* rows, std::size_t count, std::int32_t* best, float* lead) const {
        ScreenTask task = m_task;
        task.rows = rows;
        task.rowCount = count;
        task.best = best;
        task.lead = lead;
        kernels().screen(task);
    }

private:
    std::vector<ScreenSection> m_sections;
    ScreenTask m_task;
};

/// Of a few rows, those that are not spared; no branch, as which they are can't be foreseen.
std::size_t listRows(const Block& rows, const Assignment& assignment, std::uint32_t* listed) {
    std::size_t count = 0;
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        listed[count] = static_cast<std::uint32_t>(row);
        count += assignment.drift.isSpared(row, assignment.labels[row]) ? 0 : 1;
    }
    return count;
}

/// Screens the rows of a block that are not spared and moves those whose nearest centre changed. A few at a
/// time, so that what is known of them is still in the nearest cache.
void assignBlock(const PackedRows& rows, const Centres& centres, const Screening& screening,
                 const Block& block, Assignment& assignment, SumsChange& change) {
    constexpr std::size_t kBatch = 512;
    std::array<std::int32_t, kBatch> best;
    std::array<float, kBatch> lead;
    std::array<std::uint32_t, kBatch> listed;
    for (std::size_t begin = block.begin; begin < block.end; begin += kBatch) {
        const std::size_t count =
            listRows({.index = 0, .begin = begin, .end = std::min(block.end, begin + kBatch)}, assignment,
                     listed.data());
        screening.screen(listed.data(), count, best.data(), lead.data());
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t row = listed[i];
            const std::uint16_t nearest = lead[i] > 0.0F ? static_cast<std::uint16_t>(best[i])
                                                         : nearestCentre(rows.values(row), centres);
            assignment.drift.setLead(row, nearest, lead[i]);
            if (nearest == assignment.labels[row]) continue;
            change.move(row, assignment.labels[row], nearest);
            assignment.labels[row] = nearest;
        }
    }
}

void assignStripe(const PackedRows& rows, const Centres& centres, const Screening& screening,
                  const Block& stripe, Assignment& assignment, SumsChange& change, const Progress& progress) {
    for (std::size_t begin = stripe.begin; begin < stripe.end; begin += kBlockRows) {
        progress.checkpoint();
        assignBlock(rows, centres, screening,
                    {.index = 0, .begin = begin, .end = std::min(stripe.end, begin + kBlockRows)}, assignment,
                    change);
    }
}

/// Whole blocks a stripe, at least four; few rows are one stripe.
std::size_t stripeRows(std::size_t rows) {
    if (rows < kParallelRows) return kParallelRows;
    return kBlockRows * std::max<std::size_t>(4, blockCount(rows, kBlockRows * kStripes));
}

/// Rounds sum / weight to the nearest whole, halves away from zero.
std::int32_t roundedMean(std::int64_t sum, std::int64_t weight) {
    const std::int64_t magnitude = sum < 0 ? -sum : sum;
    const std::int64_t mean = (2 * magnitude + weight) / (2 * weight);
    return static_cast<std::int32_t>(sum < 0 ? -mean : mean);
}

} // namespace

Assignment Assignment::none(const PackedRows& rows, std::size_t segments) {
    return {
        .labels = std::vector<std::uint16_t>(rows.rowCount(), kNoSegment),
        .sums = std::vector<std::int64_t>(segments * rows.features()),
        .weights = std::vector<std::int64_t>(segments),
        .drift = CentreDrift(rows.rowCount(), segments),
        .tables = {},
        .changes = {blockCount(rows.rowCount(), stripeRows(rows.rowCount())), SumsChange(rows, segments)}};
}

std::uint64_t assignRows(const PackedRows& rows, const Centres& centres, Assignment& assignment,
                         Progress& progress) {
    assignment.drift.moveTo(centres);
    const Screening screening(rows, centres, assignment.tables);
    const auto assign = [&](const Block& stripe) {
        assignStripe(rows, centres, screening, stripe, assignment, assignment.changes[stripe.index],
                     progress);
    };
    if (assignment.changes.size() == 1)
        assign({.index = 0, .begin = 0, .end = rows.rowCount()});
    else
        parallelBlocks(rows.rowCount(), stripeRows(rows.rowCount()), assign);
    std::uint64_t moved = 0;
    for (SumsChange& change : assignment.changes)
        moved += change.addTo(assignment.sums, assignment.weights);
    return moved;
}

std::size_t fillEmptySegments(const PackedRows& rows, const Centres& centres, Assignment& assignment) {
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
        assignment.changes.front().move(farthest, assignment.labels[farthest], static_cast<std::uint16_t>(c));
        assignment.changes.front().addTo(assignment.sums, assignment.weights);
        assignment.labels[farthest] = static_cast<std::uint16_t>(c);
        assignment.drift.forget(farthest);
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

PackedRows::Wide inertiaOf(const PackedRows& rows, const Assignment& assignment, const Centres& centres) {
    // Σ w |x − c|² = Σ w |x|² − Σ over segments of (2 c·S − W |c|²): no pass over the rows.
    PackedRows::Wide inertia = rows.sumOfSquares();
    for (std::size_t c = 0; c < centres.segments; ++c)
        for (std::size_t j = 0; j < centres.features; ++j) {
            const PackedRows::Wide centre = centres.steps[c * centres.features + j];
            inertia -=
                centre * (2 * static_cast<PackedRows::Wide>(assignment.sums[c * centres.features + j]) -
                          centre * assignment.weights[c]);
        }
    return inertia;
}

} // namespace vignette
