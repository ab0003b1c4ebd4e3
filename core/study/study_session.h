#pragma once

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/base/progress.h"
#include "core/model/explanation.h"
#include "core/model/look_alikes.h"
#include "core/model/privacy_record.h"
#include "core/model/quality.h"
#include "core/model/release.h"
#include "core/model/segment_rules.h"
#include "core/model/solution_comparison.h"
#include "core/model/study_result.h"
#include "core/study/import_proposal.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// What is injected into a session: tests fix the clock and the random bytes.
struct SessionOptions {
    Clock clock = systemClock();
    RandomBytes randomBytes = systemRandomBytes;
    bool replacesExisting = false; ///< import() writes over a study that is there
    std::string editor;            ///< who signs edits; empty: "the team"
    /// What import() leaves in memory. A screen shows the patients next; a command that only brings them in
    /// does not, and needs no room for them.
    enum class AfterImport { PatientsInMemory, NothingInMemory };
    AfterImport afterImport = AfterImport::PatientsInMemory;
    /// What import() makes of fields that the plan forms segments with although most patients have no value
    /// and nobody said why. A command refuses: a plan means what it says. A screen holds them back and shows
    /// it, since a person can give the reason there.
    enum class FieldsWithoutReason { Refuse, HoldBack };
    FieldsWithoutReason fieldsWithoutReason = FieldsWithoutReason::Refuse;
};

/// A segmentation as found, before a person keeps it. A value: nothing in the study has changed.
struct FoundSegments {
    SegmentationPlan plan;
    EncodingPlan encoding;
    Segmentation segmentation; ///< segmentCount 0 when nothing is stable and no number was asked for
    ValidationReport validation;
    LikenessMap map;
    std::vector<SetApartByMissing> setApart = {}; ///< segments that missing values set apart
};

/// One line of "what makes them different" on the Segment page: exact, for the working screen only.
struct SegmentContrast {
    std::string fieldKey;
    std::string label;   ///< plain words: claim, or "label: level"
    bool isShare = true; ///< false: a mean
    std::string unit;
    std::vector<double> bySegment; ///< share 0..1 or mean; NaN when unknown
    double all = 0.0;
    bool usedToForm = true;
    double strength = 0.0; ///< largest standardised difference; sorts the lines
};

/// One of the segmentations that were kept, for a list. At most one is in use: personas stand on it.
struct KeptSolution {
    SegmentationId id;
    std::int64_t time = 0; ///< seconds since 1970, UTC
    bool isCurrent = false;
    std::vector<std::uint64_t> sizes; ///< patients a segment, largest first; for working pages only
    SegmentationPlan plan;
    Verdict verdict = Verdict::NothingStable;
    double lowestOverlap = 0.0; ///< of its least stable segment; 0 without segments
};

/// What happens to the personas when a found segmentation is kept: shown first, for a person to accept.
struct PersonaChange {
    enum class Kind { Kept, New, Shelved };
    Kind kind = Kind::New;
    int number = 0;
    std::string name;
    double overlap = 0.0; ///< Jaccard of the patients, for Kept
    int editCount = 0;
};

/// An open study: the one door of the window and the command line to the stages, in order. Not copyable.
/// Jobs (those that take Progress) run on a worker thread, one at a time; everything else is quick and safe
/// beside them.
class StudySession {
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Makes a new study from a proposal: pass 2 through the gate, blocks, fields. Nothing is left when
    /// cancelled or failed. Throws Failure, Cancelled.
    static std::unique_ptr<StudySession> import(const std::filesystem::path& study,
                                                const ImportProposal& proposal, Progress& progress,
                                                const SessionOptions& options = {});
    /// Throws Failure(NotFound | NotAStudy | NewerStudy | Damaged | Locked | NotReadable).
    static std::unique_ptr<StudySession> open(const std::filesystem::path& study, Mode mode,
                                              Progress& progress, const SessionOptions& options = {});
    virtual ~StudySession() = default;
    StudySession() = default;
    StudySession(const StudySession&) = delete;
    StudySession& operator=(const StudySession&) = delete;

    virtual std::filesystem::path path() const = 0;
    virtual bool isReadOnly() const = 0;
    virtual StudyInfo info() const = 0;
    virtual ImportPlan importPlan() const = 0;
    virtual ImportReport importReport() const = 0;

    /// Fields with label, role, theme …; a person's changes are kept and logged.
    virtual std::vector<Field> fields() const = 0;
    virtual void setFields(const std::vector<Field>& fields) = 0;
    /// Whether setFields has to read the patients again (another kind or other levels): seconds, not an
    /// instant.
    virtual bool needsReload(const std::vector<Field>& fields) const = 0;
    /// What came of it: rows that fitted no field, conflicts with the data.
    virtual CodebookReport applyCodebook(const std::filesystem::path& codebook) = 0;

