#include "core/segment/ward_clusters.h"

#include "core/base/parallel.h"
#include "core/segment/growth_kernel.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr float kNowhere = std::numeric_limits<float>::infinity();

/// What is left of |mean|² when all that float arithmetic may get wrong in a squared distance is taken off:
/// the dot product (Higham 2002, §3.1), both squares, their sum, the means' own rounding; 12 terms to spare.
float shrinkFor(std::size_t features) {
    const double terms = static_cast<double>(features) + 16.0;
    return static_cast<float>(1.0 - 1.01 * terms * 0x1.0p-24 / (1.0 - terms * 0x1.0p-24));
}

} // namespace

WardClusters::WardClusters(WardLeaves leaves)
    : m_features(leaves.features), m_count(leaves.count()), m_shrink(shrinkFor(leaves.features)),
      m_clusters(leaves.count()), m_slotOf(leaves.count()), m_joinedTo(leaves.count()),
      m_sums(std::move(leaves.sums)), m_means(leaves.count() * leaves.features) {
    const std::size_t padded = blockCount(m_count, kClusterPanel) * kClusterPanel;
    m_panels.resize(padded * m_features);
    m_squares.assign(padded, kNowhere);
    m_weights.assign(padded, 1.0F);
    for (std::size_t slot = 0; slot < m_count; ++slot) {
        const auto leaf = static_cast<std::uint32_t>(slot);
        m_clusters[slot] = {.name = leaf, .node = leaf, .weight = leaves.weights[slot]};
        m_slotOf[leaf] = leaf;
        m_joinedTo[leaf] = leaf;
        place(slot);
    }
}

float* WardClusters::packed(std::size_t slot) {
    return m_panels.data() + slot / kClusterPanel * kClusterPanel * m_features + slot % kClusterPanel;
}

const float* WardClusters::packed(std::size_t slot) const {
    return m_panels.data() + slot / kClusterPanel * kClusterPanel * m_features + slot % kClusterPanel;
}

/// Mean, square and weight of a slot, from its sums.
void WardClusters::place(std::size_t slot) {
    constexpr double kStepsPerUnit = 65536.0;
    const auto weight = static_cast<double>(m_clusters[slot].weight);
    double square = 0.0;
    float* values = packed(slot);
    for (std::size_t j = 0; j < m_features; ++j) {
        const double mean = static_cast<double>(m_sums[slot * m_features + j]) / (weight * kStepsPerUnit);
        m_means[slot * m_features + j] = mean;
        values[j * kClusterPanel] = static_cast<float>(mean);
        square += mean * mean;
    }
    m_squares[slot] = static_cast<float>(square) * m_shrink;
    m_weights[slot] = static_cast<float>(weight);
}

void WardClusters::clear(std::size_t slot) {
    float* values = packed(slot);
    for (std::size_t j = 0; j < m_features; ++j)
        values[j * kClusterPanel] = 0.0F;
    m_squares[slot] = kNowhere;
    m_weights[slot] = 1.0F;
}

void WardClusters::move(std::size_t from, std::size_t to) {
    m_clusters[to] = m_clusters[from];
    m_slotOf[m_clusters[to].name] = static_cast<std::uint32_t>(to);
    const float* source = packed(from);
    float* target = packed(to);
    for (std::size_t j = 0; j < m_features; ++j) {
        m_sums[to * m_features + j] = m_sums[from * m_features + j];
        m_means[to * m_features + j] = m_means[from * m_features + j];
        target[j * kClusterPanel] = source[j * kClusterPanel];
    }
    m_squares[to] = m_squares[from];
    m_weights[to] = m_weights[from];
}

void WardClusters::join(std::uint32_t one, std::uint32_t other, std::uint32_t node) {
    const std::size_t into = m_slotOf[std::min(one, other)];
    const std::size_t gone = m_slotOf[std::max(one, other)];
    m_joinedTo[m_clusters[gone].name] = m_clusters[into].name;
    mergeLists(into, gone);
    m_clusters[into].weight += m_clusters[gone].weight;
    m_clusters[into].node = node;
    m_clusters[into].nearest = WardCluster::kNone; // none is nearer than the two were: growth is a bound
    for (std::size_t j = 0; j < m_features; ++j)
        m_sums[into * m_features + j] += m_sums[gone * m_features + j];
    place(into);
    --m_count;
    if (gone != m_count) move(m_count, gone);
    clear(m_count);
}

