#include "core/base/failure.h"
#include "core/quality/set_apart_by_missing.h"
#include "core/store/logs.h"
#include "core/study/compare_solutions.h"
#include "core/study/open_study.h"
#include "core/study/segment_step.h"

#include <algorithm>

// Several segmentations kept, one of them in use.

namespace vignette {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;

double lowestOf(const ValidationReport& report) {
    const std::vector<double>& overlaps = report.segmentOverlaps;
    return overlaps.empty() ? 0.0 : *std::min_element(overlaps.begin(), overlaps.end());
}

} // namespace

std::vector<KeptSolution> OpenStudy::solutions() const {
    const Lock lock(m_fileMutex);
    std::vector<KeptSolution> solutions;
    if (!m_data) return solutions;
    for (SegmentationSummary& kept : SegmentationTable(*m_file).summaries(m_data->fingerprint))
        solutions.push_back({.id = kept.id,
                             .time = kept.time,
                             .isCurrent = kept.isCurrent,
                             .sizes = std::move(kept.sizes),
                             .plan = std::move(kept.plan),
                             .verdict = kept.validation.verdict,
                             .lowestOverlap = lowestOf(kept.validation)});
    return solutions;
}

SegmentationRecord OpenStudy::recordOf(const FoundSegments& found) const {
    SegmentationRecord record;
    record.fingerprint = m_data->fingerprint;
    record.plan = found.plan;
    record.encoding = found.encoding;
    record.validation = found.validation;
    record.segmentation = found.segmentation;
    return record;
}

FoundSegments OpenStudy::foundOf(const SegmentationRecord& record, Progress& progress) const {
    return {.plan = record.plan,
            .encoding = record.encoding,
            .segmentation = record.segmentation,
            .validation = record.validation,
            .map = mapOf(*m_data, record.encoding, progress),
            .setApart = setApartByMissing(*m_data, record.segmentation)};
}

/// The kept segmentation with the same plan and the same segments.
std::optional<SegmentationId> OpenStudy::sameAs(const FoundSegments& found) const {
    const SegmentationTable table(*m_file);
    for (const SegmentationSummary& kept : table.summaries(m_data->fingerprint)) {
        if (!(kept.plan == found.plan) || kept.sizes != found.segmentation.sizes) continue;
        const std::optional<SegmentationRecord> record = table.find(kept.id);
        if (record && record->segmentation.labels == found.segmentation.labels) return kept.id;
    }
    return std::nullopt;
}

FoundSegments OpenStudy::solution(SegmentationId id, Progress& progress) {
    data(progress);
    std::optional<SegmentationRecord> record;
    {
        const Lock lock(m_fileMutex);
        record = SegmentationTable(*m_file).find(id);
    }
    if (!record || record->fingerprint != m_data->fingerprint)
        throw Failure(FailureCode::NotFound,
                      "These segments are no longer in the study, or they divide other patients.");
    return foundOf(*record, progress);
}

SolutionComparison OpenStudy::compare(const FoundSegments& first, const FoundSegments& second) const {
    return compareSolutions(first.segmentation, second.segmentation);
}

std::vector<SegmentRules> OpenStudy::baselines() const {
    return clinicalBaselines(fields());
}

SolutionComparison OpenStudy::compareWith(const FoundSegments& found, const SegmentRules& rules,
                                          Progress& progress) {
    return compareWithRules(data(progress), found.segmentation, rules, progress);
}

SegmentationId OpenStudy::keepBeside(const FoundSegments& found) {
    const Lock lock(m_fileMutex);
    if (const std::optional<SegmentationId> same = sameAs(found)) return *same;
    SegmentationId id;
    m_file->atomically([&] {
        id = SegmentationTable(*m_file).add(recordOf(found));
        AuditLog(*m_file).add({.time = 0,
                               .actor = editor(),
                               .action = "segment",
                               .detail = std::to_string(found.segmentation.segmentCount) +
                                         " segments kept beside those in use"});
    });
    return id;
}

void OpenStudy::useSolution(SegmentationId id, Progress& progress) {
    keepSegments(solution(id, progress), progress);
}

void OpenStudy::removeSolution(SegmentationId id) {
    const Lock lock(m_fileMutex);
    m_file->atomically([&] {
        SegmentationTable(*m_file).remove(id);
        AuditLog(*m_file).add(
            {.time = 0, .actor = editor(), .action = "segment", .detail = "kept segments removed"});
    });
}

} // namespace vignette
