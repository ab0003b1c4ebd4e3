#pragma once

#include "core/segment/ward_tree.h"

#include <array>
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
    std::uint32_t nearest = kNone; ///< name of the nearest other; kNone: not known
    /// Of the sum of squares by joining with the nearest; where that isn't known, a lower bound.
    double growth = 0.0;
    std::uint64_t weight = 0;
    /// Others known to be near, by the names they had. Joining with any cluster that holds none of them grows
    /// the sum of squares by at least `rest`.
    static constexpr std::size_t kListed = 8;
    std::array<std::uint32_t, 2 * kListed> listed{}; ///< a new cluster has those of both its parts
    std::uint32_t listCount = 0;                     ///< 0: must be looked up
    double rest = 0.0;
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

    /// Finds the nearest others of each slot (at most kMostQueries) among all; ties to the lower name. Writes
    /// to these slots only, so that several may search at once.
    void search(std::span<const std::uint32_t> slots);
    /// The same from the slot's list, if that is enough. If not, the nearest stays unknown, the bound rises
    /// to `rest`, and the list is used up. May be called for several slots at once.
    void searchList(std::size_t slot);

    static std::uint64_t bytes(std::size_t leaves, std::size_t features);

private:
    void place(std::size_t slot);
    void clear(std::size_t slot);
    void move(std::size_t from, std::size_t to);
    float* packed(std::size_t slot);
    const float* packed(std::size_t slot) const;
    double growth(std::size_t a, std::size_t b, double limit) const;
    /// The nearest few that a search has met, nearest first.
    struct Nearest {
        std::array<std::pair<double, std::uint32_t>, WardCluster::kListed> few;
        std::size_t count = 0;
        double limit() const; ///< of the last; infinite while there is room
        bool has(std::uint32_t name) const;
        void take(double growth, std::uint32_t name);
    };
    void lookIn(std::size_t panel, std::size_t query, const float* mean, Nearest& nearest) const;
    Nearest lookAround(std::size_t query, const float* mean, std::span<const float> bounds) const;
    static void keep(const Nearest& nearest, double rest, WardCluster& cluster);
    std::uint32_t holderOf(std::uint32_t name) const;
    void mergeLists(std::size_t into, std::size_t gone);

    std::size_t m_features;
    std::size_t m_count;
    float m_shrink;
    std::vector<WardCluster> m_clusters;
    std::vector<std::uint32_t> m_slotOf;   ///< by name
    std::vector<std::uint32_t> m_joinedTo; ///< by name: itself, or the name that took it up
    std::vector<std::int64_t> m_sums;      ///< slots × features
    std::vector<double> m_means;           ///< slots × features
    std::vector<float> m_panels;           ///< as growth_kernel.h wants them
    std::vector<float> m_squares;
    std::vector<float> m_weights;
};

} // namespace vignette