/// By Lance & Williams (1967), joining X with the union of A and B, themselves joined at growth h, grows the
/// sum by ((a + x) AX + (b + x) BX − x h) / (a + b + x) in weights a, b, x: between the mean of AX and BX by
/// weight and AX + BX − h. With the rests for AX and BX that bounds all who are on neither list.
void WardClusters::mergeLists(std::size_t into, std::size_t gone) {
    constexpr double kSafe = 1.0 - 1e-9; // far more than rounding
    WardCluster& left = m_clusters[into];
    const WardCluster& right = m_clusters[gone];
    const double height = left.growth;
    const double leftRest = left.listCount > 0 ? std::max(left.rest, height) : height;
    const double rightRest = right.listCount > 0 ? std::max(right.rest, height) : height;
    const auto a = static_cast<double>(left.weight);
    const auto b = static_cast<double>(right.weight);
    left.rest = kSafe * std::min((a * leftRest + b * rightRest) / (a + b), leftRest + rightRest - height);
    for (std::size_t i = 0; i < right.listCount; ++i)
        left.listed[left.listCount++] = right.listed[i];
}

std::uint32_t WardClusters::holderOf(std::uint32_t name) const {
    while (m_joinedTo[name] != name)
        name = m_joinedTo[name];
    return name;
}

/// The definition, or some value above `limit` when it lies above.
double WardClusters::growth(std::size_t a, std::size_t b, double limit) const {
    constexpr std::size_t kLook = 16;
    const auto first = static_cast<double>(m_clusters[a].weight);
    const auto second = static_cast<double>(m_clusters[b].weight);
    const double factor = first * second / (first + second);
    const double* one = m_means.data() + a * m_features;
    const double* another = m_means.data() + b * m_features;
    double sum = 0.0;
    for (std::size_t begin = 0; begin < m_features; begin += kLook) {
        const std::size_t end = std::min(m_features, begin + kLook);
        for (std::size_t j = begin; j < end; ++j)
            sum += (one[j] - another[j]) * (one[j] - another[j]);
        if (factor * sum > limit) break; // a sum of squares never falls, rounded or not
    }
    return factor * sum;
}

double WardClusters::Nearest::limit() const {
    return count < few.size() ? std::numeric_limits<double>::infinity() : few.back().first;
}

bool WardClusters::Nearest::has(std::uint32_t name) const {
    for (std::size_t i = 0; i < count; ++i)
        if (few[i].second == name) return true;
    return false;
}

void WardClusters::Nearest::take(double growth, std::uint32_t name) {
    const std::pair<double, std::uint32_t> found{growth, name};
    if (count == few.size() && !(found < few.back())) return;
    if (count < few.size()) ++count;
    std::size_t place = count - 1;
    for (; place > 0 && found < few[place - 1]; --place)
        few[place] = few[place - 1];
    few[place] = found;
}

/// Every cluster of a panel that its own float bound does not rule out, as growth_kernel.h defines it.
void WardClusters::lookIn(std::size_t panel, std::size_t query, const float* mean, Nearest& nearest) const {
    constexpr float kSafe = 1.0F - 0x1.0p-20F;
    const float* values = m_panels.data() + panel * kClusterPanel * m_features;
    float dot[kClusterPanel] = {};
    for (std::size_t j = 0; j < m_features; ++j)
        for (std::size_t lane = 0; lane < kClusterPanel; ++lane)
            dot[lane] += mean[j] * values[j * kClusterPanel + lane];
    const std::size_t begin = panel * kClusterPanel;
    const std::size_t count = std::min(m_count - begin, kClusterPanel);
    for (std::size_t lane = 0; lane < count; ++lane) {
        const std::size_t slot = begin + lane;
        const float factor = m_weights[query] * m_weights[slot] / (m_weights[query] + m_weights[slot]);
        const float distance = (m_squares[query] + m_squares[slot]) - 2.0F * dot[lane];
        if (slot != query && distance * (factor * kSafe) <= nearest.limit())
            nearest.take(growth(query, slot, nearest.limit()), m_clusters[slot].name);
    }
}

