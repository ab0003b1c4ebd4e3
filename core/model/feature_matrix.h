#pragma once

#include "core/base/hash.h"
#include "core/model/field.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// How one field becomes features.
enum class Encoding {
    Standardised,    ///< (value − mean) / standard deviation, clipped to ±8
    LogStandardised, ///< the same of log(1 + value): skewed counts
    Ranked,          ///< ordered levels as 0..1 then standardised
    Indicators,      ///< one 0/1 feature a level, centred, scaled 1/sqrt(share) as in FAMD (Pagès 2004)
};

/// One field's part of the matrix: fixed numbers, so that the matrix can be rebuilt and a new patient
/// encoded.
struct FieldEncoding {
    std::string fieldKey;
    Encoding encoding = Encoding::Standardised;
    Theme theme = Theme::Other;
    double weight = 1.0; ///< factor on the encoded values after theme weights: a theme counts once whatever
                         ///< its number of fields
    double centre = 0.0; ///< Standardised, LogStandardised, Ranked
    double scale = 1.0;  ///< also Indicators: square root of the indicators' total variance, so that a field
                         ///< has variance 1
    std::vector<std::string> levels; ///< Indicators: level codes, rare ones pooled as "*"
    std::vector<double> shares;      ///< of each level
    double fill = 0.0;               ///< encoded value of a missing cell (0: the centre)
    std::uint32_t firstFeature = 0;
    std::uint32_t featureCount = 1;
    double missingShare = 0.0;
};

struct EncodingPlan {
    std::vector<FieldEncoding> fields;
    std::map<Theme, double> themeWeights; ///< as the person set them; 1 where absent
    std::vector<std::string> leftOut; ///< "key: reason": constant, over the missing threshold, all different
};

/// Patients × features, row-major. Every value is a multiple of 2⁻¹⁶ within ±127, so it is exact in float and
/// sums are exact in int64.
struct FeatureMatrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values; ///< rows × columns
    EncodingPlan plan;
    std::vector<std::uint8_t> missing; ///< rows × plan.fields, 1: the cell had no value and holds the fill;
                                       ///< empty: no cell is missing
    std::vector<std::string>
        names; ///< of each feature: "fieldKey" or "fieldKey=level"; for methods and tests, not for cards

    std::span<const float> row(std::size_t index) const { return {values.data() + index * columns, columns}; }
    bool isMissing(std::size_t row, std::size_t field) const {
        return !missing.empty() && missing[row * plan.fields.size() + field] != 0;
    }
};

inline constexpr double kFeatureStep = 1.0 / 65536.0;
inline constexpr double kFeatureLimit = 127.0;

} // namespace vignette
