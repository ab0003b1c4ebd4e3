#include "core/segment/ward_tree.h"

#include "core/base/parallel.h"
#include "core/segment/growth_kernel.h"
#include "core/segment/ward_clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

using Names = std::vector<std::uint32_t>;

/// A join in the order of making.
struct RawJoin {
    std::uint32_t left = 0; ///< leaf, or leaves + number of the raw join
    std::uint32_t right = 0;
    double growth = 0.0;
    std::uint64_t weight = 0;
};

/// Searches a task: many share a pass over the panels, but every thread needs some. A search's result does
/// not depend on it.
std::size_t searchesTogether(std::size_t searches) {
    constexpr std::size_t kTasksAThread = 4;
    constexpr std::size_t kFewest = 6;
    const auto threads = static_cast<std::size_t>(hardwareThreads());
    const std::size_t even = searches / (kTasksAThread * threads) / kFewest * kFewest;
    return std::clamp(even, kFewest, kMostQueries);
}

/// Looks for the nearest of all these among everybody.
void search(WardClusters& clusters, const Names& names, Progress& progress) {
    parallelBlocks(names.size(), searchesTogether(names.size()), [&](const Block& block) {
        progress.checkpoint();
        Names slots;
        for (std::size_t i = block.begin; i < block.end; ++i)
            slots.push_back(static_cast<std::uint32_t>(clusters.slotOf(names[i])));
        clusters.search(slots);
    });
}

/// In exact numbers a new cluster is never nearer to another than that one's nearest. Rounded, it may be:
/// then the other turns to it. So growths never rise from a cluster to its nearest, and the two of least
/// growth are always each other's.
void turnNeighbours(WardClusters& clusters, const Names& names) {
    for (const std::uint32_t name : names) {
        const WardCluster& found = clusters.named(name);
        WardCluster& nearest = clusters.named(found.nearest);
        if (nearest.nearest == WardCluster::kNone) continue;
        if (found.growth < nearest.growth || (found.growth == nearest.growth && name < nearest.nearest)) {
            nearest.nearest = name;
            nearest.growth = found.growth;
        }
    }
}

/// Finds the nearest of these: from their lists where that is enough, else among everybody. Gives back whose
/// nearest is known now; the others wait with a higher bound.
Names findNearest(WardClusters& clusters, const Names& names, Progress& progress) {
    Names without;
    Names known;
    for (const std::uint32_t name : names) {
        if (clusters.named(name).listCount == 0) {
            without.push_back(name);
            continue;
        }
        clusters.searchList(clusters.slotOf(name));
        if (clusters.named(name).nearest != WardCluster::kNone) known.push_back(name);
    }
    search(clusters, without, progress);
    known.insert(known.end(), without.begin(), without.end());
    turnNeighbours(clusters, known);
    return known;
}

/// Joins all that are each other's nearest; a new such pair holds one that was just looked up.
Names joinPairs(WardClusters& clusters, const Names& searched, std::uint32_t leaves,
                std::vector<RawJoin>& joins) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const std::uint32_t name : searched) {
        const std::uint32_t other = clusters.named(name).nearest;
        if (clusters.named(other).nearest == name)
            pairs.emplace_back(std::min(name, other), std::max(name, other));
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    Names joined;
    for (const auto& [low, high] : pairs) {
        const WardCluster& left = clusters.named(low);
        const WardCluster& right = clusters.named(high);
        const auto node = static_cast<std::uint32_t>(leaves + joins.size());
        joins.push_back({.left = left.node,
                         .right = right.node,
                         .growth = left.growth,
                         .weight = left.weight + right.weight});
        clusters.join(low, high, node);
        joined.push_back(low);
        joined.push_back(high);
    }
    return joined;
}

/// Those whose nearest was joined have none now. None can be nearer than it was, so its growth stays as a
/// bound.
void forgetJoined(WardClusters& clusters, const Names& joined, std::vector<std::uint8_t>& isJoined) {
    for (const std::uint32_t name : joined)
        isJoined[name] = 1;
    for (std::size_t slot = 0; slot < clusters.count(); ++slot) {
        WardCluster& cluster = clusters.at(slot);
        if (cluster.nearest != WardCluster::kNone && isJoined[cluster.nearest] != 0)
            cluster.nearest = WardCluster::kNone;
    }
    for (const std::uint32_t name : joined)
        isJoined[name] = 0;
}

/// Whom to look for next: of those without a nearest, the ones that could have the nearest of all. The others
/// can wait; until their turn comes, what lies around them may be joined once more. How many are taken does
/// not depend on threads, because among equal growths it could decide what is joined first.
Names nextSearches(const WardClusters& clusters) {
    constexpr std::size_t kSearches = 384;
    std::vector<std::pair<double, std::uint32_t>> waiting;
    for (std::size_t slot = 0; slot < clusters.count(); ++slot)
        if (clusters.at(slot).nearest == WardCluster::kNone)
            waiting.emplace_back(clusters.at(slot).growth, clusters.at(slot).name);
    if (waiting.size() > kSearches) {
        std::nth_element(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(kSearches),
                         waiting.end());
        waiting.resize(kSearches);
    }
    Names names;
    for (const auto& [bound, name] : waiting)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

/// Joins by height; what a join is made of stands before it.
std::vector<SegmentJoin> inOrderOfHeight(std::vector<RawJoin> raw, std::uint32_t leaves) {
    for (RawJoin& join : raw) // rounding may let a join lie below its parts
        for (const std::uint32_t part : {join.left, join.right})
            if (part >= leaves) join.growth = std::max(join.growth, raw[part - leaves].growth);
    Names order(raw.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return raw[a].growth < raw[b].growth; });
    Names rank(raw.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        rank[order[i]] = static_cast<std::uint32_t>(i);
    const auto node = [&](std::uint32_t part) { return part < leaves ? part : leaves + rank[part - leaves]; };
    std::vector<SegmentJoin> joins;
    joins.reserve(raw.size());
    for (const std::uint32_t i : order)
        joins.push_back({.left = node(raw[i].left),
                         .right = node(raw[i].right),
                         .height = std::sqrt(2.0 * raw[i].growth),
                         .size = raw[i].weight});
    return joins;
}

} // namespace

std::vector<SegmentJoin> wardTree(WardLeaves leaves, Progress& progress) {
    const auto leafCount = static_cast<std::uint32_t>(leaves.count());
    if (leafCount < 2) return {};
    WardClusters clusters(std::move(leaves));
    std::vector<RawJoin> joins;
    joins.reserve(leafCount - 1);
    std::vector<std::uint8_t> isJoined(leafCount);
    Names searched(leafCount);
    std::iota(searched.begin(), searched.end(), 0U);
    while (clusters.count() > 1) {
        progress.checkpoint();
        const Names known = findNearest(clusters, searched, progress);
        const Names joined = joinPairs(clusters, known, leafCount, joins);
        forgetJoined(clusters, joined, isJoined);
        searched = nextSearches(clusters);
    }
    return inOrderOfHeight(std::move(joins), leafCount);
}

std::uint64_t wardTreeBytes(std::size_t leaves, std::size_t features) {
    constexpr std::uint64_t kPerLeaf = 3 * sizeof(RawJoin) + sizeof(SegmentJoin) + 4 * sizeof(std::uint32_t);
    const std::uint64_t searching = static_cast<std::uint64_t>(hardwareThreads()) * kMostQueries *
                                    (leaves / kClusterPanel + features + 16) * sizeof(float);
    return WardClusters::bytes(leaves, features) + leaves * kPerLeaf + searching;
}

} // namespace vignette
