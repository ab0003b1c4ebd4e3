#include "core/segment/scalable_seeding.h"

#include "core/base/parallel.h"
#include "core/segment/centres.h"
#include "core/segment/lloyd_round.h"
#include "core/segment/seeding.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::size_t kBlockRows = 8192;
constexpr int kRounds = 5;

Centres centresAt(const PackedRows& rows, const std::vector<std::uint32_t>& taken) {
    std::vector<std::int32_t> steps;
    steps.reserve(taken.size() * rows.features());
    for (const std::uint32_t row : taken)
        for (std::size_t j = 0; j < rows.features(); ++j)
            steps.push_back(static_cast<std::int32_t>(rows.values(row)[j] * 65536.0F));
    return Centres::fromSteps(std::move(steps), taken.size(), rows.features());
}

/// Which of the rows taken is nearest to each row.
std::vector<std::uint16_t> nearestTaken(const PackedRows& rows, const std::vector<std::uint32_t>& taken,
                                        Progress& progress) {
    const Centres centres = centresAt(rows, taken);
    Assignment assignment = Assignment::none(rows, centres.segments);
    assignRows(rows, centres, assignment, progress);
    return std::move(assignment.labels);
}

/// weight · squared distance of each row to the nearest row taken, by the definition.
std::vector<double> costsOf(const PackedRows& rows, const std::vector<std::uint32_t>& taken,
                            Progress& progress) {
    const std::vector<std::uint16_t> nearest = nearestTaken(rows, taken, progress);
    std::vector<double> costs(rows.rowCount());
    parallelBlocks(rows.rowCount(), kBlockRows, [&](const Block& block) {
        progress.checkpoint();
        for (std::size_t row = block.begin; row < block.end; ++row)
            costs[row] = rows.weight(row) *
                         squaredDistance(rows.values(row), rows.values(taken[nearest[row]]), rows.features());
    });
    return costs;
}

} // namespace

std::vector<std::uint32_t> scalableSeeds(const PackedRows& rows, std::size_t k, Random& random,
                                         Progress& progress) {
    const std::size_t most = 4 * k + 32; // expected: 5/2 k, or 21
    std::vector<std::uint32_t> taken = {static_cast<std::uint32_t>(random.below(rows.rowCount()))};
    for (int round = 0; round < kRounds && taken.size() < most; ++round) {
        const std::vector<double> costs = costsOf(rows, taken, progress);
        double total = 0.0;
        for (const double cost : costs)
            total += cost;
        if (!(total > 0.0)) break;
        const double share = std::max(static_cast<double>(k) / 2.0, 4.0) / total;
        const std::uint64_t stream = random.next();
        for (std::size_t row = 0; row < rows.rowCount() && taken.size() < most; ++row)
            if (Random(stream, row).uniform() < costs[row] * share)
                taken.push_back(static_cast<std::uint32_t>(row));
    }
    std::sort(taken.begin(), taken.end());
    std::vector<std::uint64_t> counted(taken.size());
    const std::vector<std::uint16_t> nearest = nearestTaken(rows, taken, progress);
    for (std::size_t row = 0; row < rows.rowCount(); ++row)
        counted[nearest[row]] += rows.weight(row);
    std::vector<std::uint32_t> weights;
    for (const std::uint64_t count : counted) // a twin of an earlier row taken has none nearest to it
        weights.push_back(static_cast<std::uint32_t>(std::clamp<std::uint64_t>(count, 1, 0xFFFFFFFFU)));
    const PackedRows few = rows.part(taken, std::move(weights));
    std::vector<std::uint32_t> seeds;
    for (const std::uint32_t seed : plusPlusSeeds(few, k, random, progress))
        seeds.push_back(taken[seed]);
    if (seeds.size() == k) return seeds;
    return plusPlusSeeds(rows, k, random, progress);
}

} // namespace vignette
