#include "ui/collect/study_view.h"

#include "ui/collect/field_changes.h"
#include "ui/collect/fields_panel.h"
#include "ui/collect/import_summary.h"
#include "ui/collect/privacy_panel.h"
#include "ui/collect/study_privacy.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

namespace {
constexpr int kGap = 12;
constexpr int kLeft = 292;

/// Whether the values of both are judged by the same words, units and levels.
bool areJudgedAlike(const std::vector<Field>& first, const std::vector<Field>& second) {
    return std::ranges::equal(first, second, [](const Field& a, const Field& b) {
        return a.key == b.key && a.kind == b.kind && a.unit == b.unit && a.values == b.values;
    });
}
} // namespace

StudyView::StudyView(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_summary(new ImportSummary(this)),
      m_privacy(new PrivacyPanel(this)), m_records(new StudyPrivacy(workbench, this)),
      m_fields(new FieldsPanel(workbench.wording(), this)), m_matchedLine(new QWidget(this)),
      m_matched(makeWrappedLabel({}, WidgetRole::Second, m_matchedLine)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(kGap);
    auto* body = new QHBoxLayout;
    body->setSpacing(kGap);
    auto* left = new QVBoxLayout;
    left->setSpacing(kGap);
    for (QWidget* card : {static_cast<QWidget*>(m_summary), static_cast<QWidget*>(m_privacy)})
        card->setFixedWidth(kLeft);
    left->addWidget(m_summary);
    left->addWidget(m_privacy, 1);
    body->addLayout(left);
    body->addWidget(m_fields, 1);
    all->addLayout(body, 1);
    auto* line = new QHBoxLayout(m_matchedLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(20);
    line->addWidget(makeLabel(tr("Who matched"), WidgetRole::Heading, m_matchedLine));
    line->addWidget(m_matched, 1);
    all->addWidget(m_matchedLine);
    connect(m_fields, &FieldsPanel::edited, this,
            [this](const std::vector<Field>& fields, const QString& name) {
                pushFields(m_workbench, fields, name);
            });
    connect(&workbench, &Workbench::fieldsChanged, this, &StudyView::refreshFields);
    connect(&workbench, &Workbench::sessionChanged, this, [this] {
        m_lookedAtStudy = nullptr; // another study may stand at the same address
        m_isLooking = false;       // a job of the study before was given up
        m_fields->setQuality(std::nullopt);
    });
    connect(&workbench.jobs(), &Jobs::finished, this, &StudyView::lookAtValues);
}

void StudyView::refresh() {
    const StudySession* session = m_workbench.session();
    if (!session) return;
    const ImportReport report = session->importReport();
    m_summary->show(report);
    std::vector<PrivacyPanel::Part> parts;
    for (const ExtractPlan& extract : session->importPlan().extracts)
        parts.push_back({QString::fromStdString(extract.name), extract.screening});
    m_records->refresh();
    m_privacy->show(parts, true, m_records);
    const QStringList matched = whoMatched(report);
    m_matched->setText(matched.join(QStringLiteral("      ")));
    m_matchedLine->setVisible(!matched.isEmpty());
    refreshFields();
}

void StudyView::refreshFields() {
    const StudySession* session = m_workbench.session();
    if (!session) return;
    m_fields->show(session->fields(), session->isReadOnly());
    lookAtValues();
}

void StudyView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    lookAtValues();
}

void StudyView::lookAtValues() {
    StudySession* session = m_workbench.session();
    if (!session || !isVisible() || m_isLooking || m_workbench.jobs().isRunning()) return;
    std::vector<Field> fields = session->fields();
    if (m_lookedAtStudy == session && areJudgedAlike(fields, m_lookedAt)) return;
    m_lookedAtStudy = session;
    m_lookedAt = std::move(fields);
    using Report = std::shared_ptr<QualityReport>;
    QPointer<StudyView> view(this);
    m_isLooking = true;
    m_workbench.jobs().start<Report>(
        tr("Looking at the values"),
        [session](Progress& progress) { return std::make_shared<QualityReport>(session->quality(progress)); },
        [view, session](const Outcome<Report>& outcome) {
            if (!view) return;
            view->m_isLooking = false;
            // Stopped: not begun again by itself. Closed meanwhile: of no use.
            if (outcome.isDone() && view->m_lookedAtStudy == session)
                view->m_fields->setQuality(std::move(*outcome.value()));
        });
}

void StudyView::filterFields(const QString& typed) {
    m_fields->filter(typed);
}

} // namespace vignette
