#include "core/explain/missing_treatment.h"

#include "core/base/hash.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr int kMostRounds = 10;

float toStep(double value) {
    const double limited = std::clamp(value, -kFeatureLimit, kFeatureLimit);
    return static_cast<float>(std::round(limited / kFeatureStep) * kFeatureStep);
}

void fillFromCentres(FeatureMatrix& matrix, const Segmentation& found) {
    for (std::size_t row = 0; row < matrix.rows; ++row)
        for (std::size_t f = 0; f < matrix.plan.fields.size(); ++f) {
            if (!matrix.isMissing(row, f)) continue;
            const FieldEncoding& field = matrix.plan.fields[f];
            for (std::uint32_t i = 0; i < field.featureCount; ++i) {
                const std::size_t column = field.firstFeature + i;
                matrix.values[row * matrix.columns + column] =
                    toStep(found.centres[found.labels[row] * matrix.columns + column]);
            }
        }
}

} // namespace

std::vector<std::uint32_t> completeRows(const FeatureMatrix& matrix) {
    std::vector<std::uint32_t> rows;
    const std::size_t fields = matrix.plan.fields.size();
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        bool isComplete = true;
        for (std::size_t f = 0; isComplete && f < fields; ++f)
            isComplete = !matrix.isMissing(row, f);
        if (isComplete) rows.push_back(static_cast<std::uint32_t>(row));
    }
    return rows;
}

FeatureMatrix onlyRows(const FeatureMatrix& matrix, const std::vector<std::uint32_t>& rows) {
    FeatureMatrix some;
    some.rows = rows.size();
    some.columns = matrix.columns;
    some.plan = matrix.plan;
    some.names = matrix.names;
    for (const std::uint32_t row : rows)
        some.values.insert(some.values.end(), matrix.row(row).begin(), matrix.row(row).end());
    const std::size_t fields = matrix.plan.fields.size();
    for (std::size_t i = 0; !matrix.missing.empty() && i < rows.size(); ++i) {
        const auto begin = matrix.missing.begin() + static_cast<std::ptrdiff_t>(rows[i] * fields);
        some.missing.insert(some.missing.end(), begin, begin + static_cast<std::ptrdiff_t>(fields));
    }
    return some;
}

void fillWithDrawn(FeatureMatrix& matrix, std::uint64_t seed) {
    for (std::size_t f = 0; f < matrix.plan.fields.size(); ++f) {
        const FieldEncoding& field = matrix.plan.fields[f];
        std::vector<std::size_t> donors;
        for (std::size_t row = 0; row < matrix.rows; ++row)
            if (!matrix.isMissing(row, f)) donors.push_back(row);
        if (donors.empty() || donors.size() == matrix.rows) continue;
        Random random(seed, hash64(field.fieldKey));
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            if (!matrix.isMissing(row, f)) continue;
            const std::size_t donor = donors[random.below(donors.size())];
            std::copy_n(matrix.values.begin() +
                            static_cast<std::ptrdiff_t>(donor * matrix.columns + field.firstFeature),
                        field.featureCount,
                        matrix.values.begin() +
                            static_cast<std::ptrdiff_t>(row * matrix.columns + field.firstFeature));
        }
    }
    matrix.missing.clear();
}

Segmentation segmentPartially(FeatureMatrix matrix, const Segmenter& segmenter, int k, int starts,
                              std::uint64_t seed, Progress& progress) {
    FeatureMatrix filled = matrix;
    filled.missing.clear(); // what stands in the cells is taken as it is; where they were is known here
    Segmentation found = segmenter.segment(filled, {}, k, starts, seed, progress);
    for (int round = 0; round < kMostRounds; ++round) {
        if (found.centres.size() != static_cast<std::size_t>(k) * matrix.columns) {
            found.labels.clear();
            return found;
        }
        fillFromCentres(matrix, found);
        filled.values = matrix.values;
        Segmentation again = segmenter.segment(filled, {}, k, starts, seed, progress);
        const bool isSettled = again.labels == found.labels;
        found = std::move(again);
        if (isSettled) break;
    }
    return found;
}

} // namespace vignette
