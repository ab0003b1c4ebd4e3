#pragma once

#include "core/base/random.h"
#include "core/base/reference_table.h"
#include "core/evidence/evaluator.h"
#include "core/explain/explain_segments.h"
#include "core/features/encode.h"
#include "core/features/plan_encoding.h"
#include "core/segment/k_means.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace vignette::test {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// Patients and their segments, a field at a time, with everything that explaining needs.
class Study {
public:
    explicit Study(std::vector<std::uint16_t> labels, int segments) {
        m_segmentation.segmentCount = segments;
        m_segmentation.sizes.assign(static_cast<std::size_t>(segments), 0);
        for (const std::uint16_t label : labels)
            ++m_segmentation.sizes[label];
        data.patientCount = labels.size();
        data.fingerprint = sha256("fixture");
        m_segmentation.labels = std::move(labels);
    }

    Field& number(const std::string& key, std::vector<double> values, FieldUse use = FieldUse::Form,
                  Theme theme = Theme::Measurements) {
        data.columns.push_back({.numbers = std::move(values), .levels = {}});
        return add(key, FieldKind::Number, use, theme);
    }
    /// Levels "0", "1", …; kNoLevel has no value.
    Field& levels(const std::string& key, std::vector<std::uint16_t> values, std::size_t count,
                  FieldKind kind = FieldKind::Category, FieldUse use = FieldUse::Form,
                  Theme theme = Theme::Habits) {
        data.columns.push_back({.numbers = {}, .levels = std::move(values)});
        Field& field = add(key, kind, use, theme);
        for (std::size_t level = 0; level < count; ++level)
            field.values.push_back({std::to_string(level), "Level " + std::to_string(level)});
        if (kind == FieldKind::Flag) field.yesCode = "1";
        return field;
    }

    /// After the last field.
    const ExplainInput& input() {
        plan.segmentCount = m_segmentation.segmentCount;
        m_encoding = {};
        for (const Field& field : data.fields)
            if (field.use == FieldUse::Form) {
                FieldEncoding encoding;
                encoding.fieldKey = field.key;
                encoding.theme = field.theme;
                m_encoding.fields.push_back(encoding);
            }
        m_evaluator = std::make_unique<Evaluator>(data, m_segmentation, SegmentationId{1}, m_encoding);
        m_input.data = &data;
        m_input.segmentation = &m_segmentation;
        m_input.plan = &plan;
        m_input.encoding = &m_encoding;
        m_input.segmenter = m_segmenter.get();
        m_input.segmentationId = SegmentationId{1};
        m_input.evaluate = [this](const EvidenceQuery& query) { return m_evaluator->evaluate(query); };
        m_input.encode = [](const Dataset& some, const SegmentationPlan& by) {
            return encode(some, planEncoding(some, by));
        };
        return m_input;
    }
    ExplainInput& settings() { return m_input; }
    const Segmentation& segmentation() const { return m_segmentation; }

    Dataset data;
    SegmentationPlan plan;

private:
    Field& add(const std::string& key, FieldKind kind, FieldUse use, Theme theme) {
        Field field;
        field.key = key;
        field.label = key;
        field.hasPlainLabel = true;
        field.kind = kind;
        field.use = use;
        field.theme = theme;
        data.fields.push_back(field);
        return data.fields.back();
    }

    Segmentation m_segmentation;
    EncodingPlan m_encoding;
    std::unique_ptr<KMeans> m_segmenter = std::make_unique<KMeans>(KMeansLimits::forChoosing());
    std::unique_ptr<Evaluator> m_evaluator;
    ExplainInput m_input;
};

/// The fixture of make_peer_figures.py.
inline Study peerPatients() {
    const ReferenceTable table =
        ReferenceTable::load(std::string(VIGNETTE_TEST_DATA) + "/explain/patients.csv");
    const auto numbers = [&](const char* column) {
        std::vector<double> values;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            values.push_back(std::stod(table.at(row, column)));
        return values;
    };
    const auto levels = [&](const char* column) {
        std::vector<std::uint16_t> values;
        for (const double value : numbers(column))
            values.push_back(static_cast<std::uint16_t>(value));
        return values;
    };
    Study study(levels("segment"), 3);
    study.number("age", numbers("age"));
    study.number("visits", numbers("visits"));
    study.number("distance", numbers("distance"));
    study.levels("confidence", levels("confidence"), 5, FieldKind::Ordered);
    study.levels("channel", levels("channel"), 4);
    study.levels("smartphone", levels("smartphone"), 2, FieldKind::Flag);
    study.levels("readmitted", levels("readmitted"), 2, FieldKind::Flag, FieldUse::Check, Theme::Outcome);
    study.number("cost", numbers("cost"), FieldUse::Check, Theme::Outcome);
    return study;
}

} // namespace vignette::test
