#include "core/segment/micro_segments.h"

#include "core/segment/describe_parts.h"
#include "core/segment/k_means.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr KMeansLimits kRough{.rounds = 25, .leastGain = 1e-3, .drawnRows = 4096};
constexpr int kMostSegments = 1000; ///< of k-means

/// The different rows of one part as a matrix of their own.
FeatureMatrix rowsOf(const FeatureMatrix& matrix, const DistinctRows& distinct,
                     const std::vector<std::uint32_t>& places) {
    FeatureMatrix part;
    part.rows = places.size();
    part.columns = matrix.columns;
    part.values.reserve(part.rows * part.columns);
    for (const std::uint32_t place : places) {
        const std::span<const float> row = matrix.row(distinct.firstRow[place]);
        part.values.insert(part.values.end(), row.begin(), row.end());
    }
    return part;
}

std::vector<std::uint32_t> weightsOf(const DistinctRows& distinct, const std::vector<std::uint32_t>& places) {
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> weights;
    for (const std::uint32_t place : places)
        weights.push_back(static_cast<std::uint32_t>(std::min(kMost, distinct.weights[place])));
    return weights;
}

/// Different rows with weight, by the part of the first step.
std::vector<std::vector<std::uint32_t>> placesOfParts(const DistinctRows& distinct,
                                                      const Segmentation& rough) {
    std::vector<std::vector<std::uint32_t>> parts(rough.sizes.size());
    for (std::uint32_t place = 0; place < distinct.count(); ++place)
        if (distinct.weights[place] > 0) parts[rough.labels[distinct.firstRow[place]]].push_back(place);
    return parts;
}

/// Numbers by lowest place.
void numberByPlace(MicroSegments& micro, std::size_t given) {
    std::vector<std::uint32_t> number(given, kNoPart);
    for (std::uint32_t& part : micro.ofPlace) {
        if (part == kNoPart) continue;
        if (number[part] == kNoPart) number[part] = static_cast<std::uint32_t>(micro.count++);
        part = number[part];
    }
}

} // namespace

MicroSegments microSegments(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                            const DistinctRows& distinct, std::size_t wanted, std::uint64_t seed,
                            Progress& progress) {
    const std::size_t most = distinct.countWithWeight();
    const auto root = static_cast<std::size_t>(std::sqrt(static_cast<double>(std::min(wanted, most))));
    const int first = static_cast<int>(std::clamp<std::size_t>(root, 1, kMostSegments));
    const KMeans kMeans(kRough);
    const Segmentation rough = kMeans.segment(matrix, weights, first, 1, seed, progress);
    MicroSegments micro;
    micro.ofPlace.assign(distinct.count(), kNoPart);
    std::size_t given = 0;
    const std::vector<std::vector<std::uint32_t>> parts = placesOfParts(distinct, rough);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const double share = static_cast<double>(parts[part].size()) / static_cast<double>(most);
        const auto fair = static_cast<std::size_t>(std::lround(share * static_cast<double>(wanted)));
        const std::size_t count =
            std::clamp<std::size_t>(fair, 1, std::min<std::size_t>(parts[part].size(), kMostSegments));
        const Segmentation fine =
            kMeans.segment(rowsOf(matrix, distinct, parts[part]), weightsOf(distinct, parts[part]),
                           static_cast<int>(count), 1, seed + part + 1, progress);
        for (std::size_t i = 0; i < parts[part].size(); ++i)
            micro.ofPlace[parts[part][i]] = static_cast<std::uint32_t>(given + fine.labels[i]);
        given += count;
    }
    numberByPlace(micro, given);
    return micro;
}

} // namespace vignette
