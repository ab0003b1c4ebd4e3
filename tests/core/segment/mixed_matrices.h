#pragma once

#include "core/base/text.h"
#include "core/model/feature_matrix.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vignette::test {

/// Puts together a matrix as encode() lays it out, without its rules about rare levels: fields of weight 1.
class MixedMatrix {
public:
    /// Levels are numbered from 0; −1: missing. As many features as levels.
    MixedMatrix& category(const std::vector<int>& codes, Theme theme = Theme::Other) {
        const int levels = *std::max_element(codes.begin(), codes.end()) + 1;
        FieldEncoding& field =
            addField(Encoding::Indicators, static_cast<std::uint32_t>(levels), theme, codes.size());
        std::vector<double> counts(static_cast<std::size_t>(levels));
        double total = 0.0;
        for (const int code : codes) {
            if (code < 0) continue;
            ++counts[static_cast<std::size_t>(code)];
            ++total;
        }
        for (int level = 0; level < levels; ++level) {
            const double share = counts[static_cast<std::size_t>(level)] / total;
            field.levels.push_back(std::to_string(level));
            field.shares.push_back(share);
            std::vector<double> values;
            for (const int code : codes)
                values.push_back(code < 0 ? 0.0
                                          : ((code == level ? 1.0 : 0.0) - share) /
                                                std::sqrt(std::max(share, 1e-9)));
            m_columns.push_back(values);
        }
        noteMissing(codes, [](int code) { return code < 0; });
        return *this;
    }
    /// As given; NaN: missing.
    MixedMatrix& number(const std::vector<double>& values, Theme theme = Theme::Other) {
        addField(Encoding::Standardised, 1, theme, values.size());
        noteMissing(values, [](double value) { return std::isnan(value); });
        m_columns.push_back(values);
        for (double& value : m_columns.back())
            if (std::isnan(value)) value = 0.0;
        return *this;
    }
    FeatureMatrix matrix(const std::map<Theme, double>& themeWeights = {}) const {
        FeatureMatrix result;
        result.plan = m_plan;
        result.plan.themeWeights = themeWeights;
        result.columns = m_columns.size();
        result.rows = m_columns.front().size();
        for (std::size_t row = 0; row < result.rows; ++row)
            for (const auto& column : m_columns)
                result.values.push_back(static_cast<float>(std::round(column[row] * 65536.0) / 65536.0));
        if (!m_hasMissing) return result;
        for (std::size_t row = 0; row < result.rows; ++row)
            for (const auto& mask : m_masks)
                result.missing.push_back(mask[row]);
        return result;
    }

private:
    FieldEncoding& addField(Encoding encoding, std::uint32_t features, Theme theme, std::size_t) {
        FieldEncoding field;
        field.fieldKey = "field" + std::to_string(m_plan.fields.size());
        field.encoding = encoding;
        field.theme = theme;
        field.firstFeature = static_cast<std::uint32_t>(m_columns.size());
        field.featureCount = features;
        m_plan.fields.push_back(field);
        return m_plan.fields.back();
    }
    template<typename Cells, typename IsMissing>
    void noteMissing(const Cells& cells, const IsMissing& isMissing) {
        std::vector<std::uint8_t> mask;
        for (const auto cell : cells) {
            mask.push_back(isMissing(cell) ? 1 : 0);
            m_hasMissing = m_hasMissing || mask.back() != 0;
        }
        m_masks.push_back(mask);
    }

    EncodingPlan m_plan;
    std::vector<std::vector<double>> m_columns;
    std::vector<std::vector<std::uint8_t>> m_masks;
    bool m_hasMissing = false;
};

/// A small comma-separated file of words or numbers, column by column; empty when there is none.
inline std::map<std::string, std::vector<std::string>> readTable(const std::string& file) {
    std::ifstream stream(file);
    std::map<std::string, std::vector<std::string>> columns;
    std::vector<std::string> names;
    std::string line;
    while (std::getline(stream, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> cells(1);
        for (const char letter : line) {
            if (letter == ',')
                cells.emplace_back();
            else if (letter != '"')
                cells.back() += letter;
        }
        if (names.empty()) {
            names = cells;
            continue;
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            columns[names[i]].push_back(i < cells.size() ? cells[i] : "");
    }
    return columns;
}

/// Levels numbered by their words' order; an empty word is missing (−1).
inline std::vector<int> codesOf(const std::vector<std::string>& words) {
    std::map<std::string, int> codes;
    for (const std::string& word : words)
        if (!word.empty()) codes.emplace(word, 0);
    int next = 0;
    for (auto& entry : codes)
        entry.second = next++;
    std::vector<int> result;
    for (const std::string& word : words)
        result.push_back(word.empty() ? -1 : codes.at(word));
    return result;
}

inline std::vector<double> numbersOf(const std::vector<std::string>& words) {
    std::vector<double> numbers;
    for (const std::string& word : words)
        numbers.push_back(word.empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(word));
    return numbers;
}

} // namespace vignette::test
