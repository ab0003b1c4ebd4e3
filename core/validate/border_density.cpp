#include "core/validate/border_density.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr double kHalfWidth = 0.15;
constexpr std::uint64_t kFewest = 5;

/// Where a centre's neighbours' borders and the rows of one block meet: counts a pair (own, other).
struct Strips {
    std::vector<std::uint64_t> border; ///< rows of `own` in the strip between it and `other`
    std::vector<std::uint64_t> centre; ///< rows of `own` around its own centre, on the line to `other`
};

void addRow(const FeatureMatrix& matrix, const Segmentation& segmentation, std::size_t row,
            const std::vector<double>& lengths, Strips& strips) {
    const std::size_t segments = segmentation.sizes.size();
    const std::size_t own = segmentation.labels[row];
    const double* from = segmentation.centres.data() + own * matrix.columns;
    const auto values = matrix.row(row);
    for (std::size_t other = 0; other < segments; ++other) {
        const std::size_t pair = own * segments + other;
        if (other == own || !(lengths[pair] > 0.0)) continue;
        const double* to = segmentation.centres.data() + other * matrix.columns;
        double along = 0.0;
        for (std::size_t j = 0; j < matrix.columns; ++j)
            along += (values[j] - from[j]) * (to[j] - from[j]);
        const double place = along / lengths[pair];
        strips.border[pair] += std::abs(place - 0.5) <= kHalfWidth ? 1U : 0U;
        strips.centre[pair] += std::abs(place) <= kHalfWidth ? 1U : 0U;
    }
}

std::vector<double> squaredLengths(const FeatureMatrix& matrix, const Segmentation& segmentation) {
    const std::size_t segments = segmentation.sizes.size();
    std::vector<double> lengths(segments * segments, 0.0);
    for (std::size_t a = 0; a < segments; ++a)
        for (std::size_t b = 0; b < segments; ++b)
            for (std::size_t j = 0; j < matrix.columns; ++j) {
                const double off = segmentation.centres[a * matrix.columns + j] -
                                   segmentation.centres[b * matrix.columns + j];
                lengths[a * segments + b] += off * off;
            }
    return lengths;
}

Strips countStrips(const FeatureMatrix& matrix, const Segmentation& segmentation) {
    constexpr std::size_t kBlock = 1024;
    const std::size_t pairs = segmentation.sizes.size() * segmentation.sizes.size();
    const std::vector<double> lengths = squaredLengths(matrix, segmentation);
    const Strips none{.border = std::vector<std::uint64_t>(pairs, 0),
                      .centre = std::vector<std::uint64_t>(pairs, 0)};
    std::vector<Strips> parts(blockCount(matrix.rows, kBlock), none);
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row)
            addRow(matrix, segmentation, row, lengths, parts[block.index]);
    });
    Strips total = none;
    for (const Strips& part : parts)
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            total.border[pair] += part.border[pair];
            total.centre[pair] += part.centre[pair];
        }
    return total;
}

} // namespace

double borderDensity(const FeatureMatrix& matrix, const Segmentation& segmentation) {
    const std::size_t segments = segmentation.sizes.size();
    const Strips strips = countStrips(matrix, segmentation);
    double highest = -1.0;
    for (std::size_t a = 0; a < segments; ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const std::uint64_t emptier =
                std::min(strips.centre[a * segments + b], strips.centre[b * segments + a]);
            if (emptier < kFewest) continue;
            const std::uint64_t border = strips.border[a * segments + b] + strips.border[b * segments + a];
            highest = std::max(highest, static_cast<double>(border + 1) / static_cast<double>(emptier + 1));
        }
    return highest < 0.0 ? 1.0 : highest;
}

} // namespace vignette
