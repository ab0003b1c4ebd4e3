#include "core/segment/mixed_rows.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 8192;
constexpr std::size_t kNoField = std::numeric_limits<std::size_t>::max();

/// The slider of each field's theme, divided by the mean over the fields.
std::vector<double> powersOf(const EncodingPlan& plan) {
    std::vector<double> powers;
    double total = 0.0;
    for (const FieldEncoding& field : plan.fields) {
        const auto found = plan.themeWeights.find(field.theme);
        powers.push_back(found == plan.themeWeights.end() ? 1.0 : found->second);
        total += powers.back();
    }
    const double mean = total / static_cast<double>(std::max<std::size_t>(powers.size(), 1));
    for (double& power : powers)
        power = mean > 0.0 ? power / mean : 1.0;
    return powers;
}

/// The field that owns each feature.
std::vector<std::size_t> ownersOf(const FeatureMatrix& matrix) {
    std::vector<std::size_t> owners(matrix.columns, kNoField);
    for (std::size_t i = 0; i < matrix.plan.fields.size(); ++i) {
        const FieldEncoding& field = matrix.plan.fields[i];
        for (std::size_t j = 0; j < field.featureCount; ++j)
            owners.at(field.firstFeature + j) = i;
    }
    return owners;
}

double positiveOr1(double weight) {
    return weight > 0.0 ? weight : 1.0;
}

void listColumns(const FeatureMatrix& matrix, const std::vector<std::size_t>& owners, MixedRows& mixed) {
    const std::vector<double> powers = powersOf(matrix.plan);
    for (std::size_t feature = 0; feature < matrix.columns; ++feature) {
        if (owners[feature] == kNoField) {
            mixed.numbers.push_back({.feature = feature, .isField = false, .weight = 1.0, .power = 1.0});
            continue;
        }
        const FieldEncoding& field = matrix.plan.fields[owners[feature]];
        const double weight = positiveOr1(field.weight);
        const double power = powers[owners[feature]];
        if (field.encoding != Encoding::Indicators)
            mixed.numbers.push_back({.feature = feature, .isField = true, .weight = weight, .power = power});
        else if (feature == field.firstFeature)
            mixed.categories.push_back({.field = owners[feature],
                                        .levels = field.featureCount + 1,
                                        .weight = weight,
                                        .power = power});
    }
}

/// An indicator is above 0 where the patient has the level, and below where not.
std::uint16_t levelOf(const float* features, std::uint32_t count) {
    std::uint32_t level = 0;
    while (level < count && !(features[level] > 0.0F))
        ++level;
    return static_cast<std::uint16_t>(level);
}

} // namespace

MixedRows MixedRows::of(const FeatureMatrix& matrix, NumberUnit unit) {
    MixedRows mixed;
    mixed.rows = matrix.rows;
    const std::vector<std::size_t> owners = ownersOf(matrix);
    listColumns(matrix, owners, mixed);
    const std::size_t categories = mixed.categories.size();
    const std::size_t numbers = mixed.numbers.size();
    mixed.codes.resize(mixed.rows * categories);
    mixed.values.resize(mixed.rows * numbers);
    std::atomic<bool> hasMissing{false};
    parallelBlocks(mixed.rows, kBlock, [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const float* features = matrix.row(row).data();
            for (std::size_t i = 0; i < categories; ++i) {
                const FieldEncoding& field = matrix.plan.fields[mixed.categories[i].field];
                mixed.codes[row * categories + i] =
                    matrix.isMissing(row, mixed.categories[i].field)
                        ? kMissingLevel
                        : levelOf(features + field.firstFeature, field.featureCount);
            }
            for (std::size_t i = 0; i < numbers; ++i) {
                const MixedNumber& number = mixed.numbers[i];
                const std::size_t owner = owners[number.feature];
                float& value = mixed.values[row * numbers + i];
                value = features[number.feature];
                if (unit == NumberUnit::Standardised) value /= static_cast<float>(number.weight);
                if (owner == kNoField || !matrix.isMissing(row, owner)) continue;
                value = std::numeric_limits<float>::quiet_NaN();
                hasMissing.store(true, std::memory_order_relaxed);
            }
        }
    });
    mixed.hasMissingNumbers = hasMissing.load();
    return mixed;
}

} // namespace vignette
