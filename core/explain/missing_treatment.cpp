#include "core/explain/missing_treatment.h"

#include "core/base/hash.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace vignette {

namespace {

constexpr int kMostRounds = 10;
constexpr std::size_t kFewestComplete = 11; // a segment

float toStep(double value) {
    const double limited = std::clamp(value, -kFeatureLimit, kFeatureLimit);
    return static_cast<float>(std::round(limited / kFeatureStep) * kFeatureStep);
}

/// The features of one forming field.
struct Span {
    std::size_t first;
    std::size_t count;
};
Span featuresOf(const FeatureMatrix& matrix, std::size_t field) {
    return {matrix.plan.fields[field].firstFeature, matrix.plan.fields[field].featureCount};
}

/// Squared distance over the fields that the row has a value for.
double partialDistance(const FeatureMatrix& matrix, std::size_t row, std::span<const double> centre) {
    double total = 0.0;
    for (std::size_t f = 0; f < matrix.plan.fields.size(); ++f) {
        if (matrix.isMissing(row, f)) continue;
        const auto [first, count] = featuresOf(matrix, f);
        for (std::size_t i = first; i < first + count; ++i) {
            const double apart = matrix.row(row)[i] - centre[i];
            total += apart * apart;
        }
    }
    return total;
}

/// Missing cells take the value of the row's segment.
void fillFromCentres(FeatureMatrix& matrix, std::span<const double> centres,
                     const std::vector<std::uint16_t>& labels) {
    for (std::size_t row = 0; row < matrix.rows; ++row)
        for (std::size_t f = 0; f < matrix.plan.fields.size(); ++f) {
            if (!matrix.isMissing(row, f)) continue;
            const auto [first, count] = featuresOf(matrix, f);
            for (std::size_t i = first; i < first + count; ++i)
                matrix.values[row * matrix.columns + i] = toStep(centres[labels[row] * matrix.columns + i]);
        }
}

/// Divides patients again and again while missing cells take their segment's value.
class PartialFit {
public:
    PartialFit(const FeatureMatrix& matrix, const Segmenter& segmenter, int k, int starts, std::uint64_t seed,
               Progress& progress)
        : m_matrix(matrix), m_segmenter(segmenter), m_k(k), m_starts(starts), m_seed(seed),
          m_progress(progress) {}

    bool hasCentres(const Segmentation& found) const {
        return found.centres.size() == static_cast<std::size_t>(m_k) * m_matrix.columns;
    }

    /// What stands in missing cells is taken as it is.
    Segmentation divide(FeatureMatrix matrix) const {
        matrix.missing.clear();
        return m_segmenter.segment(matrix, {}, m_k, m_starts, m_seed, m_progress);
    }

    Segmentation settle(Segmentation found) const {
        FeatureMatrix filled = m_matrix;
        for (int round = 0; round < kMostRounds && hasCentres(found); ++round) {
            fillFromCentres(filled, found.centres, found.labels);
            Segmentation again = divide(filled);
            const bool isSettled = again.labels == found.labels;
            found = std::move(again);
            if (isSettled) break;
        }
        return found;
    }

    /// Segments of the complete rows, everyone else in the nearest of them.
    std::optional<Segmentation> fromComplete() const {
        const std::vector<std::uint32_t> complete = completeRows(m_matrix);
        if (complete.size() < kFewestComplete * static_cast<std::size_t>(m_k)) return std::nullopt;
        Segmentation found = divide(onlyRows(m_matrix, complete));
        if (!hasCentres(found)) return std::nullopt;
        found.labels.assign(m_matrix.rows, 0);
        for (std::size_t row = 0; row < m_matrix.rows; ++row)
            found.labels[row] = nearest(row, found.centres);
        return found;
    }

    /// Sum of squared partial distances to the own centre.
    double cost(const Segmentation& found) const {
        double total = 0.0;
        for (std::size_t row = 0; row < m_matrix.rows; ++row)
            total += partialDistance(m_matrix, row, centreOf(found.centres, found.labels[row]));
        return total;
    }

private:
    std::span<const double> centreOf(const std::vector<double>& centres, std::size_t segment) const {
        return std::span(centres).subspan(segment * m_matrix.columns, m_matrix.columns);
    }
    std::uint16_t nearest(std::size_t row, const std::vector<double>& centres) const {
        std::uint16_t best = 0;
        double least = partialDistance(m_matrix, row, centreOf(centres, 0));
        for (std::uint16_t s = 1; s < m_k; ++s) {
            const double distance = partialDistance(m_matrix, row, centreOf(centres, s));
            if (distance < least) {
                least = distance;
                best = s;
            }
        }
        return best;
    }

    const FeatureMatrix& m_matrix;
    const Segmenter& m_segmenter;
    int m_k;
    int m_starts;
    std::uint64_t m_seed;
    Progress& m_progress;
};

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

Segmentation segmentPartially(const FeatureMatrix& matrix, const Segmenter& segmenter, int k, int starts,
                              std::uint64_t seed, Progress& progress) {
    const PartialFit fit(matrix, segmenter, k, starts, seed, progress);
    Segmentation best = fit.settle(fit.divide(matrix));
    if (!fit.hasCentres(best)) {
        best.labels.clear();
        return best;
    }
    if (std::optional<Segmentation> complete = fit.fromComplete()) {
        Segmentation other = fit.settle(std::move(*complete));
        if (fit.cost(other) < fit.cost(best)) best = std::move(other);
    }
    return best;
}

} // namespace vignette
