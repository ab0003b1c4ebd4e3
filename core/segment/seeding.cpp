#include "core/segment/seeding.h"

#include "core/segment/kernels.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kCandidates = 4; ///< lanes of FewDistancesTask
constexpr std::size_t kSeedRows = 1024;
constexpr std::size_t kSeedRowsASegment = 64;

/// 2 + ⌊ln k⌋, at most four, by comparison: no logarithm whose last bit could differ.
std::size_t candidatesFor(std::size_t k) {
    return k < 3 ? 2 : k < 8 ? 3 : kCandidates;
}

/// The rows seeds are drawn from, row-major, and how far each is from the seeds so far.
class SeedPool {
public:
    SeedPool(const PackedRows& rows, std::vector<std::uint32_t> members)
        : m_features(rows.features()), m_members(std::move(members)),
          m_nearest(m_members.size(), std::numeric_limits<double>::infinity()),
          m_distances(m_members.size() * kCandidates), m_points(m_features * kCandidates) {
        m_values.resize(m_members.size() * m_features);
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            std::copy_n(rows.values(m_members[i]), m_features, m_values.data() + i * m_features);
            m_weights.push_back(static_cast<double>(rows.weight(m_members[i])));
        }
    }

    std::uint32_t member(std::size_t place) const { return m_members[place]; }

    /// Draws a place: by weight alone at first, then by weight · distance². False when nothing is left.
    bool draw(Random& random, std::size_t& place) const {
        std::vector<double> cumulated(m_members.size());
        double total = 0.0;
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            total += m_hasSeed ? m_weights[i] * m_nearest[i] : m_weights[i];
            cumulated[i] = total;
        }
        if (!(total > 0.0)) return false;
        const double target = random.uniform() * total;
        place = static_cast<std::size_t>(std::upper_bound(cumulated.begin(), cumulated.end(), target) -
                                         cumulated.begin());
        place = std::min(place, m_members.size() - 1);
        // The end of the sum may fall on a place of no mass: step back to one that has some.
        while (place > 0 && cumulated[place] == cumulated[place - 1])
            --place;
        return true;
    }

    /// Measures all members against the candidates; returns the one that leaves the least distance.
    std::size_t bestOf(const std::vector<std::size_t>& candidates) {
        std::fill(m_points.begin(), m_points.end(), 0.0);
        for (std::size_t c = 0; c < candidates.size(); ++c)
            for (std::size_t j = 0; j < m_features; ++j)
                m_points[j * kCandidates + c] = m_values[candidates[c] * m_features + j];
        kernels().fewDistances({.rows = m_values.data(),
                                .rowCount = m_members.size(),
                                .features = m_features,
                                .points = m_points.data(),
                                .out = m_distances.data()});
        std::size_t best = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t c = 0; c < candidates.size(); ++c) {
            double left = 0.0;
            for (std::size_t i = 0; i < m_members.size(); ++i)
                left += m_weights[i] * std::min(m_nearest[i], m_distances[i * kCandidates + c]);
            if (left < least) {
                least = left;
                best = c;
            }
        }
        return best;
    }

    /// Takes the candidate that bestOf() measured last into the seeds.
    void take(std::size_t candidate) {
        for (std::size_t i = 0; i < m_members.size(); ++i)
            m_nearest[i] = std::min(m_nearest[i], m_distances[i * kCandidates + candidate]);
        m_hasSeed = true;
    }

private:
    std::size_t m_features;
    std::vector<std::uint32_t> m_members;
    std::vector<double> m_nearest;
    std::vector<double> m_distances;
    std::vector<double> m_points;
    std::vector<float> m_values;
    std::vector<double> m_weights;
    bool m_hasSeed = false;
};

std::vector<std::uint32_t> seedsFrom(SeedPool pool, std::size_t k, Random& random, Progress& progress) {
    std::vector<std::uint32_t> seeds;
    while (seeds.size() < k) {
        progress.checkpoint();
        std::vector<std::size_t> candidates(seeds.empty() ? 1 : candidatesFor(k));
        for (std::size_t& candidate : candidates)
            if (!pool.draw(random, candidate)) return seeds;
        const std::size_t best = pool.bestOf(candidates);
        pool.take(best);
        seeds.push_back(pool.member(candidates[best]));
    }
    return seeds;
}

} // namespace

std::vector<std::uint32_t> plusPlusSeeds(const PackedRows& rows, std::size_t k, Random& random,
                                         Progress& progress) {
    const auto all = static_cast<std::uint32_t>(rows.rowCount());
    const std::size_t enough = std::max(kSeedRows, kSeedRowsASegment * k);
    if (all > enough) {
        auto drawn = random.sampleWithoutReplacement(all, static_cast<std::uint32_t>(enough));
        std::vector<std::uint32_t> seeds = seedsFrom(SeedPool(rows, std::move(drawn)), k, random, progress);
        if (seeds.size() == k) return seeds;
    }
    std::vector<std::uint32_t> everyone(all);
    std::iota(everyone.begin(), everyone.end(), 0U);
    return seedsFrom(SeedPool(rows, std::move(everyone)), k, random, progress);
}

} // namespace vignette
