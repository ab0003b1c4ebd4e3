#pragma once

#include "core/privacy/patient_keys.h"
#include "core/store/persona_table.h"
#include "core/store/segmentation_table.h"
#include "core/store/study_file.h"
#include "core/study/read_back.h"
#include "core/study/study_session.h"

#include <memory>
#include <mutex>
#include <optional>
#include <set>

namespace vignette {

/// The one StudySession there is: a study file, its patients in memory once they are needed, and the kept
/// personas. The file is used by one thread at a time (m_fileMutex). Jobs, one at a time, are the only ones
/// to change what is in memory: they compute beside the screen and put the outcome in place under
/// m_stateMutex.
class OpenStudy final : public StudySession {
public:
    OpenStudy(std::unique_ptr<StudyFile> file, const SessionOptions& options);

    std::filesystem::path path() const override { return m_file->path(); }
    bool isReadOnly() const override { return m_file->isReadOnly(); }
    StudyInfo info() const override;
    ImportPlan importPlan() const override;
    ImportReport importReport() const override;
    std::vector<Field> fields() const override;
    void setFields(const std::vector<Field>& fields) override;
    bool needsReload(const std::vector<Field>& fields) const override;
    CodebookReport applyCodebook(const std::filesystem::path& codebook) override;
    QualityReport quality(Progress& progress) override;
    const Dataset& data(Progress& progress) override;
    FoundSegments findSegments(const SegmentationPlan& plan, Progress& progress) override;
    std::vector<SegmentContrast> contrasts(const FoundSegments& found, std::size_t most) override;
    SegmentExplanation explain(const FoundSegments& found, Progress& progress) override;
    std::vector<PersonaChange> previewKeep(const FoundSegments& found) override;
    void keepSegments(const FoundSegments& found, Progress& progress) override;
    std::optional<FoundSegments> keptSegments() override;
    std::vector<KeptSolution> solutions() const override;
    FoundSegments solution(SegmentationId id, Progress& progress) override;
    SegmentationId keepBeside(const FoundSegments& found) override;
    void useSolution(SegmentationId id, Progress& progress) override;
    void removeSolution(SegmentationId id) override;
    bool hasPersonas() const override;
    Release release() override;
    const StudyResult* result() override;
    void saveEdit(const PersonaEdit& edit) override;
    std::vector<PersonaEdit> editHistory(const PersonaId& persona, const std::string& slot) const override;
    std::string editor() const override;
    void setEditor(const std::string& editor) override;
    std::optional<std::string> logExport(const std::string& kind, const std::string& bytes) override;
    PrivacyRecords privacyRecords() const override;
    void setPrivacyRecords(const PrivacyRecords& records) override;
    std::optional<LookAlikes> lookAlikes() const override;
    LookAlikes countLookAlikes(const std::vector<std::string>& fieldKeys, Progress& progress) override;
    bool hasKeyFile() const override;
    void destroyKeys() override;
    std::vector<std::string> verifyEvidence(Progress& progress) override;

    /// Reads what was kept: patients, segments, map, personas. A job; called once after opening.
    void load(Progress& progress);
    /// Instead of load() for a new study that nobody looks at next: readBack(), and fields that too few
    /// patients have are held back as holdBackMissing() does. Look-alikes are not counted: countLookAlikes()
    /// asks patients.
    void readBackStored(const std::set<std::string>& demanded, Progress& progress);
    /// Proposes *used only to check* for fields that too few patients have (core/model/missing.h); `demanded`
    /// as there. Needs load().
    void holdBackMissing(const std::set<std::string>& demanded);
    /// Puts a new study in its place (StudyFile::publish()).
    void publish();

private:
    void holdBackMissingStored(const std::vector<StoredMissing>& counts,
                               const std::set<std::string>& demanded, Progress& progress);
    void loadKept(Progress& progress);
    void logReasons(const std::vector<Field>& before, const std::vector<Field>& after);
    std::optional<SegmentationRecord> currentRecord() const;
    PersonaSet readPersonas(std::int64_t segmentation) const;
    PersonaSet draft(const FoundSegments& found, SegmentationId id, Progress& progress) const;
    void storeKept(const FoundSegments& found, PersonaSet& personas);
    std::optional<SegmentationId> sameAs(const FoundSegments& found) const;
    SegmentationRecord recordOf(const FoundSegments& found) const;
    FoundSegments foundOf(const SegmentationRecord& record, Progress& progress) const;
    void relabel(const Dataset& before, Progress& progress);
    int ageYear() const;

    SessionOptions m_options;
    std::unique_ptr<StudyFile> m_file;
    mutable std::recursive_mutex m_fileMutex;
    mutable std::recursive_mutex m_stateMutex;
    std::unique_ptr<Dataset> m_data;
    std::optional<FoundSegments> m_kept;
    std::optional<StudyResult> m_result;
};

} // namespace vignette
