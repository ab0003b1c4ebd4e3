#include "core/study/open_study.h"

#include "core/disclose/disclose.h"
#include "core/evidence/evaluator.h"
#include "core/features/load_dataset.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_tables.h"
#include "core/study/absence.h"

#include <algorithm>

namespace vignette {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;
constexpr const char* kEditorSetting = "editor";
constexpr const char* kDefaultEditor = "the team";

/// A number that hides 1 to 10 people when it is the difference of two releases (E11).
bool isSmallDifference(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t difference = a > b ? a - b : b - a;
    return difference >= 1 && difference <= 10;
}

} // namespace

OpenStudy::OpenStudy(std::unique_ptr<StudyFile> file, const SessionOptions& options)
    : m_options(options), m_file(std::move(file)) {}

StudyInfo OpenStudy::info() const {
    const Lock lock(m_fileMutex);
    return StudyInfoTable(*m_file).read();
}

ImportPlan OpenStudy::importPlan() const {
    const Lock lock(m_fileMutex);
    const auto record = ImportTable(*m_file).latest();
    return record ? record->plan : ImportPlan{};
}

ImportReport OpenStudy::importReport() const {
    const Lock lock(m_fileMutex);
    const auto record = ImportTable(*m_file).latest();
    return record ? record->report : ImportReport{};
}

const Dataset& OpenStudy::data(Progress& progress) {
    const Lock state(m_stateMutex);
    if (!m_data) {
        const Lock lock(m_fileMutex);
        const StoredBlocks blocks(*m_file);
        const std::vector<Field> fields = FieldTable(*m_file).all();
        m_data = std::make_unique<Dataset>(
            loadDataset(blocks, fields, progress, absenceMeansZero(importPlan(), fields)));
    }
    return *m_data;
}

void OpenStudy::load(Progress& progress) {
    data(progress);
    loadKept(progress);
}

void OpenStudy::publish() {
    const Lock lock(m_fileMutex);
    m_file->publish();
}
std::optional<FoundSegments> OpenStudy::keptSegments() {
    const Lock state(m_stateMutex);
    return m_kept;
}

bool OpenStudy::hasPersonas() const {
    const Lock state(m_stateMutex);
    return m_result && !m_result->personas.personas.empty();
}

Release OpenStudy::release() {
    const Lock state(m_stateMutex);
    if (m_result) return disclose(*m_result, VIGNETTE_VERSION);
    Progress progress;
    StudyResult empty;
    empty.info = info();
    empty.privacyRecords = privacyRecords();
    empty.data = &data(progress);
    return disclose(empty, VIGNETTE_VERSION);
}

const StudyResult* OpenStudy::result() {
    const Lock state(m_stateMutex);
    return m_result ? &*m_result : nullptr;
}

void OpenStudy::saveEdit(const PersonaEdit& edit) {
    const Lock state(m_stateMutex);
    const Lock lock(m_fileMutex);
    PersonaEdit signedEdit = edit;
    if (signedEdit.editor.empty()) signedEdit.editor = editor();
    if (signedEdit.time == 0) signedEdit.time = m_options.clock();
    EditTable(*m_file).add(signedEdit);
    if (m_result) m_result->edits = EditTable(*m_file).inForce();
}

std::vector<PersonaEdit> OpenStudy::editHistory(const PersonaId& persona, const std::string& slot) const {
    const Lock lock(m_fileMutex);
    std::vector<PersonaEdit> edits;
    for (const EditRecord& record : EditTable(*m_file).history(persona, slot))
        edits.push_back(record.edit);
    return edits;
}

std::string OpenStudy::editor() const {
    const Lock lock(m_fileMutex);
    if (!m_options.editor.empty()) return m_options.editor;
    return SettingTable(*m_file).find(kEditorSetting).value_or(kDefaultEditor);
}

void OpenStudy::setEditor(const std::string& editor) {
    const Lock lock(m_fileMutex);
    SettingTable(*m_file).set(kEditorSetting, editor);
}

std::optional<std::string> OpenStudy::logExport(const std::string& kind, const std::string& bytes) {
    const Lock state(m_stateMutex);
    const Lock lock(m_fileMutex);
    if (isReadOnly()) return std::nullopt;
    ExportRecord record{.time = 0,
                        .kind = kind,
                        .contentHash = sha256(bytes),
                        .byteCount = bytes.size(),
                        .personaSizes = {},
                        .note = {}};
    if (m_result)
        for (const Persona& persona : m_result->personas.personas)
            record.personaSizes.push_back(persona.size);
    bool isClose = false;
    for (const ExportRecord& earlier : ExportLog(*m_file).all())
        for (std::size_t i = 0; i < std::min(earlier.personaSizes.size(), record.personaSizes.size()); ++i)
            isClose = isClose || isSmallDifference(earlier.personaSizes[i], record.personaSizes[i]);
    ExportLog(*m_file).add(record);
    if (!isClose) return std::nullopt;
    return "An earlier export of this study had a persona that differs by 1 to 10 people. Whoever has both "
           "could work out a small "
           "group: share only one of them.";
}

std::vector<std::string> OpenStudy::verifyEvidence(Progress& progress) {
    const Lock state(m_stateMutex);
    std::vector<std::string> changed;
    data(progress);
    if (!m_result) return changed;
    const Evaluator evaluator(*m_data, m_result->segmentation,
                              SegmentationId{m_result->personas.segmentation}, m_result->encoding);
    progress.begin("verify", m_result->personas.personas.size());
    for (const Persona& persona : m_result->personas.personas) {
        for (const Statement& statement : persona.statements)
            if (!(evaluator.evaluate(statement.query) == statement.evidence))
                changed.push_back(toText(statement.query));
        progress.advance(1);
        progress.checkpoint();
    }
    return changed;
}

} // namespace vignette
