#include "core/validate/density_check.h"

#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/validate/cross_tabulation.h"
#include "core/validate/density_groups.h"
#include "core/validate/no_group_data.h"
#include "core/validate/sample_rows.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::uint32_t kMostRows = 2000;
constexpr int kNoGroupSets = 5;
constexpr double kLeastDepth = 0.20;
constexpr double kClearOfNoGroups = 0.10;

double deepest(const DensityTree& tree) {
    const std::vector<DensityValley> valleys = valleysOf(tree);
    return valleys.empty() ? 0.0 : valleys.front().depth;
}

} // namespace

DensityCheck checkDensity(const FeatureMatrix& matrix, std::uint64_t seed, Progress& progress) {
    DensityCheck check;
    check.rows = sampledRows(matrix.rows, kMostRows, seed);
    const FeatureMatrix sample = rowsOf(matrix, check.rows);
    DensityTree tree;
    std::vector<double> noGroups(kNoGroupSets, 0.0);
    parallelTasks(kNoGroupSets + 1, [&](std::size_t task) {
        if (task == 0)
            tree = densityTree(sample, progress);
        else
            noGroups[task - 1] =
                deepest(densityTree(noGroupLike(sample, mix64(seed, task), progress), progress));
    });
    check.report = {.rows = static_cast<std::uint32_t>(sample.rows),
                    .depth = deepest(tree),
                    .noGroupDepth = *std::max_element(noGroups.begin(), noGroups.end()),
                    .noGroupSets = kNoGroupSets,
                    .regions = 0};
    check.regions = regionsOf(tree, std::max(kLeastDepth, check.report.noGroupDepth + kClearOfNoGroups));
    for (const std::uint16_t region : check.regions)
        if (region != kNoRegion) check.report.regions = std::max(check.report.regions, region + 1);
    return check;
}

double followedShare(const DensityCheck& check, std::span<const std::uint16_t> labels) {
    std::vector<std::uint16_t> regions;
    std::vector<std::uint16_t> segments;
    for (std::size_t i = 0; i < check.regions.size(); ++i) {
        if (check.regions[i] == kNoRegion) continue;
        regions.push_back(check.regions[i]);
        segments.push_back(labels[check.rows[i]]);
    }
    const CrossTabulation table = crossTabulate(segments, regions);
    std::vector<double> kept(table.columns, 0.0);
    for (std::size_t segment = 0; segment < table.rows; ++segment) {
        std::size_t most = 0;
        for (std::size_t region = 1; region < table.columns; ++region)
            if (table.count(segment, region) > table.count(segment, most)) most = region;
        if (table.columns > 0) kept[most] += static_cast<double>(table.count(segment, most));
    }
    const std::vector<std::uint64_t> totals = table.columnTotals();
    double least = 1.0;
    for (std::size_t region = 0; region < table.columns; ++region)
        if (totals[region] > 0) least = std::min(least, kept[region] / static_cast<double>(totals[region]));
    return least;
}

} // namespace vignette
