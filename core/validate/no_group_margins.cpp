#include "core/validate/no_group_margins.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kMostDifferent = 16;
constexpr double kSharedValue = 0.05;

/// Quantiles that carry a smooth margin, and where they lie on the standard normal.
constexpr std::array<double, 7> kShares = {0.005, 0.1, 0.25, 0.5, 0.75, 0.9, 0.995};
constexpr std::array<double, 7> kPlaces = {-2.5758, -1.2816, -0.6745, 0.0, 0.6745, 1.2816, 2.5758};

bool hasLumps(const std::vector<float>& sorted) {
    std::size_t different = 0;
    std::size_t most = 0;
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin;
        while (end < sorted.size() && sorted[end] == sorted[begin])
            ++end;
        most = std::max(most, end - begin);
        ++different;
        begin = end;
    }
    return different <= kMostDifferent ||
           static_cast<double>(most) >= kSharedValue * static_cast<double>(sorted.size());
}

float stepOf(double value) {
    return static_cast<float>(std::round(std::clamp(value, -kFeatureLimit, kFeatureLimit) / kFeatureStep) *
                              kFeatureStep);
}

/// The smooth margin's value at a place of the standard normal.
float smoothValue(const std::vector<float>& sorted, double place) {
    std::size_t upper = 1;
    while (upper + 1 < kPlaces.size() && place > kPlaces[upper])
        ++upper;
    const auto quantile = [&](std::size_t knot) {
        return static_cast<double>(
            sorted[static_cast<std::size_t>(kShares[knot] * static_cast<double>(sorted.size() - 1))]);
    };
    const double part = (place - kPlaces[upper - 1]) / (kPlaces[upper] - kPlaces[upper - 1]);
    const double value = quantile(upper - 1) + part * (quantile(upper) - quantile(upper - 1));
    return stepOf(std::clamp(value, static_cast<double>(sorted.front()), static_cast<double>(sorted.back())));
}

/// The draw above which `share` of a standard normal lies (bisection over the logistic approximation would
/// do; erfc is exact enough and the threshold only ranks).
double thresholdOf(double share) {
    double low = -6.0;
    double high = 6.0;
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2.0;
        (0.5 * std::erfc(middle / std::sqrt(2.0)) > share ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

} // namespace

NoGroupMargins::NoGroupMargins(const FeatureMatrix& matrix) : m_matrix(matrix) {
    struct Place {
        std::size_t first, count, field;
        bool isLevels;
    };
    std::vector<Place> places;
    for (std::size_t field = 0; field < matrix.plan.fields.size(); ++field) {
        const FieldEncoding& encoding = matrix.plan.fields[field];
        places.push_back({encoding.firstFeature, encoding.featureCount, field,
                          encoding.encoding == Encoding::Indicators && encoding.featureCount > 1});
    }
    if (places.empty()) // a matrix without a plan: each feature for itself
        for (std::size_t feature = 0; feature < matrix.columns; ++feature)
            places.push_back({feature, 1, 0, false});
    m_parts.resize(places.size());
    parallelTasks(places.size(), [&](std::size_t i) {
        m_parts[i] = partOf(places[i].first, places[i].count, places[i].field, places[i].isLevels);
    });
}

std::vector<std::uint32_t> NoGroupMargins::observedRows(const Part& part, std::size_t rows) const {
    std::vector<std::uint32_t> observed;
    for (std::size_t row = 0; row < rows; ++row)
        if (!m_matrix.isMissing(row, part.field)) observed.push_back(static_cast<std::uint32_t>(row));
    return observed;
}

NoGroupMargins::Part NoGroupMargins::partOf(std::size_t first, std::size_t count, std::size_t field,
                                            bool isLevels) const {
    Part part{.first = first,
              .count = count,
              .field = field,
              .isLevels = isLevels,
              .isLumpy = false,
              .sorted = {},
              .low = {},
              .high = {},
              .shares = {}};
    const std::vector<std::uint32_t> observed = observedRows(part, m_matrix.rows);
    for (std::size_t level = 0; level < count; ++level) {
        std::vector<float> sorted;
        for (const std::uint32_t row : observed)
            sorted.push_back(m_matrix.row(row)[first + level]);
        std::sort(sorted.begin(), sorted.end());
        if (!isLevels) {
            part.isLumpy = hasLumps(sorted);
            part.sorted = std::move(sorted);
            continue;
        }
        part.low.push_back(sorted.empty() ? 0.0F : sorted.front());
        part.high.push_back(sorted.empty() ? 0.0F : sorted.back());
        const auto firstHigh = std::upper_bound(sorted.begin(), sorted.end(), part.low.back());
        part.shares.push_back(sorted.empty() ? 0.0
                                             : static_cast<double>(sorted.end() - firstHigh) /
                                                   static_cast<double>(sorted.size()));
    }
    return part;
}

void NoGroupMargins::bendValues(const Part& part, std::vector<float>& values, std::size_t rows) const {
    const std::size_t features = m_matrix.columns;
    std::vector<std::uint32_t> order = observedRows(part, rows);
    const auto at = [&](std::uint32_t row) -> float& { return values[row * features + part.first]; };
    if (!part.isLumpy) {
        for (const std::uint32_t row : order)
            at(row) = smoothValue(part.sorted, at(row));
        return;
    }
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return at(a) != at(b) ? at(a) < at(b) : a < b; });
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        at(order[rank]) = part.sorted[rank * part.sorted.size() / order.size()];
}

void NoGroupMargins::bendLevels(const Part& part, std::vector<float>& values, std::size_t rows) const {
    struct Claim {
        float surplus; ///< of the draw above the level's threshold
        std::uint32_t row;
        std::uint32_t level;
    };
    const std::size_t features = m_matrix.columns;
    const std::vector<std::uint32_t> observed = observedRows(part, rows);
    std::vector<Claim> claims;
    std::vector<std::size_t> places;
    for (std::uint32_t level = 0; level < part.count; ++level) {
        const double threshold = thresholdOf(part.shares[level]);
        places.push_back(
            static_cast<std::size_t>(std::lround(part.shares[level] * static_cast<double>(observed.size()))));
        for (const std::uint32_t row : observed)
            claims.push_back(
                {static_cast<float>(values[row * features + part.first + level] - threshold), row, level});
    }
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
        if (a.surplus != b.surplus) return a.surplus > b.surplus;
        return a.row != b.row ? a.row < b.row : a.level < b.level;
    });
    for (const std::uint32_t row : observed)
        for (std::size_t level = 0; level < part.count; ++level)
            values[row * features + part.first + level] = part.low[level];
    std::vector<char> isPlaced(rows, 0);
    for (const Claim& claim : claims) {
        if (isPlaced[claim.row] || places[claim.level] == 0) continue;
        isPlaced[claim.row] = 1;
        --places[claim.level];
        values[claim.row * features + part.first + claim.level] = part.high[claim.level];
    }
}

void NoGroupMargins::bend(std::vector<float>& values, std::size_t rows) const {
    const std::size_t features = m_matrix.columns;
    parallelTasks(m_parts.size(), [&](std::size_t i) {
        const Part& part = m_parts[i];
        if (part.isLevels)
            bendLevels(part, values, rows);
        else
            bendValues(part, values, rows);
        for (std::size_t row = 0; row < rows && !m_matrix.missing.empty(); ++row)
            for (std::size_t level = 0; level < part.count && m_matrix.isMissing(row, part.field); ++level)
                values[row * features + part.first + level] = m_matrix.row(row)[part.first + level];
    });
}

} // namespace vignette
