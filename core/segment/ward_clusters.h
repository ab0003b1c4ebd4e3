#pragma once

#include "core/segment/ward_tree.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace vignette {

/// A cluster of a hierarchy in the making. Its name is its lowest leaf, which lasts as long as it does; a
/// join of two bears the lower name.
struct WardCluster {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t name = 0;
    std::uint32_t node = 0;        ///< leaf, or leaves + number of the join that made it
    std::uint32_t nearest = kNone; ///< name of the nearest other, as last looked up
    double growth = 0.0;           ///< of the sum of squares by joining with it
    std::uint64_t weight = 0;
};

/// The clusters that are not joined yet, in slots 0..count−1 without gaps, with their means in double and
/// packed in float for the kernel.
class WardClusters {
public:
    explicit WardClusters(WardLeaves leaves);
    std::size_t count() const { return m_count; }
    std::size_t slotOf(std::uint32_t name) const { return m_slotOf[name]; }
    WardCluster& at(std::size_t slot) { return m_clusters[slot]; }
    const WardCluster& at(std::size_t slot) const { return m_clusters[slot]; }
    WardCluster& named(std::uint32_t name) { return m_clusters[m_slotOf[name]]; }
    const WardCluster& named(std::uint32_t name) const { return m_clusters[m_slotOf[name]]; }

    /// Two clusters become one of the lower name and the given node, its nearest not known.
    void join(std::uint32_t one, std::uint32_t other, std::uint32_t node);

    struct Nearest {
        std::uint32_t name = WardCluster::kNone;
        double growth = std::numeric_limits<double>::infinity();
    };
    /// The nearest other cluster of each slot (at most kMostQueries); ties to the lower name. Changes
    /// nothing.
    std::vector<Nearest> findNearest(std::span<const std::uint32_t> slots) const;

    static std::uint64_t bytes(std::size_t leaves, std::size_t features);

private:
    void place(std::size_t slot);
    void clear(std::size_t slot);
    void move(std::size_t from, std::size_t to);
    float* packed(std::size_t slot);
    const float* packed(std::size_t slot) const;
    double growth(std::size_t a, std::size_t b, double limit) const;
    void lookIn(std::size_t panel, std::size_t query, Nearest& nearest) const;

    std::size_t m_features;
    std::size_t m_count;
    float m_shrink;
    std::vector<WardCluster> m_clusters;
    std::vector<std::uint32_t> m_slotOf; ///< by name
    std::vector<std::int64_t> m_sums;    ///< slots × features
    std::vector<double> m_means;         ///< slots × features
    std::vector<float> m_panels;         ///< as growth_kernel.h wants them
    std::vector<float> m_squares;
    std::vector<float> m_weights;
};

} // namespace vignette