    /// What every field holds and what may be wrong with it. A job; exact, for working pages only.
    virtual QualityReport quality(Progress& progress) = 0;

    /// Every patient in memory; loaded on first use.
    virtual const Dataset& data(Progress& progress) = 0;

    virtual FoundSegments findSegments(const SegmentationPlan& plan, Progress& progress) = 0;
    virtual std::vector<SegmentContrast> contrasts(const FoundSegments& found, std::size_t most) = 0;
    /// What makes found segments different and what they are worth. A job of seconds; exact, for working
    /// pages (shownExplanation() for what leaves the study).
    virtual SegmentExplanation explain(const FoundSegments& found, Progress& progress) = 0;
    virtual std::vector<PersonaChange> previewKeep(const FoundSegments& found) = 0;
    /// Stores the segmentation, drafts its personas and matches them with the present ones.
    virtual void keepSegments(const FoundSegments& found, Progress& progress) = 0;
    /// The kept segmentation, if there is one.
    virtual std::optional<FoundSegments> keptSegments() = 0;
    /// Every segmentation of these patients that was kept, newest first.
    virtual std::vector<KeptSolution> solutions() const = 0;
    /// One of them with its map, to look at or compare. Throws Failure(NotFound).
    virtual FoundSegments solution(SegmentationId id, Progress& progress) = 0;
    /// Who moves between two divisions of these patients.
    virtual SolutionComparison compare(const FoundSegments& first, const FoundSegments& second) const = 0;
    /// Clinical baselines that the study's fields can answer, and found segments beside one of them. A job.
    virtual std::vector<SegmentRules> baselines() const = 0;
    virtual SolutionComparison compareWith(const FoundSegments& found, const SegmentRules& rules,
                                           Progress& progress) = 0;
    /// Keeps segments beside those in use: personas stay as they are. Nothing is added when the same
    /// segments of the same plan were kept before.
    virtual SegmentationId keepBeside(const FoundSegments& found) = 0;
    /// Puts a kept segmentation in use: its personas are drafted and matched with the present ones, as
    /// keepSegments() does. Throws Failure(NotFound).
    virtual void useSolution(SegmentationId id, Progress& progress) = 0;
    /// Throws Failure(BadUsage) for the one in use.
    virtual void removeSolution(SegmentationId id) = 0;
    virtual bool hasPersonas() const = 0;

    /// The kept personas as they may be shown. Empty personas (and a verdict) when there are none.
    virtual Release release() = 0;
    /// Exact result for working pages and checks. Null before keepSegments.
    virtual const StudyResult* result() = 0;

    /// Writes one slot; durable when it returns. An empty text goes back to the data's words.
    virtual void saveEdit(const PersonaEdit& edit) = 0;
    /// Every edit ever made of a slot, oldest first.
    virtual std::vector<PersonaEdit> editHistory(const PersonaId& persona, const std::string& slot) const = 0;
    virtual std::string editor() const = 0;
    virtual void setEditor(const std::string& editor) = 0;

    /// Notes an export in the log; returns a caution when it and an earlier one differ by 1–10 patients
    /// (E11).
    virtual std::optional<std::string> logExport(const std::string& kind, const std::string& bytes) = 0;

    // --- Privacy ---
    /// Who vouches for the study's use; every export says what is recorded here.
    virtual PrivacyRecords privacyRecords() const = 0;
    /// Stores and logs them. Throws Failure(BadUsage) naming what a record still needs.
    virtual void setPrivacyRecords(const PrivacyRecords& records) = 0;
    /// As last counted; empty when nobody asked yet. For the working screen only.
    virtual std::optional<LookAlikes> lookAlikes() const = 0;
    /// Counts over these fields (none: those proposed) and remembers the answer.
    virtual LookAlikes countLookAlikes(const std::vector<std::string>& fieldKeys, Progress& progress) = 0;
    virtual bool hasKeyFile() const = 0;
    /// Logged, then the key file is overwritten and removed: later files can't be linked to these patients.
    /// Throws as destroyKeyFile.
    virtual void destroyKeys() = 0;

    /// Asks every statement's query again and compares: the keys that differ (none when all is well).
    virtual std::vector<std::string> verifyEvidence(Progress& progress) = 0;
};

/// `vignette verify`: every hash of the file. Lines say what is damaged; empty: whole.
std::vector<std::string> verifyStudyFile(const std::filesystem::path& study, Progress& progress);

} // namespace vignette
