#include "core/quality/describe_values.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

bool hasLevels(const Field& field) {
    return field.kind == FieldKind::Flag || field.kind == FieldKind::Category ||
           field.kind == FieldKind::Ordered;
}

/// Sum of value × factor over all values (Neumaier 1974).
double compensatedSum(const ValueCounts& counted, double divisor) {
    double sum = 0.0;
    double lost = 0.0;
    for (std::size_t i = 0; i < counted.values.size(); ++i) {
        const double term = counted.values[i] * (static_cast<double>(counted.counts[i]) / divisor);
        const double next = sum + term;
        lost += std::abs(sum) >= std::abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }
    return sum + lost;
}

double meanOf(const ValueCounts& counted) {
    const auto count = static_cast<double>(counted.valueCount);
    const double sum = compensatedSum(counted, 1.0);
    return std::isfinite(sum) ? sum / count : compensatedSum(counted, count);
}

double medianOf(const ValueCounts& counted) {
    const double upper = counted.atRank(counted.valueCount / 2);
    if (counted.valueCount % 2 == 1) return upper;
    return counted.atRank(counted.valueCount / 2 - 1) / 2.0 + upper / 2.0;
}

bool isWhole(const ValueCounts& counted) {
    return std::all_of(counted.values.begin(), counted.values.end(),
                       [](double value) { return value == std::floor(value); });
}

/// Whole numbers close together get a bin each; everything else equal steps from lowest to highest.
QualityHistogram histogramOf(const ValueCounts& counted) {
    QualityHistogram histogram;
    histogram.low = counted.values.front();
    const double highest = counted.values.back();
    if (highest == histogram.low) {
        histogram.bins = {counted.valueCount};
        return histogram;
    }
    constexpr auto kMost = static_cast<double>(QualityHistogram::kMostBins);
    const double steps = highest - histogram.low;
    const bool isByOnes = steps < kMost && isWhole(counted);
    histogram.width = isByOnes ? 1.0 : highest / kMost - histogram.low / kMost;
    histogram.bins.resize(isByOnes ? static_cast<std::size_t>(steps) + 1 : QualityHistogram::kMostBins);
    const auto last = static_cast<double>(histogram.bins.size() - 1);
    for (std::size_t i = 0; i < counted.values.size(); ++i) {
        // Divided before subtracting: the span of two huge numbers is no number.
        const double place = counted.values[i] / histogram.width - histogram.low / histogram.width;
        histogram.bins[static_cast<std::size_t>(std::clamp(std::floor(place), 0.0, last))] +=
            counted.counts[i];
    }
    return histogram;
}

/// Places in `counted`, most frequent first (ties by value), or in the field's own order.
std::vector<std::size_t> levelOrder(const Field& field, const ValueCounts& counted) {
    std::vector<std::size_t> order(counted.values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (field.kind != FieldKind::Ordered)
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return counted.counts[a] > counted.counts[b]; });
    return order;
}

void listLevels(const Field& field, const ValueCounts& counted, FieldQuality& quality) {
    if (!hasLevels(field) && counted.values.size() > FieldQuality::kMostLevels) return;
    for (const std::size_t place : levelOrder(field, counted)) {
        if (quality.levels.size() < FieldQuality::kMostLevels) {
            quality.levels.push_back(
                {.label = valueWords(field, counted.values[place]), .count = counted.counts[place]});
            continue;
        }
        ++quality.otherLevels;
        quality.otherLevelCount += counted.counts[place];
    }
}

} // namespace

std::string valueWords(const Field& field, double value) {
    if (!hasLevels(field)) return shortest(value);
    const auto level = static_cast<std::size_t>(value);
    if (level >= field.values.size()) return {};
    const ValueLabel& words = field.values[level];
    return words.label.empty() ? words.code : words.label;
}

FieldQuality describeValues(const Field& field, const ValueCounts& counted) {
    FieldQuality quality;
    quality.key = field.key;
    quality.valueCount = counted.valueCount;
    quality.missingCount = counted.missingCount;
    quality.distinctCount = counted.values.size();
    if (counted.values.empty()) return quality;
    listLevels(field, counted, quality);
    if (hasLevels(field)) return quality;
    quality.histogram = histogramOf(counted);
    quality.mean = meanOf(counted);
    quality.median = medianOf(counted);
    return quality;
}

} // namespace vignette
