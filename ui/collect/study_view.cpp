#include "ui/collect/study_view.h"

#include "ui/collect/field_changes.h"
#include "ui/collect/fields_panel.h"
#include "ui/collect/import_summary.h"
#include "ui/collect/privacy_panel.h"
#include "ui/collect/study_privacy.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kGap = 12;
constexpr int kLeft = 292;
} // namespace

StudyView::StudyView(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_summary(new ImportSummary(this)),
      m_privacy(new PrivacyPanel(this)), m_records(new StudyPrivacy(workbench, this)),
      m_fields(new FieldsPanel(this)), m_matchedLine(new QWidget(this)),
      m_matched(makeWrappedLabel({}, WidgetRole::Second, m_matchedLine)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(kGap);
    auto* body = new QHBoxLayout;
    body->setSpacing(kGap);
    auto* left = new QVBoxLayout;
    left->setSpacing(kGap);
    for (QWidget* card : {static_cast<QWidget*>(m_summary), static_cast<QWidget*>(m_privacy),
                          static_cast<QWidget*>(m_records)})
        card->setFixedWidth(kLeft);
    left->addWidget(m_summary);
    left->addWidget(m_privacy, 1);
    left->addWidget(m_records);
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
}

void StudyView::refresh() {
    const StudySession* session = m_workbench.session();
    if (!session) return;
    const ImportReport report = session->importReport();
    m_summary->show(report);
    std::vector<PrivacyPanel::Part> parts;
    for (const ExtractPlan& extract : session->importPlan().extracts)
        parts.push_back({QString::fromStdString(extract.name), extract.screening});
    m_privacy->show(parts, true);
    m_records->refresh();
    const QStringList matched = whoMatched(report);
    m_matched->setText(matched.join(QStringLiteral("      ")));
    m_matchedLine->setVisible(!matched.isEmpty());
    refreshFields();
}

void StudyView::refreshFields() {
    const StudySession* session = m_workbench.session();
    if (session) m_fields->show(session->fields(), session->isReadOnly());
}

void StudyView::filterFields(const QString& typed) {
    m_fields->filter(typed);
}

} // namespace vignette