/// Panels of the lowest bounds first, since they lower the limit for all others.
WardClusters::Nearest WardClusters::lookAround(std::size_t query, const float* mean,
                                               std::span<const float> bounds) const {
    constexpr std::size_t kFirst = WardCluster::kListed;
    std::vector<std::uint32_t> order(bounds.size());
    for (std::size_t panel = 0; panel < order.size(); ++panel)
        order[panel] = static_cast<std::uint32_t>(panel);
    const std::size_t first = std::min(kFirst, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(first), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return bounds[a] < bounds[b]; });
    Nearest nearest;
    for (const std::uint32_t panel : order)
        if (bounds[panel] <= nearest.limit()) lookIn(panel, query, mean, nearest);
    return nearest;
}

void WardClusters::search(std::span<const std::uint32_t> slots) {
    const std::size_t panels = blockCount(m_count, kClusterPanel);
    std::vector<float> means(slots.size() * m_features);
    std::vector<float> squares;
    std::vector<float> weights;
    const std::vector<std::size_t> own(slots.begin(), slots.end());
    for (std::size_t q = 0; q < slots.size(); ++q) {
        const float* source = packed(slots[q]);
        for (std::size_t j = 0; j < m_features; ++j)
            means[q * m_features + j] = source[j * kClusterPanel];
        squares.push_back(m_squares[slots[q]]);
        weights.push_back(m_weights[slots[q]]);
    }
    std::vector<float> lowest(slots.size() * panels);
    screenGrowths({.panels = m_panels.data(),
                   .squares = m_squares.data(),
                   .weights = m_weights.data(),
                   .panelCount = panels,
                   .features = m_features,
                   .queries = means.data(),
                   .querySquares = squares.data(),
                   .queryWeights = weights.data(),
                   .querySlots = own.data(),
                   .queryCount = slots.size(),
                   .lowest = lowest.data()});
    for (std::size_t q = 0; q < slots.size(); ++q) {
        const Nearest nearest =
            lookAround(slots[q], means.data() + q * m_features, {lowest.data() + q * panels, panels});
        keep(nearest, nearest.limit(), m_clusters[slots[q]]);
    }
}

void WardClusters::searchList(std::size_t slot) {
    constexpr double kSafe = 1.0 - 1e-9; // nobody off the list comes as near, however it is rounded
    WardCluster& cluster = m_clusters[slot];
    Nearest nearest;
    for (std::size_t i = 0; i < cluster.listCount; ++i) {
        const std::uint32_t name = holderOf(cluster.listed[i]);
        if (name != cluster.name && !nearest.has(name))
            nearest.take(growth(slot, m_slotOf[name], nearest.limit()), name);
    }
    const double rest = std::min(cluster.rest, nearest.limit());
    if (nearest.count > 0 && nearest.few[0].first < kSafe * cluster.rest)
        keep(nearest, rest, cluster);
    else {
        cluster.growth = std::max(cluster.growth, kSafe * rest);
        cluster.listCount = 0;
    }
}

void WardClusters::keep(const Nearest& nearest, double rest, WardCluster& cluster) {
    cluster.growth = nearest.few[0].first;
    cluster.nearest = nearest.few[0].second;
    cluster.rest = rest;
    cluster.listCount = static_cast<std::uint32_t>(nearest.count);
    for (std::size_t i = 0; i < nearest.count; ++i)
        cluster.listed[i] = nearest.few[i].second;
}

std::uint64_t WardClusters::bytes(std::size_t leaves, std::size_t features) {
    const std::uint64_t perFeature = sizeof(std::int64_t) + sizeof(double) + sizeof(float);
    const std::uint64_t perLeaf = sizeof(WardCluster) + 2 * sizeof(std::uint32_t) + 2 * sizeof(float);
    return (leaves + kClusterPanel) * (features * perFeature + perLeaf);
}

} // namespace vignette
