#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/quality/quality_report.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace vignette::test {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// A data set made by hand, column by column. Keys are "made.COLUMN".
struct MadeData {
    Dataset dataset;

    Field& add(const std::string& column, const std::string& label, FieldKind kind, DataColumn values) {
        Field field;
        field.key = "made." + column;
        field.extract = "made";
        field.column = column;
        field.label = label;
        field.kind = kind;
        field.hasPlainLabel = true;
        dataset.patientCount = std::max(values.numbers.size(), values.levels.size());
        dataset.fields.push_back(field);
        dataset.columns.push_back(std::move(values));
        return dataset.fields.back();
    }
    Field& numbers(const std::string& column, const std::string& label, std::vector<double> values,
                   FieldKind kind = FieldKind::Number) {
        return add(column, label, kind, {.numbers = std::move(values), .levels = {}});
    }
    Field& levels(const std::string& column, const std::vector<std::string>& codes,
                  std::vector<std::uint16_t> values, FieldKind kind = FieldKind::Category) {
        Field& field = add(column, column, kind, {.numbers = {}, .levels = std::move(values)});
        for (const std::string& code : codes)
            field.values.push_back({.code = code, .label = code});
        return field;
    }
    QualityReport report(const QualityPlan& plan = {}) const {
        Progress progress;
        return qualityOf(dataset, plan, progress);
    }
};

/// One value a patient, made of the patient's number.
inline std::vector<double> each(std::size_t count, const std::function<double(std::size_t)>& make) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = make(i);
    return values;
}
inline std::vector<std::uint16_t> eachLevel(std::size_t count,
                                            const std::function<std::uint16_t(std::size_t)>& make) {
    std::vector<std::uint16_t> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = make(i);
    return values;
}

inline const QualityFinding* findingOf(const FieldQuality& field, QualityFindingKind kind) {
    for (const QualityFinding& finding : field.findings)
        if (finding.kind == kind) return &finding;
    return nullptr;
}

} // namespace vignette::test
