#pragma once

#include "core/study/study_session.h"

#include <functional>

namespace vignette::test {

/// A study without a file: what it holds is public and may be changed before it is handed over. Edits are
/// kept and shown in the release, as the real one does.
class FakeSession : public StudySession {
public:
    /// Invented: 1,900 patients, six segments kept, six personas.
    FakeSession();
    /// The same before segments were looked for.
    static std::unique_ptr<FakeSession> withoutSegments();
    /// The same where nothing was stable.
    static std::unique_ptr<FakeSession> withNothingStable();

    std::filesystem::path file = "/nowhere/invented.vignette";
    bool readOnly = false;
    StudyInfo studyInfo;
    ImportPlan plan;
    ImportReport imported;
    QualityReport qualityReport;
    SegmentExplanation explanation;
    Dataset dataset; ///< its fields are fields()
    std::optional<FoundSegments> kept;
    std::vector<KeptSolution> keptSolutions; ///< in step with `solutionsFound`, newest first
    std::vector<FoundSegments> solutionsFound;
    Release::Content content; ///< without edits
    std::vector<PersonaEdit> edits;
    std::string signedBy = "the team";
    PrivacyRecords records;
    std::optional<LookAlikes> alikes;
    bool hasKeys = true;
    std::vector<std::string> exportKinds; ///< what was logged
    /// Done first in findSegments and keepSegments, on the job's thread: waits, failures.
    std::function<void(Progress&)> whileWorking;

    std::filesystem::path path() const override { return file; }
    bool isReadOnly() const override { return readOnly; }
    StudyInfo info() const override { return studyInfo; }
    ImportPlan importPlan() const override { return plan; }
    ImportReport importReport() const override { return imported; }
    QualityReport quality(Progress&) override { return qualityReport; }
    std::vector<Field> fields() const override { return dataset.fields; }
    void setFields(const std::vector<Field>& fields) override { dataset.fields = fields; }
    bool needsReload(const std::vector<Field>&) const override { return false; }
    CodebookReport applyCodebook(const std::filesystem::path&) override { return {}; }
    const Dataset& data(Progress&) override { return dataset; }
    FoundSegments findSegments(const SegmentationPlan& segmentation, Progress& progress) override;
    std::vector<SegmentContrast> contrasts(const FoundSegments& found, std::size_t most) override;
    SegmentExplanation explain(const FoundSegments&, Progress&) override { return explanation; }
    std::vector<PersonaChange> previewKeep(const FoundSegments& found) override;
    void keepSegments(const FoundSegments& found, Progress& progress) override;
    std::optional<FoundSegments> keptSegments() override { return kept; }
    std::vector<KeptSolution> solutions() const override { return keptSolutions; }
    FoundSegments solution(SegmentationId id, Progress& progress) override;
    SegmentationId keepBeside(const FoundSegments& found) override;
    void useSolution(SegmentationId id, Progress& progress) override;
    void removeSolution(SegmentationId id) override;
    bool hasPersonas() const override { return kept && !content.personas.empty(); }
    Release release() override;
    const StudyResult* result() override { return nullptr; }
    void saveEdit(const PersonaEdit& edit) override;
    std::vector<PersonaEdit> editHistory(const PersonaId& persona, const std::string& slot) const override;
    std::string editor() const override { return signedBy; }
    void setEditor(const std::string& editor) override { signedBy = editor; }
    std::optional<std::string> logExport(const std::string& kind, const std::string& bytes) override;
    PrivacyRecords privacyRecords() const override { return records; }
    void setPrivacyRecords(const PrivacyRecords& changed) override { records = changed; }
    std::optional<LookAlikes> lookAlikes() const override { return alikes; }
    LookAlikes countLookAlikes(const std::vector<std::string>& fieldKeys, Progress&) override {
        alikes = LookAlikes{};
        alikes->fieldKeys = fieldKeys;
        alikes->isProposed = false;
        return *alikes;
    }
    bool hasKeyFile() const override { return hasKeys; }
    void destroyKeys() override { hasKeys = false; }
    std::vector<std::string> verifyEvidence(Progress&) override { return {}; }
};

} // namespace vignette::test
