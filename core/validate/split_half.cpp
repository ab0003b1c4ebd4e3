#include "core/validate/split_half.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/validate/nearest_centre.h"
#include "core/validate/partition_agreement.h"
#include "core/validate/sample_rows.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace vignette {

namespace {

constexpr std::uint64_t kHalves = 0x68616C766573;

/// Both halves' own divisions; empty when one has too few different rows.
struct TwoDivisions {
    Segmentation first;
    Segmentation second;
};

std::optional<TwoDivisions> divideBoth(const FeatureMatrix& first, const FeatureMatrix& second, int segments,
                                       const Segmenter& segmenter, const SplitPlan& plan, std::uint64_t draw,
                                       Progress& progress) {
    try {
        const std::uint64_t seed = mix64(plan.seed, draw);
        TwoDivisions divisions;
        divisions.first = segmenter.segment(first, {}, segments, plan.starts, seed, progress);
        divisions.second = segmenter.segment(second, {}, segments, plan.starts, seed + 1, progress);
        return divisions;
    } catch (const Failure& failure) {
        if (failure.code() != FailureCode::NothingToDo) throw;
        return std::nullopt;
    }
}

double strengthFor(const FeatureMatrix& matrix, const Segmentation& own, const Segmentation& other) {
    return strengthOf(crossTabulate(own.labels, nearestCentres(matrix, other.centres).labels));
}

/// Means of every feature over the rows of a segment in one half.
std::vector<double> meansOf(const FeatureMatrix& matrix, const std::vector<std::uint32_t>& rows) {
    std::vector<double> means(matrix.columns, 0.0);
    for (const std::uint32_t row : rows)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            means[j] += matrix.row(row)[j];
    for (double& mean : means)
        mean /= static_cast<double>(std::max<std::size_t>(rows.size(), 1));
    return means;
}

/// What turns a difference of a feature's means into a shift that a person can read.
struct Units {
    std::vector<double> size; ///< of one share from 0 to 1, or of one standard deviation
    std::vector<bool> isShare;
};

Units unitsOf(const FeatureMatrix& matrix) {
    Units units{.size = std::vector<double>(matrix.columns, 0.0),
                .isShare = std::vector<bool>(matrix.columns, false)};
    for (const FieldEncoding& field : matrix.plan.fields)
        for (std::uint32_t j = 0; j < field.featureCount; ++j)
            units.isShare[field.firstFeature + j] = field.encoding == Encoding::Indicators;
    for (std::size_t j = 0; j < matrix.columns; ++j) {
        double low = matrix.rows ? matrix.row(0)[j] : 0.0;
        double high = low;
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            const double value = matrix.row(row)[j];
            low = std::min(low, value);
            high = std::max(high, value);
            sum += value;
            squares += value * value;
        }
        const auto count = static_cast<double>(std::max<std::size_t>(matrix.rows, 1));
        const double variance = std::max(0.0, squares / count - sum / count * (sum / count));
        units.size[j] = units.isShare[j] ? high - low : std::sqrt(variance);
    }
    return units;
}

SplitHalfSegment describe(const FeatureMatrix& matrix, const Units& units,
                          const std::vector<std::uint32_t>& before, const std::vector<std::uint32_t>& after) {
    SplitHalfSegment segment;
    if (before.empty() || after.empty()) return segment;
    const std::vector<double> first = meansOf(matrix, before);
    const std::vector<double> second = meansOf(matrix, after);
    for (std::size_t j = 0; j < matrix.columns; ++j) {
        if (!(units.size[j] > 0.0)) continue;
        const double shift = (second[j] - first[j]) / units.size[j];
        double& largest = units.isShare[j] ? segment.largestShareShift : segment.largestMeanShift;
        if (std::abs(shift) > std::abs(largest)) largest = shift;
    }
    return segment;
}

/// Of the rows, those whose label is this.
std::vector<std::uint32_t> membersOf(const std::vector<std::uint32_t>& rows,
                                     std::span<const std::uint16_t> labels, std::uint16_t label) {
    std::vector<std::uint32_t> members;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (labels[i] == label) members.push_back(rows[i]);
    return members;
}

/// The column that shares most with a row of the table, by Jaccard.
struct BestMatch {
    std::uint16_t column = 0;
    double jaccard = 0.0;
};

BestMatch bestMatch(const CrossTabulation& table, std::size_t row) {
    const std::vector<std::uint64_t> inRow = table.rowTotals();
    const std::vector<std::uint64_t> inColumn = table.columnTotals();
    BestMatch best;
    for (std::size_t column = 0; column < table.columns; ++column) {
        const std::uint64_t both = table.count(row, column);
        if (both == 0) continue;
        const double jaccard =
            static_cast<double>(both) / static_cast<double>(inRow[row] + inColumn[column] - both);
        if (jaccard > best.jaccard) best = {.column = static_cast<std::uint16_t>(column), .jaccard = jaccard};
    }
    return best;
}

