#include "core/quality/quality_report.h"

#include "core/base/parallel.h"
#include "core/model/missing.h"
#include "core/quality/clinical_ranges.h"
#include "core/quality/describe_values.h"
#include "core/quality/duplicate_fields.h"
#include "core/quality/mixed_units.h"
#include "core/quality/value_counts.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

using Kind = QualityFindingKind;

constexpr double kNearlyConstant = 0.999;

std::optional<double> boundOf(double bound) {
    return std::isfinite(bound) ? std::optional(bound) : std::nullopt;
}

QualityFinding outside(Kind kind, std::uint64_t count, const NumberRange& range, const std::string& unit) {
    QualityFinding finding;
    finding.kind = kind;
    finding.count = count;
    finding.low = boundOf(range.low);
    finding.high = boundOf(range.high);
    finding.unit = unit;
    return finding;
}

/// Values outside the table's ranges. What is impossible is not counted as unlikely again.
void judgeByTable(const Field& field, const ValueCounts& counted, double median, FieldQuality& quality) {
    const ClinicalRange* range = ClinicalRanges::bundled().rangeFor(field, median);
    if (!range) return;
    const auto countOutside = [&](const NumberRange& bounds) {
        return counted.countBelow(bounds.low) + counted.countAbove(bounds.high);
    };
    const std::uint64_t impossible = countOutside(range->possible);
    const std::uint64_t unlikely = std::max(countOutside(range->likely), impossible) - impossible;
    const std::string unit = field.kind == FieldKind::Year ? std::string() : range->unit();
    if (impossible > 0)
        quality.findings.push_back(outside(Kind::Impossible, impossible, range->possible, unit));
    if (unlikely > 0) quality.findings.push_back(outside(Kind::Unlikely, unlikely, range->likely, unit));
}

void judgeCount(const Field& field, const ValueCounts& counted, FieldQuality& quality) {
    if (field.kind != FieldKind::Count) return;
    if (const std::uint64_t negative = counted.countBelow(0.0); negative > 0)
        quality.findings.push_back(outside(Kind::Impossible, negative, {.low = 0.0}, field.unit));
}

void judgeYear(const Field& field, const ValueCounts& counted, const QualityPlan& plan,
               FieldQuality& quality) {
    if (field.kind != FieldKind::Year || !plan.lastYear) return;
    const auto last = static_cast<double>(*plan.lastYear);
    const std::uint64_t later = counted.countAbove(last);
    if (later == 0) return;
    QualityFinding finding;
    finding.kind = Kind::FutureYear;
    finding.count = later;
    finding.high = last;
    quality.findings.push_back(finding);
}

void judgeSameness(const Field& field, const ValueCounts& counted, FieldQuality& quality) {
    if (counted.values.empty()) return;
    const auto most = std::max_element(counted.counts.begin(), counted.counts.end());
    const double share = static_cast<double>(*most) / static_cast<double>(counted.valueCount);
    if (share < kNearlyConstant) return;
    QualityFinding finding;
    finding.kind = counted.values.size() == 1 ? Kind::Constant : Kind::NearlyConstant;
    finding.count = *most;
    finding.value =
        valueWords(field, counted.values[static_cast<std::size_t>(most - counted.counts.begin())]);
    quality.findings.push_back(finding);
}

void judgeCompleteness(FieldQuality& quality) {
    if (quality.missingShare() <= kMostMissingToForm) return;
    QualityFinding finding;
    finding.kind = Kind::ManyMissing;
    finding.count = quality.missingCount;
    quality.findings.push_back(finding);
}

/// Everything that can be said of one field alone. `counted` keeps what duplicates are found by.
FieldQuality judgeField(const Dataset& dataset, std::size_t index, const QualityPlan& plan,
                        const ValueCounts& counted) {
    const Field& field = dataset.fields[index];
    FieldQuality quality = describeValues(field, counted);
    if (dataset.columns[index].levels.empty() && quality.median) {
        judgeByTable(field, counted, *quality.median, quality);
        judgeCount(field, counted, quality);
        judgeYear(field, counted, plan, quality);
        std::optional<QualityFinding> units = mixedUnitsByColumn(dataset, index);
        if (!units) units = mixedUnitsByValue(field, counted);
        if (units) quality.findings.push_back(std::move(*units));
    }
    judgeSameness(field, counted, quality);
    judgeCompleteness(quality);
    return quality;
}

/// Each field of the group names the others.
void nameDuplicates(const Dataset& dataset, const DuplicateGroup& group, QualityReport& report) {
    const bool isPair = group.fields.size() == 2;
    for (const std::size_t field : group.fields) {
        QualityFinding finding;
        finding.kind = Kind::Duplicate;
        finding.form = group.form;
        for (const std::size_t other : group.fields)
            if (other != field) finding.others.push_back(dataset.fields[other].key);
        if (isPair && group.form == DuplicateForm::Linear) {
            const bool isSecond = field == group.fields.back();
            finding.factor = isSecond ? group.factor : 1.0 / group.factor;
            finding.offset = isSecond ? group.offset : -group.offset / group.factor;
        }
        report.fields[field].findings.push_back(finding);
    }
}

} // namespace

QualityReport qualityOf(const Dataset& dataset, const QualityPlan& plan, Progress& progress) {
    progress.begin("quality", dataset.fieldCount());
    QualityReport report;
    report.patientCount = dataset.patientCount;
    report.fields.resize(dataset.fieldCount());
    std::vector<ValueCounts> counted(dataset.fieldCount());
    parallelTasks(dataset.fieldCount(), [&](std::size_t i) {
        progress.checkpoint();
        counted[i] = countValues(dataset.columns[i], dataset.patientCount, progress);
        report.fields[i] = judgeField(dataset, i, plan, counted[i]);
        progress.advance(1);
    });
    for (const DuplicateGroup& group : duplicateFields(dataset, counted, progress))
        nameDuplicates(dataset, group, report);
    return report;
}

} // namespace vignette
