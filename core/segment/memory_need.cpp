#include "core/segment/memory_need.h"

#include "core/base/parallel.h"
#include "core/segment/ward.h"
#include "core/segment/ward_tree.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::uint64_t kFloat = sizeof(float);
constexpr std::uint64_t kDouble = sizeof(double);
constexpr std::uint64_t kRowOverhead = 64;       ///< labels, bounds, weights, order and numbers of rows
constexpr std::uint64_t kFixed = 4U << 20U;      ///< tables and blocks, whatever the size
constexpr std::uint64_t kMostRows = 1ULL << 40U; ///< no study has more

std::uint64_t threads() {
    return static_cast<std::uint64_t>(hardwareThreads());
}

std::uint64_t matrixBytes(const SegmentingSize& size) {
    return size.rows * (size.columns * kFloat + kRowOverhead) + kFixed;
}

std::uint64_t kMeansBytes(const SegmentingSize& size) {
    const std::uint64_t sums = size.segments * size.columns * 3 * kDouble;
    return matrixBytes(size) + size.rows * size.columns * kFloat + (threads() + 1) * sums;
}

std::uint64_t mixtureBytes(const SegmentingSize& size, std::uint64_t parametersASegment) {
    return matrixBytes(size) + size.rows * size.segments * kDouble +
           (threads() + 1) * size.segments * (parametersASegment + 2) * kDouble;
}

std::uint64_t wardBytes(const SegmentingSize& size) {
    const WardLimits limits;
    const std::uint64_t leaves = std::min<std::uint64_t>(size.rows, limits.mostExact);
    const std::uint64_t exact = matrixBytes(size) + wardTreeBytes(leaves, size.columns);
    if (size.rows <= limits.mostExact) return exact;
    SegmentingSize micro = size;
    micro.segments = std::max<std::uint64_t>(limits.microSegments, size.segments);
    return std::max(exact, kMeansBytes(micro) + wardTreeBytes(micro.segments, size.columns));
}

} // namespace

std::uint64_t memoryNeed(SegmentMethod method, const SegmentingSize& size) {
    switch (method) {
    case SegmentMethod::KMeans:
        return kMeansBytes(size);
    case SegmentMethod::KPrototypes:
        return kMeansBytes(size) + size.rows * size.columns;
    case SegmentMethod::LatentClasses:
        return mixtureBytes(size, 2 * size.columns);
    case SegmentMethod::MixtureSpherical:
        return mixtureBytes(size, size.columns + 1);
    case SegmentMethod::MixtureDiagonal:
        return mixtureBytes(size, 2 * size.columns);
    case SegmentMethod::MixtureFull:
        return mixtureBytes(size, 2 * size.columns * size.columns + size.columns);
    case SegmentMethod::Ward:
        return wardBytes(size);
    case SegmentMethod::Rules:
        return matrixBytes(size);
    }
    return matrixBytes(size);
}

std::uint64_t rowsThatFit(SegmentMethod method, SegmentingSize size, std::uint64_t bytes) {
    std::uint64_t fits = 0;
    for (std::uint64_t step = kMostRows; step > 0; step /= 2) {
        size.rows = fits + step;
        if (memoryNeed(method, size) <= bytes) fits += step;
    }
    return fits;
}

} // namespace vignette
