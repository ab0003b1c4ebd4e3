#include "core/segment/ward.h"

#include "core/base/failure.h"
#include "core/segment/cut_joins.h"
#include "core/segment/describe_parts.h"
#include "core/segment/distinct_rows.h"
#include "core/segment/micro_segments.h"
#include "core/segment/ward_tree.h"

#include <cassert>
#include <numeric>
#include <string>

namespace vignette {

namespace {

constexpr int kMostSegments = 1000;

/// Every different row with weight as a leaf of its own.
MicroSegments eachAlone(const DistinctRows& distinct) {
    MicroSegments alone;
    for (const std::uint64_t weight : distinct.weights)
        alone.ofPlace.push_back(weight > 0 ? static_cast<std::uint32_t>(alone.count++) : kNoPart);
    return alone;
}

WardLeaves leavesOf(const FeatureMatrix& matrix, const DistinctRows& distinct, const MicroSegments& micro) {
    constexpr double kStepsPerUnit = 65536.0;
    WardLeaves leaves;
    leaves.features = matrix.columns;
    leaves.weights.resize(micro.count);
    leaves.sums.resize(micro.count * matrix.columns);
    for (std::size_t place = 0; place < distinct.count(); ++place) {
        const std::uint32_t leaf = micro.ofPlace[place];
        if (leaf == kNoPart) continue;
        const auto weight = static_cast<std::int64_t>(distinct.weights[place]);
        leaves.weights[leaf] += distinct.weights[place];
        const std::span<const float> row = matrix.row(distinct.firstRow[place]);
        for (std::size_t j = 0; j < row.size(); ++j)
            leaves.sums[leaf * matrix.columns + j] +=
                weight * static_cast<std::int64_t>(static_cast<double>(row[j]) * kStepsPerUnit);
    }
    return leaves;
}

void refuseWhatCannotBe(const DistinctRows& distinct, int k) {
    const std::size_t different = distinct.countWithWeight();
    if (different == 0) throw Failure(FailureCode::NothingToDo, "There are no patients to divide.");
    if (static_cast<std::size_t>(k) > different)
        throw Failure(FailureCode::NothingToDo, "There are fewer than " + std::to_string(k) +
                                                    " different patients, so " + std::to_string(k) +
                                                    " segments cannot be formed. Ask for fewer segments.");
}

} // namespace

Segmentation Ward::segment(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights, int k,
                           int /*starts*/, std::uint64_t seed, Progress& progress) const {
    assert(weights.empty() || weights.size() == matrix.rows);
    if (k < 1 || k > kMostSegments)
        throw Failure(FailureCode::BadUsage, "The number of segments must lie between 1 and 1000.");
    const DistinctRows distinct = distinctRows(matrix, weights, progress);
    refuseWhatCannotBe(distinct, k);
    const bool isExact = distinct.countWithWeight() <= m_limits.mostExact;
    const std::size_t wanted = std::max(m_limits.microSegments, static_cast<std::size_t>(k));
    const MicroSegments micro =
        isExact ? eachAlone(distinct) : microSegments(matrix, weights, distinct, wanted, seed, progress);
    const std::vector<SegmentJoin> joins = wardTree(leavesOf(matrix, distinct, micro), progress);
    const auto parts = static_cast<std::size_t>(k);
    const std::vector<std::uint32_t> partOfLeaf = partsOfLeaves(joins, micro.count, parts);
    std::vector<std::uint32_t> partOfRow(matrix.rows);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const std::uint32_t leaf = micro.ofPlace[distinct.placeOfRow[row]];
        partOfRow[row] = leaf == kNoPart ? kNoPart : partOfLeaf[leaf];
    }
    Segmentation result = describeParts(matrix, weights, partOfRow, parts, progress);
    result.method = toText(SegmentMethod::Ward);
    result.joins = topJoins(joins, m_limits.mostShown);
    return result;
}

} // namespace vignette