std::vector<std::uint16_t> labelsAt(std::span<const std::uint16_t> labels,
                                    const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint16_t> result;
    for (const std::uint32_t row : rows)
        result.push_back(labels[row]);
    return result;
}

} // namespace

Halves halvesOf(std::size_t rows, std::uint32_t mostRows, std::uint64_t seed, std::uint64_t draw) {
    const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(rows, mostRows) / 2 * 2);
    const std::vector<std::uint32_t> drawn =
        Random(mix64(seed, kHalves), draw * 2)
            .sampleWithoutReplacement(static_cast<std::uint32_t>(rows), count);
    const std::vector<std::uint32_t> places =
        Random(mix64(seed, kHalves), draw * 2 + 1).sampleWithoutReplacement(count, count / 2);
    Halves halves;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const bool isFirst = next < places.size() && places[next] == i;
        next += isFirst ? 1 : 0;
        (isFirst ? halves.first : halves.second).push_back(drawn[i]);
    }
    return halves;
}

double strengthOf(const CrossTabulation& ownByPredicted) {
    const std::vector<std::uint64_t> totals = ownByPredicted.rowTotals();
    double least = 1.0;
    for (std::size_t own = 0; own < ownByPredicted.rows; ++own) {
        if (totals[own] < 2) continue;
        double together = 0.0;
        for (std::size_t column = 0; column < ownByPredicted.columns; ++column) {
            const auto count = static_cast<double>(ownByPredicted.count(own, column));
            together += count * (count - 1.0);
        }
        const auto total = static_cast<double>(totals[own]);
        least = std::min(least, together / (total * (total - 1.0)));
    }
    return least;
}

std::vector<double> predictionStrengths(const FeatureMatrix& matrix, std::span<const int> counts,
                                        const Segmenter& segmenter, const SplitPlan& plan,
                                        Progress& progress) {
    const auto splits = static_cast<std::size_t>(std::max(plan.splits, 1));
    std::vector<FeatureMatrix> first(splits);
    std::vector<FeatureMatrix> second(splits);
    for (std::size_t split = 0; split < splits; ++split) {
        const Halves halves = halvesOf(matrix.rows, plan.mostRows, plan.seed, split);
        first[split] = rowsOf(matrix, halves.first);
        second[split] = rowsOf(matrix, halves.second);
    }
    std::vector<double> found(counts.size() * splits, 0.0);
    parallelTasks(found.size(), [&](std::size_t task) {
        const std::size_t which = counts.size() - 1 - task / splits; // the dearest first
        const std::size_t split = task % splits;
        const auto both =
            divideBoth(first[split], second[split], counts[which], segmenter, plan, split * 2, progress);
        if (both)
            found[which * splits + split] = (strengthFor(first[split], both->first, both->second) +
                                             strengthFor(second[split], both->second, both->first)) /
                                            2.0;
    });
    std::vector<double> strengths(counts.size(), 0.0);
    for (std::size_t i = 0; i < found.size(); ++i)
        strengths[i / splits] += found[i] / static_cast<double>(splits);
    return strengths;
}

std::optional<SplitHalfReport> splitHalf(const FeatureMatrix& matrix, std::span<const std::uint16_t> labels,
                                         int segments, const Segmenter& segmenter, const SplitPlan& plan,
                                         Progress& progress) {
    const Halves halves = halvesOf(matrix.rows, plan.mostRows, plan.seed, 0);
    const FeatureMatrix first = rowsOf(matrix, halves.first);
    const FeatureMatrix second = rowsOf(matrix, halves.second);
    const auto both = divideBoth(first, second, segments, segmenter, plan, 0, progress);
    if (!both) return std::nullopt;
    const std::vector<std::uint16_t> placed = nearestCentres(second, both->first.centres).labels;
    const CrossTabulation finishedByPlaced = crossTabulate(labelsAt(labels, halves.second), placed);
    SplitHalfReport report;
    report.rows = static_cast<std::uint32_t>(halves.first.size() + halves.second.size());
    report.adjustedRand = adjustedRand(both->second.labels, placed);
    const Units units = unitsOf(matrix);
    for (int segment = 0; segment < segments; ++segment) {
        const auto row = static_cast<std::size_t>(segment);
        const BestMatch match = row < finishedByPlaced.rows ? bestMatch(finishedByPlaced, row) : BestMatch{};
        SplitHalfSegment found =
            describe(matrix, units, membersOf(halves.first, both->first.labels, match.column),
                     membersOf(halves.second, placed, match.column));
        found.overlap = match.jaccard;
        report.segments.push_back(found);
    }
    return report;
}

} // namespace vignette
