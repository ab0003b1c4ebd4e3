#pragma once

#include "ui/shell/strip.h"
#include "ui/workbench/jobs.h"

#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QShortcut;

namespace vignette {

/// What the running job does, how far it is, how long it will take, and a way to stop it (also Esc). Appears
/// when a job takes longer than a moment.
class JobBar : public Strip {
    Q_OBJECT

public:
    JobBar(Jobs& jobs, QWidget* parent);

public slots:
    void cancel();

private:
    void begin(const QString& title);
    void showProgress(const ProgressSnapshot& snapshot);
    void end();

    Jobs& m_jobs;
    QTimer m_patience;
    QLabel* m_title;
    QLabel* m_stage;
    QLabel* m_pace;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QShortcut* m_escape;
};

} // namespace vignette
