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
      m_clusters(leaves.count()), m_slotOf(leaves.count()), m_sums(std::move(leaves.sums)),
      m_means(leaves.count() * leaves.features) {
    const std::size_t padded = blockCount(m_count, kPanelRows) * kPanelRows;
    m_panels.resize(padded * m_features);
    m_squares.assign(padded, kNowhere);
    m_weights.assign(padded, 1.0F);
    for (std::size_t slot = 0; slot < m_count; ++slot) {
        const auto leaf = static_cast<std::uint32_t>(slot);
        m_clusters[slot] = {.name = leaf, .node = leaf, .weight = leaves.weights[slot]};
        m_slotOf[leaf] = leaf;
        place(slot);
    }
}

float* WardClusters::packed(std::size_t slot) {
    return m_panels.data() + slot / kPanelRows * kPanelRows * m_features + slot % kPanelRows;
}

const float* WardClusters::packed(std::size_t slot) const {
    return m_panels.data() + slot / kPanelRows * kPanelRows * m_features + slot % kPanelRows;
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
        values[j * kPanelRows] = static_cast<float>(mean);
        square += mean * mean;
    }
    m_squares[slot] = static_cast<float>(square) * m_shrink;
    m_weights[slot] = static_cast<float>(weight);
}

void WardClusters::clear(std::size_t slot) {
    float* values = packed(slot);
    for (std::size_t j = 0; j < m_features; ++j)
        values[j * kPanelRows] = 0.0F;
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
        target[j * kPanelRows] = source[j * kPanelRows];
    }
    m_squares[to] = m_squares[from];
    m_weights[to] = m_weights[from];
}

void WardClusters::join(std::uint32_t one, std::uint32_t other, std::uint32_t node) {
    const std::size_t into = m_slotOf[std::min(one, other)];
    const std::size_t gone = m_slotOf[std::max(one, other)];
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

void WardClusters::lookIn(std::size_t panel, std::size_t query, Nearest& nearest) const {
    const std::size_t end = std::min(m_count, (panel + 1) * kPanelRows);
    for (std::size_t slot = panel * kPanelRows; slot < end; ++slot) {
        if (slot == query) continue;
        const double found = growth(query, slot, nearest.growth);
        const std::uint32_t name = m_clusters[slot].name;
        if (found < nearest.growth || (found == nearest.growth && name < nearest.name))
            nearest = {.name = name, .growth = found};
    }
}

std::vector<WardClusters::Nearest> WardClusters::findNearest(std::span<const std::uint32_t> slots) const {
    const std::size_t panels = blockCount(m_count, kPanelRows);
    std::vector<float> means(slots.size() * m_features);
    std::vector<float> squares;
    std::vector<float> weights;
    const std::vector<std::size_t> own(slots.begin(), slots.end());
    for (std::size_t q = 0; q < slots.size(); ++q) {
        const float* source = packed(slots[q]);
        for (std::size_t j = 0; j < m_features; ++j)
            means[q * m_features + j] = source[j * kPanelRows];
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
    std::vector<Nearest> result(slots.size());
    for (std::size_t q = 0; q < slots.size(); ++q) {
        const float* bounds = lowest.data() + q * panels;
        const auto likeliest = static_cast<std::size_t>(std::min_element(bounds, bounds + panels) - bounds);
        lookIn(likeliest, slots[q], result[q]);
        for (std::size_t panel = 0; panel < panels; ++panel)
            if (panel != likeliest && bounds[panel] <= result[q].growth) lookIn(panel, slots[q], result[q]);
    }
    return result;
}

std::uint64_t WardClusters::bytes(std::size_t leaves, std::size_t features) {
    const std::uint64_t perFeature = sizeof(std::int64_t) + sizeof(double) + sizeof(float);
    const std::uint64_t perLeaf = sizeof(WardCluster) + sizeof(std::uint32_t) + 2 * sizeof(float);
    return (leaves + kPanelRows) * (features * perFeature + perLeaf);
}

} // namespace vignette
