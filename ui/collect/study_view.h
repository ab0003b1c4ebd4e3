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

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refreshFields();
    /// Looks at every patient's values in a job, when nothing else runs and it was not done for these fields.
    void lookAtValues();

    Workbench& m_workbench;
    const StudySession* m_lookedAtStudy = nullptr; ///< whose fields m_lookedAt are
    std::vector<Field> m_lookedAt;                 ///< as they were when their values were looked at
    bool m_isLooking = false;
    ImportSummary* m_summary;
    PrivacyPanel* m_privacy;
    StudyPrivacy* m_records;
    FieldsPanel* m_fields;
    QWidget* m_matchedLine;
    QLabel* m_matched;
};

} // namespace vignette
