#include "ui/checks/explanation_source.h"

#include <QPointer>

namespace vignette {

namespace {

bool isSameAnswer(const FoundSegments& first, const FoundSegments& second) {
    return first.plan == second.plan && first.segmentation.labels == second.segmentation.labels;
}

} // namespace

ExplanationSource::ExplanationSource(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench) {
    connect(&workbench, &Workbench::sessionChanged, this, &ExplanationSource::drop);
    connect(&workbench, &Workbench::fieldsChanged, this, &ExplanationSource::drop);
    connect(&workbench, &Workbench::foundChanged, this, &ExplanationSource::noteFound);
    // A job's own result is handed over after finished() is sent.
    connect(&workbench.jobs(), &Jobs::finished, this, &ExplanationSource::begin, Qt::QueuedConnection);
}

ExplanationSource::State ExplanationSource::state() const {
    const FoundSegments* found = m_workbench.found();
    if (!found || found->segmentation.segmentCount == 0) return State::None;
    if (m_explanation) return State::Ready;
    if (m_isRunning) return State::Running;
    return m_wasStopped ? State::Stopped : State::Waiting;
}

void ExplanationSource::setWanted(bool isWanted) {
    m_isWanted = isWanted;
    begin();
}

void ExplanationSource::askAgain() {
    m_wasStopped = false;
    emit changed();
    begin();
}

void ExplanationSource::drop() {
    ++m_turn;
    m_of.reset();
    m_explanation.reset();
    m_isRunning = false;
    m_wasStopped = false;
    emit changed();
    begin();
}

/// Keeping segments changes nothing about them.
void ExplanationSource::noteFound() {
    const FoundSegments* found = m_workbench.found();
    if (found && m_of && isSameAnswer(*found, *m_of)) return;
    drop();
}

void ExplanationSource::begin() {
    const FoundSegments* found = m_workbench.found();
    if (!m_isWanted || state() != State::Waiting || m_workbench.jobs().isRunning()) return;
    using Made = std::shared_ptr<SegmentExplanation>;
    m_of = std::make_shared<const FoundSegments>(*found);
    QPointer<ExplanationSource> source(this);
    m_isRunning = m_workbench.jobs().start<Made>(
        tr("Explaining the segments"),
        [session = m_workbench.session(), asked = m_of](Progress& progress) {
            return std::make_shared<SegmentExplanation>(session->explain(*asked, progress));
        },
        [source, turn = m_turn](const Outcome<Made>& outcome) {
            if (source && source->m_turn == turn) source->take(outcome);
        });
    emit changed();
}

void ExplanationSource::take(const Outcome<std::shared_ptr<SegmentExplanation>>& outcome) {
    m_isRunning = false;
    m_wasStopped = !outcome.isDone();
    if (outcome.isDone()) m_explanation = outcome.value();
    if (!outcome.isDone() && !outcome.isCancelled())
        emit m_workbench.troubleReported(QString::fromStdString(outcome.trouble().message), false);
    emit changed();
}

} // namespace vignette
