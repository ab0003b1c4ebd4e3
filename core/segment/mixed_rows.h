#pragma once

#include "core/model/feature_matrix.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace vignette {

/// How numbers are to be given.
enum class NumberUnit {
    Standardised, ///< divided by the field's weight: standard deviations
    Weighted
}; ///< as encoded

/// A category: levels 0..levels−2 are the field's features, levels−1 is "none of them" (of a flag: no).
struct MixedCategory {
    std::size_t field = 0; ///< in plan.fields
    std::uint32_t levels = 2;
    double weight = 1.0; ///< FieldEncoding::weight: sliders and the number of fields of its theme
    double power = 1.0;  ///< of the theme's slider alone
};

struct MixedNumber {
    std::size_t feature = 0;
    bool isField = false; ///< of the plan: standardised, clipped, often rounded and heaped
    double weight = 1.0;
    double power = 1.0;
};

/// A matrix turned back into fields, by matrix.plan. Features that no field of the plan owns are numbers of
/// weight 1. A missing cell is known by the mask (FeatureMatrix::missing), not by its fill.
///
/// `power` is the weight a person gave the field's theme (plan.themeWeights), divided by its mean over the
/// fields: 1 everywhere while nobody moved a slider. FieldEncoding::weight also makes up for themes of many
/// fields, which a distance needs and a likelihood does not.
struct MixedRows {
    static constexpr std::uint16_t kMissingLevel = std::numeric_limits<std::uint16_t>::max();

    std::size_t rows = 0;
    std::vector<MixedCategory> categories;
    std::vector<MixedNumber> numbers;
    std::vector<std::uint16_t> codes; ///< rows × categories; kMissingLevel
    std::vector<float>
        values; ///< rows × numbers; NaN missing. Mixed: divided by weight, so standard deviations
    bool hasMissingNumbers = false;

    static MixedRows of(const FeatureMatrix& matrix, NumberUnit unit);
};

} // namespace vignette
