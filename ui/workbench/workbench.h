#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"
#include "core/study/import_proposal.h"
#include "core/study/samples.h"
#include "core/study/study_session.h"
#include "ui/workbench/jobs.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace vignette {

/// What brings a person here; decides the first page and how many numbers stand on a screen. Nothing is
/// locked away.
enum class Role { PlansOutreach, LooksAfterPatients, ChecksNumbers };

/// What the pages share: the open study, the import being prepared, the running job, undo, role. Pages read
/// it and ask it; it changes the study through core/study and tells everyone by signals. It knows no page.
class Workbench : public QObject {
    Q_OBJECT

public:
    explicit Workbench(std::unique_ptr<Wording> wording, QObject* parent = nullptr);
    ~Workbench() override;

    Role role() const { return m_role; }
    void setRole(Role role); ///< remembered
    const Wording& wording() const { return *m_wording; }
    Jobs& jobs() { return m_jobs; }
    QUndoStack& undoStack() { return m_undo; }
    void undo(); ///< not while a job reads what a step would change
    void redo();
    /// Whether a job runs; then says so to the person.
    bool isBusy();

    // --- The study ---
    StudySession* session() const { return m_session.get(); } ///< null on the start page
    /// What may be shown of the study's personas; made again after each change. Null without a study.
    const Release* release() const { return m_release ? &*m_release : nullptr; }
    void openStudy(const QString& path);
    void openStudyReadOnly(const QString& path);
    /// Opens the sample's finished study as a working copy, or prepares and finishes it in one job.
    void openSample(const QString& id);
    void closeStudy();

    // --- Bringing files in ---
    /// Surveys the files in a job; then proposal() is there and proposalChanged() is sent.
    void prepareImport(const QStringList& files, const ProposalOptions& options = {});
    /// Adds files to the present proposal; what was decided about the others stands.
    void addToImport(const QStringList& files);
    ImportProposal* proposal() { return m_proposal.get(); }
    void dropProposal();
    /// For pages that changed the proposal through core/study functions.
    void noteProposalChanged() { emit proposalChanged(); }
    /// Brings the proposal in as a new study at `path`, then opens it.
    void importProposal(const QString& path);

    // --- Segments ---
    void findSegments(const SegmentationPlan& plan);
    /// The latest answer, kept or not.
    const FoundSegments* found() const { return m_found ? &*m_found : nullptr; }
    bool isFoundKept() const { return m_isFoundKept; }
    void keepSegments();
    /// Has the page that shows what keeping changes ask the person first.
    void askToKeep();
    /// Stores changed fields; a job, where the patients are read again (found() is then the kept segments).
    void setFields(const std::vector<Field>& fields);

    /// Stores who vouches for the study; every export says it from then on.
    void setPrivacyRecords(const PrivacyRecords& records);

    // --- Cards ---
    /// Writes a card's slot as an undoable step. An empty text goes back to the data's words.
    void editCard(const PersonaId& persona, const QString& slot, const QString& text,
                  const QString& stepName);

signals:
    void roleChanged();
    void sessionChanged();  ///< a study was opened or closed
    void proposalChanged(); ///< files were surveyed, changed or dropped
    void foundChanged();    ///< segments were found or kept
    void releaseChanged();  ///< personas, figures or card texts changed
    void fieldsChanged();
    /// Something could not be done: plain words for a message bar. `isCaution`: done, but look.
    void troubleReported(const QString& message, bool isCaution);
    void keepAsked(); ///< for the Segment page: ask, then keep
    /// Go to this page: "start", "collect", "segment", "personas", "export".
    void pageRequested(const QString& page);

private:
    friend class CardEditCommand;
    void open(const QString& path, StudySession::Mode mode);
    void takeSession(std::unique_ptr<StudySession> session, const std::optional<Release>& release);
    void sayHeldBack(const std::vector<Field>& planned);
    void refreshRelease();
    /// A job, or a word about the one that is in the way.
    template<typename Result>
    void start(const QString& title, std::function<Result(Progress&)> work,
               std::function<void(Outcome<Result>)> done);
    void writeSlot(const PersonaId& persona, const QString& slot, const QString& text);
    template<typename Result> bool report(const Outcome<Result>& outcome);

    std::unique_ptr<Wording> m_wording;
    Role m_role = Role::PlansOutreach;
    std::unique_ptr<StudySession> m_session;
    std::unique_ptr<ImportProposal> m_proposal;
    std::optional<Release> m_release;
    std::optional<FoundSegments> m_found;
    bool m_isFoundKept = false;
    QUndoStack m_undo;
    Jobs m_jobs; ///< last: its job must end before the session goes
};

} // namespace vignette
