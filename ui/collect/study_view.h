#pragma once

#include "ui/workbench/workbench.h"

#include <QWidget>

class QLabel;

namespace vignette {

class FieldsPanel;
class ImportSummary;
class PrivacyPanel;
class StudyPrivacy;

/// What the open study holds: what was brought in, what the privacy check did, and its fields.
class StudyView : public QWidget {
    Q_OBJECT

public:
    StudyView(Workbench& workbench, QWidget* parent);
    /// Shows the study as it is now; without one, nothing changes.
    void refresh();
    void filterFields(const QString& typed);

private:
    void refreshFields();

    Workbench& m_workbench;
    ImportSummary* m_summary;
    PrivacyPanel* m_privacy;
    StudyPrivacy* m_records;
    FieldsPanel* m_fields;
    QWidget* m_matchedLine;
    QLabel* m_matched;
};

} // namespace vignette
