#include "core/features/encode.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/features/number_scale.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 8192;
constexpr double kClip = 8.0;

/// The nearest step of 2⁻¹⁶ within ±127.
float toStep(double value) {
    const double limited = std::clamp(value, -kFeatureLimit, kFeatureLimit);
    return static_cast<float>(std::round(limited / kFeatureStep) * kFeatureStep);
}

/// Encodes one field's cells into `out`, whose rows are `stride` apart.
class FieldEncoder {
public:
    FieldEncoder(const Field& field, const DataColumn& column, const FieldEncoding& encoding)
        : m_column(column), m_encoding(encoding), m_levelCount(field.values.size()),
          m_missing(toStep(encoding.fill * encoding.weight)) {
        if (encoding.encoding == Encoding::Indicators) prepareLevels(field);
    }

    bool hasMissing() const {
        return std::any_of(m_column.numbers.begin(), m_column.numbers.end(),
                           [](double value) { return std::isnan(value); }) ||
               std::find(m_column.levels.begin(), m_column.levels.end(), kNoLevel) != m_column.levels.end();
    }
    bool isMissing(std::size_t row) const {
        return m_column.levels.empty() ? std::isnan(m_column.numbers[row]) : m_column.levels[row] == kNoLevel;
    }

    void encodeRow(std::size_t row, float* out) const {
        switch (m_encoding.encoding) {
        case Encoding::Standardised:
            *out = number(m_column.numbers[row]);
            return;
        case Encoding::LogStandardised:
            *out = number(logOf(m_column.numbers[row]));
            return;
        case Encoding::Ranked:
            *out = ranked(m_column.levels[row]);
            return;
        case Encoding::Indicators:
            indicators(m_column.levels[row], out);
            return;
        }
    }

private:
    void prepareLevels(const Field& field) {
        std::map<std::string, std::int32_t> featureOf;
        for (std::size_t i = 0; i < m_encoding.levels.size(); ++i) {
            featureOf[m_encoding.levels[i]] = static_cast<std::int32_t>(i);
            const double share = m_encoding.shares[i];
            const double unit = m_encoding.weight / (std::sqrt(share) * m_encoding.scale);
            m_present.push_back(toStep((1.0 - share) * unit));
            m_absent.push_back(toStep(-share * unit));
        }
        const auto pooled = featureOf.find(kPooledLevel);
        const std::int32_t other = pooled == featureOf.end() ? -1 : pooled->second;
        for (const ValueLabel& value : field.values) {
            const auto found = featureOf.find(value.code);
            m_featureOfLevel.push_back(found == featureOf.end() ? other : found->second);
        }
    }

    static double logOf(double value) { return value >= 0.0 ? stableLog1p(value) : value; }

    float number(double value) const {
        if (std::isnan(value)) return m_missing;
        const double standard = (value - m_encoding.centre) / m_encoding.scale;
        return toStep(std::clamp(standard, -kClip, kClip) * m_encoding.weight);
    }
    float ranked(std::uint16_t level) const {
        return level == kNoLevel ? m_missing : number(rankOf(level, m_levelCount));
    }
    void indicators(std::uint16_t level, float* out) const {
        if (level == kNoLevel) {
            std::fill_n(out, m_encoding.featureCount, m_missing);
            return;
        }
        std::copy(m_absent.begin(), m_absent.end(), out);
        const std::int32_t feature = m_featureOfLevel.at(level);
        if (feature >= 0) out[feature] = m_present[static_cast<std::size_t>(feature)];
    }

    const DataColumn& m_column;
    const FieldEncoding& m_encoding;
    std::size_t m_levelCount;
    float m_missing;
    std::vector<float> m_present;
    std::vector<float> m_absent;
    std::vector<std::int32_t> m_featureOfLevel; ///< −1: a rare level without a pool
};

std::vector<std::string> featureNames(const EncodingPlan& plan) {
    std::vector<std::string> names;
    for (const FieldEncoding& field : plan.fields) {
        if (field.encoding != Encoding::Indicators) names.push_back(field.fieldKey);
        for (const std::string& level : field.levels)
            names.push_back(field.fieldKey + "=" + level);
    }
    return names;
}

} // namespace

double rankOf(std::uint16_t level, std::size_t levels) {
    return levels < 2 ? 0.0 : static_cast<double>(level) / static_cast<double>(levels - 1);
}

std::vector<float> encodeField(const Field& field, const DataColumn& column, const FieldEncoding& encoding) {
    const std::size_t rows = std::max(column.numbers.size(), column.levels.size());
    std::vector<float> values(rows * encoding.featureCount);
    const FieldEncoder encoder(field, column, encoding);
    for (std::size_t row = 0; row < rows; ++row)
        encoder.encodeRow(row, values.data() + row * encoding.featureCount);
    return values;
}

FeatureMatrix encode(const Dataset& dataset, const EncodingPlan& plan) {
    FeatureMatrix matrix;
    matrix.plan = plan;
    matrix.names = featureNames(plan);
    matrix.rows = dataset.patientCount;
    matrix.columns = matrix.names.size();
    matrix.values.resize(matrix.rows * matrix.columns);
    std::vector<FieldEncoder> encoders;
    for (const FieldEncoding& encoding : plan.fields) {
        std::size_t index = 0;
        if (!dataset.find(encoding.fieldKey, &index))
            throw Failure(FailureCode::BadUsage, "The plan names a field \"" + encoding.fieldKey +
                                                     "\" that this study does not have.");
        encoders.emplace_back(dataset.fields[index], dataset.columns[index], encoding);
    }
    const std::size_t fields = encoders.size();
    if (std::any_of(encoders.begin(), encoders.end(),
                    [](const FieldEncoder& encoder) { return encoder.hasMissing(); }))
        matrix.missing.resize(matrix.rows * fields);
    parallelBlocks(matrix.rows, kBlock, [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row)
            for (std::size_t i = 0; i < fields; ++i) {
                encoders[i].encodeRow(row, matrix.values.data() + row * matrix.columns +
                                               plan.fields[i].firstFeature);
                if (!matrix.missing.empty())
                    matrix.missing[row * fields + i] = encoders[i].isMissing(row) ? 1 : 0;
            }
    });
    return matrix;
}

} // namespace vignette
