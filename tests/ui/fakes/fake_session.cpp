#include "tests/ui/fakes/fake_session.h"

#include "core/base/failure.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_release.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette::test {

namespace {

void applyEdit(ShownPersona& persona, const PersonaEdit& edit) {
    std::erase_if(persona.edits, [&](const PersonaEdit& other) { return other.slot == edit.slot; });
    if (!edit.text.empty()) persona.edits.push_back(edit);
    const std::string prefix = "statement:";
    if (!edit.slot.starts_with(prefix)) return;
    for (ShownStatement& statement : persona.statements) {
        if (statement.key != edit.slot.substr(prefix.size())) continue;
        statement.edit.reset();
        if (!edit.text.empty())
            statement.edit = ShownEdit{.text = edit.text,
                                       .original = edit.original,
                                       .editor = edit.editor,
                                       .reason = edit.reason,
                                       .time = edit.time,
                                       .evidenceChanged = false};
    }
}

} // namespace

FakeSession::FakeSession()
    : dataset(inventedDataset()), kept(inventedSegments(6)), content(inventedContent()) {
    studyInfo.name = "Invented clinics";
    studyInfo.windowText = "24 months, Jan 2023 – Dec 2024";
    studyInfo.isInvented = true;
    imported.patientCount = dataset.patientCount;
    imported.extracts.push_back({.name = "patients",
                                 .rowCount = dataset.patientCount,
                                 .setAsideCount = 12,
                                 .patientCount = dataset.patientCount,
                                 .matchedCount = dataset.patientCount,
                                 .duplicateCount = 0,
                                 .storedColumns = dataset.fields.size(),
                                 .droppedColumns = 3,
                                 .answers = {},
                                 .itemGroups = {},
                                 .setAsideByReason = {},
                                 .coerced = {},
                                 .repairedRows = 0,
                                 .notes = {}});
}

std::unique_ptr<FakeSession> FakeSession::withoutSegments() {
    auto session = std::make_unique<FakeSession>();
    session->kept.reset();
    session->content.personas.clear();
    session->content.map.clear();
    return session;
}

std::unique_ptr<FakeSession> FakeSession::withNothingStable() {
    auto session = withoutSegments();
    session->kept = nothingStable();
    session->content.verdict = Verdict::NothingStable;
    session->content.reason = session->kept->validation.reason;
    session->content.proposed = 0;
    return session;
}

FoundSegments FakeSession::findSegments(const SegmentationPlan& segmentation, Progress& progress) {
    progress.begin("segment", 1);
    if (whileWorking) whileWorking(progress);
    progress.checkpoint();
    FoundSegments found =
        inventedSegments(segmentation.segmentCount == 0 ? 6 : std::clamp(segmentation.segmentCount, 2, 6));
    found.plan = segmentation;
    return found;
}

std::vector<SegmentContrast> FakeSession::contrasts(const FoundSegments& found, std::size_t most) {
    std::vector<SegmentContrast> lines;
    for (const Field& field : dataset.fields) {
        if (lines.size() == most) break;
        SegmentContrast line;
        line.fieldKey = field.key;
        line.label = field.claim.empty() ? field.label : field.claim;
        line.isShare = field.kind != FieldKind::Number && field.kind != FieldKind::Count;
        line.unit = field.unit;
        line.usedToForm = field.use == FieldUse::Form;
        line.all = line.isShare ? 0.3 : 6.5;
        for (int segment = 0; segment < found.segmentation.segmentCount; ++segment)
            line.bySegment.push_back(line.isShare ? 0.1 + 0.13 * segment : 5.0 + 0.6 * segment);
        if (!line.usedToForm && !line.bySegment.empty())
            line.bySegment.back() = std::numeric_limits<double>::quiet_NaN();
        line.strength = 1.0 - 0.08 * static_cast<double>(lines.size());
        lines.push_back(line);
    }
    return lines;
}

std::vector<PersonaChange> FakeSession::previewKeep(const FoundSegments& found) {
    std::vector<PersonaChange> changes;
    for (int number = 1; number <= found.segmentation.segmentCount; ++number) {
        const auto index = static_cast<std::size_t>(number - 1);
        const bool isKept = kept && index < content.personas.size();
        changes.push_back({.kind = isKept ? PersonaChange::Kind::Kept : PersonaChange::Kind::New,
                           .number = number,
                           .name = isKept ? content.personas[index].name : std::string(),
                           .overlap = isKept ? 0.9 : 0.0,
                           .editCount = 0});
    }
    return changes;
}

void FakeSession::keepSegments(const FoundSegments& found, Progress& progress) {
    progress.begin("personas", 1);
    if (whileWorking) whileWorking(progress);
    progress.checkpoint();
    kept = found;
    for (KeptSolution& each : keptSolutions)
        each.isCurrent = false;
    const SegmentationId id = keepBeside(found);
    for (KeptSolution& each : keptSolutions)
        each.isCurrent = each.id == id;
    content = inventedContent();
    content.verdict = found.validation.verdict;
    content.personas.resize(std::min<std::size_t>(content.personas.size(), found.segmentation.sizes.size()));
}

FoundSegments FakeSession::solution(SegmentationId id, Progress&) {
    for (std::size_t i = 0; i < keptSolutions.size(); ++i)
        if (keptSolutions[i].id == id) return solutionsFound[i];
    throw Failure(FailureCode::NotFound, "These segments are no longer in the study.");
}

SegmentationId FakeSession::keepBeside(const FoundSegments& found) {
    for (std::size_t i = 0; i < solutionsFound.size(); ++i)
        if (solutionsFound[i].plan == found.plan &&
            solutionsFound[i].segmentation.labels == found.segmentation.labels)
            return keptSolutions[i].id;
    const SegmentationId id{static_cast<std::int64_t>(keptSolutions.size()) + 1};
    keptSolutions.insert(keptSolutions.begin(), {.id = id,
                                                 .time = 1767225600,
                                                 .isCurrent = false,
                                                 .sizes = found.segmentation.sizes,
                                                 .plan = found.plan,
                                                 .verdict = found.validation.verdict,
                                                 .lowestOverlap = 0.8});
    solutionsFound.insert(solutionsFound.begin(), found);
    return id;
}

void FakeSession::useSolution(SegmentationId id, Progress& progress) {
    keepSegments(solution(id, progress), progress);
}

void FakeSession::removeSolution(SegmentationId id) {
    for (std::size_t i = 0; i < keptSolutions.size(); ++i) {
        if (keptSolutions[i].id != id) continue;
        keptSolutions.erase(keptSolutions.begin() + static_cast<std::ptrdiff_t>(i));
        solutionsFound.erase(solutionsFound.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

Release FakeSession::release() {
    Release::Content shown = content;
    for (const PersonaEdit& edit : edits)
        for (ShownPersona& persona : shown.personas)
            if (persona.id == edit.persona) applyEdit(persona, edit);
    return releaseOf(std::move(shown));
}

void FakeSession::saveEdit(const PersonaEdit& edit) {
    if (readOnly) throw Failure(FailureCode::NotWritable, "This study is open for reading only.");
    edits.push_back(edit);
}

std::vector<PersonaEdit> FakeSession::editHistory(const PersonaId& persona, const std::string& slot) const {
    std::vector<PersonaEdit> history;
    for (const PersonaEdit& edit : edits)
        if (edit.persona == persona && edit.slot == slot) history.push_back(edit);
    return history;
}

std::optional<std::string> FakeSession::logExport(const std::string& kind, const std::string&) {
    exportKinds.push_back(kind);
    return std::nullopt;
}

} // namespace vignette::test
