#include "ui/workbench/workbench.h"

#include "ui/workbench/data_words.h"
#include "ui/workbench/recent_studies.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUndoCommand>

#include <algorithm>
#include <filesystem>

namespace vignette {

namespace {

const QString kRoleSetting = QStringLiteral("role");

/// A session and what may be shown of it: both made in the job, so that the screen only takes them.
struct Opened {
    std::unique_ptr<StudySession> session;
    std::optional<Release> release;
};
using OpenedPointer = std::shared_ptr<Opened>;

OpenedPointer withRelease(std::unique_ptr<StudySession> session) {
    auto opened = std::make_shared<Opened>();
    opened->release.emplace(session->release());
    opened->session = std::move(session);
    return opened;
}

std::filesystem::path toPath(const QString& text) {
    return {text.toStdString()};
}

std::vector<std::filesystem::path> toPaths(const QStringList& files) {
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.push_back(toPath(file));
    return paths;
}

/// Everything the first opening of a sample without a finished study does, as one job.
std::unique_ptr<StudySession> makeSampleStudy(const Sample& sample, const std::filesystem::path& target,
                                              Progress& progress) {
    ImportProposal proposal = proposeImport(sample.files, optionsForSample(sample), progress);
    describeSample(sample, proposal);
    std::unique_ptr<StudySession> session = StudySession::import(target, proposal, progress);
    session->keepSegments(session->findSegments(SegmentationPlan{}, progress), progress);
    return session;
}

/// Samples are opened as a working copy in the user's own data folder, so that edits of a sample are kept.
std::filesystem::path sampleCopyPath(const std::string& id) {
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/samples");
    QDir().mkpath(folder);
    return toPath(folder) / (id + ".vignette");
}

} // namespace

/// One slot of a card, there and back.
class CardEditCommand : public QUndoCommand {
public:
    CardEditCommand(Workbench& workbench, PersonaId persona, QString slot, QString before, QString after,
                    const QString& name)
        : QUndoCommand(name), m_workbench(workbench), m_persona(std::move(persona)), m_slot(std::move(slot)),
          m_before(std::move(before)), m_after(std::move(after)) {}
    void undo() override { m_workbench.writeSlot(m_persona, m_slot, m_before); }
    void redo() override { m_workbench.writeSlot(m_persona, m_slot, m_after); }

private:
    Workbench& m_workbench;
    PersonaId m_persona;
    QString m_slot, m_before, m_after;
};

Workbench::Workbench(std::unique_ptr<Wording> wording, QObject* parent)
    : QObject(parent), m_wording(std::move(wording)), m_jobs(nullptr) {
    m_role = static_cast<Role>(std::clamp(QSettings().value(kRoleSetting, 0).toInt(), 0, 2));
}

Workbench::~Workbench() {
    m_jobs.abandon();
}

void Workbench::setRole(Role role) {
    if (role == m_role) return;
    m_role = role;
    QSettings().setValue(kRoleSetting, static_cast<int>(role));
    emit roleChanged();
}

template<typename Result>
void Workbench::start(const QString& title, std::function<Result(Progress&)> work,
                      std::function<void(Outcome<Result>)> done) {
    if (!isBusy()) m_jobs.start<Result>(title, std::move(work), std::move(done));
}

bool Workbench::isBusy() {
    if (!m_jobs.isRunning()) return false;
    emit troubleReported(
        tr("“%1” is still running. Wait until it is done, or press Esc to stop it.").arg(m_jobs.title()),
        true);
    return true;
}

template<typename Result> bool Workbench::report(const Outcome<Result>& outcome) {
    if (outcome.isDone()) return true;
    if (!outcome.isCancelled())
        emit troubleReported(QString::fromStdString(outcome.trouble().message), false);
    return false;
}

void Workbench::openStudy(const QString& path) {
    open(path, StudySession::Mode::ReadWrite);
}
void Workbench::openStudyReadOnly(const QString& path) {
    open(path, StudySession::Mode::ReadOnly);
}

void Workbench::open(const QString& path, StudySession::Mode mode) {
    start<OpenedPointer>(
        tr("Opening"),
        [path, mode](Progress& progress) {
            return withRelease(StudySession::open(toPath(path), mode, progress));
        },
        [this](const Outcome<OpenedPointer>& outcome) {
            if (report(outcome)) takeSession(std::move(outcome.value()->session), outcome.value()->release);
        });
}

void Workbench::openSample(const QString& id) {
    start<OpenedPointer>(
        tr("Opening the sample"),
        [id = id.toStdString(), target = sampleCopyPath(id.toStdString())](Progress& progress) {
            const Sample sample = sampleById(id);
            if (!std::filesystem::exists(target) && sample.finishedStudy) {
                std::filesystem::copy_file(*sample.finishedStudy, target);
                std::filesystem::permissions(target, std::filesystem::perms::owner_read |
                                                         std::filesystem::perms::owner_write);
            }
            return withRelease(std::filesystem::exists(target)
                                   ? StudySession::open(target, StudySession::Mode::ReadWrite, progress)
                                   : makeSampleStudy(sample, target, progress));
        },
        [this](const Outcome<OpenedPointer>& outcome) {
            if (report(outcome)) takeSession(std::move(outcome.value()->session), outcome.value()->release);
        });
}

void Workbench::takeSession(std::unique_ptr<StudySession> session, const std::optional<Release>& release) {
    m_undo.clear();
    m_proposal.reset();
    m_session = std::move(session);
    m_found = m_session->keptSegments();
    m_isFoundKept = m_found.has_value();
    m_release = release;
    if (!m_session->isReadOnly()) {
        const std::size_t count = m_release ? m_release->personas().size() : 0;
        const QString summary = !m_isFoundKept ? tr("no segments yet")
                                : count == 0   ? tr("nothing stable found")
                                               : tr("%n persona(s)", nullptr, static_cast<int>(count));
        RecentStudies::note({QString::fromStdString(m_session->path().string()),
                             QString::fromStdString(m_session->info().name), summary,
                             QDateTime::currentDateTime()});
    }
    emit sessionChanged();
    emit proposalChanged();
    emit foundChanged();
    emit releaseChanged();
    emit pageRequested(m_isFoundKept ? QStringLiteral("personas") : QStringLiteral("segment"));
}

void Workbench::closeStudy() {
    m_jobs.abandon();
    m_undo.clear();
    m_release.reset();
    m_found.reset();
    m_isFoundKept = false;
    m_proposal.reset();
    m_session.reset();
    emit sessionChanged();
    emit proposalChanged();
    emit foundChanged();
    emit releaseChanged();
    emit pageRequested(QStringLiteral("start"));
}

void Workbench::prepareImport(const QStringList& files, const ProposalOptions& options) {
    using Proposal = std::shared_ptr<ImportProposal>;
    start<Proposal>(
        tr("Reading the files"),
        [paths = toPaths(files), options](Progress& progress) {
            return std::make_shared<ImportProposal>(proposeImport(paths, options, progress));
        },
        [this](const Outcome<Proposal>& outcome) {
            if (!report(outcome)) return;
            m_proposal = std::make_unique<ImportProposal>(std::move(*outcome.value()));
            emit proposalChanged();
            emit pageRequested(QStringLiteral("collect"));
        });
}

void Workbench::addToImport(const QStringList& files) {
    QStringList all;
    ProposalOptions options;
    if (m_proposal) {
        options.plan = m_proposal->plan;
        options.codebook = m_proposal->codebook;
        options.isAddition = true;
        for (const ProposedExtract& extract : m_proposal->extracts) {
            const QString path = QString::fromStdString(extract.path.string());
            if (!all.contains(path)) all.append(path);
            const ExtractSurvey& survey = extract.survey;
            if (!survey.isWorkbook && !survey.dialect.sheet.empty())
                options.tables[extract.path].push_back(survey.dialect.sheet);
        }
    }
    for (const QString& file : files) {
        if (!all.contains(file)) all.append(file);
        options.tables.erase(toPath(file)); // an archive that is chosen once more is meant as a whole
    }
    prepareImport(all, options);
}

void Workbench::dropProposal() {
    m_proposal.reset();
    emit proposalChanged();
}

void Workbench::importProposal(const QString& path) {
    if (!m_proposal) return;
    start<OpenedPointer>(
        tr("Bringing in"),
        [proposal = *m_proposal, target = toPath(path)](Progress& progress) {
            SessionOptions options;
            options.fieldsWithoutReason = SessionOptions::FieldsWithoutReason::HoldBack;
            return withRelease(StudySession::import(target, proposal, progress, options));
        },
        [this, planned = m_proposal->plan.fields](const Outcome<OpenedPointer>& outcome) {
            if (!report(outcome)) return;
            takeSession(std::move(outcome.value()->session), outcome.value()->release);
            sayHeldBack(planned);
        });
}

/// A plan's wish that was not followed is said, and where it can be.
void Workbench::sayHeldBack(const std::vector<Field>& planned) {
    QStringList names;
    for (const Field& field : m_session->fields()) {
        const auto wanted = std::ranges::find(planned, field.key, &Field::key);
        const bool wasForm = wanted != planned.end() && wanted->use == FieldUse::Form;
        if (wasForm && field.use == FieldUse::Check) names << QString::fromStdString(field.label);
    }
    if (names.isEmpty()) return;
    emit troubleReported(
        tr("Used only to check, because most patients have no value: %1. To form segments with them, say why "
           "on the page Collect.")
            .arg(names.join(QStringLiteral(", "))),
        true);
}

void Workbench::findSegments(const SegmentationPlan& plan) {
    if (!m_session) return;
    using Found = std::shared_ptr<FoundSegments>;
    start<Found>(
        tr("Finding segments"),
        [session = m_session.get(), plan](Progress& progress) {
            return std::make_shared<FoundSegments>(session->findSegments(plan, progress));
        },
        [this](const Outcome<Found>& outcome) {
            if (!report(outcome)) return;
            m_found = std::move(*outcome.value());
            m_isFoundKept = false;
            emit foundChanged();
        });
}

void Workbench::askToKeep() {
    emit pageRequested(QStringLiteral("segment"));
    emit keepAsked();
}

void Workbench::keepSegments() {
    if (!m_session || !m_found) return;
    start<Release>(
        tr("Drafting personas"),
        [session = m_session.get(), found = *m_found](Progress& progress) {
            session->keepSegments(found, progress);
            return session->release();
        },
        [this](const Outcome<Release>& outcome) {
            if (!report(outcome)) return;
            m_isFoundKept = true;
            m_undo.clear();
            m_release = outcome.value();
            emit foundChanged();
            emit releaseChanged();
        });
}

void Workbench::setPrivacyRecords(const PrivacyRecords& records) {
    if (!m_session || isBusy()) return;
    const auto outcome = attempt([&] {
        m_session->setPrivacyRecords(records);
        return true;
    });
    if (!report(outcome)) return;
    refreshRelease();
    emit releaseChanged();
}

void Workbench::setFields(const std::vector<Field>& fields) {
    if (!m_session || isBusy()) return;
    if (!m_session->needsReload(fields)) {
        const auto outcome = attempt([&] {
            m_session->setFields(fields);
            return true;
        });
        if (!report(outcome)) return;
        refreshRelease();
        emit fieldsChanged();
        emit releaseChanged();
        return;
    }
    start<Release>(
        tr("Changing fields"),
        [session = m_session.get(), fields](Progress&) {
            session->setFields(fields);
            return session->release();
        },
        [this](const Outcome<Release>& outcome) {
            if (!report(outcome)) return;
            m_found = m_session->keptSegments(); // patients may have another order now
            m_isFoundKept = m_found.has_value();
            m_release = outcome.value();
            emit fieldsChanged();
            emit foundChanged();
            emit releaseChanged();
        });
}

void Workbench::undo() {
    if (!isBusy()) m_undo.undo();
}

void Workbench::redo() {
    if (!isBusy()) m_undo.redo();
}

void Workbench::editCard(const PersonaId& persona, const QString& slot, const QString& text,
                         const QString& stepName) {
    if (!m_session || !m_release) return;
    QString before;
    if (const ShownPersona* shown = m_release->persona(persona))
        if (const PersonaEdit* edit = shown->edit(slot.toStdString()))
            before = QString::fromStdString(edit->text);
    if (before == text) return;
    m_undo.push(new CardEditCommand(*this, persona, slot, before, text, stepName));
}

void Workbench::writeSlot(const PersonaId& persona, const QString& slot, const QString& text) {
    if (!m_session) return;
    PersonaEdit edit;
    edit.persona = persona;
    edit.slot = slot.toStdString();
    edit.text = text.toStdString();
    edit.editor = m_session->editor();
    if (const ShownPersona* shown = m_release ? m_release->persona(persona) : nullptr) {
        edit.original = dataWords(*shown, slot, wording()).toStdString();
        if (const ShownStatement* statement = statementOfSlot(*shown, slot))
            edit.evidence = releasedFigure(*statement);
    }
    const auto outcome = attempt([&] {
        m_session->saveEdit(edit);
        return true;
    });
    if (!report(outcome)) return;
    refreshRelease();
    emit releaseChanged();
}

void Workbench::refreshRelease() {
    m_release.reset();
    if (!m_session) return;
    const auto outcome = attempt([&] {
        m_release.emplace(m_session->release());
        return true;
    });
    report(outcome);
}

} // namespace vignette
