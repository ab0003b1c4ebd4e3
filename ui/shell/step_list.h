#pragma once

#include "ui/shell/page_list.h"
#include "ui/shell/strip.h"

#include <QMap>

class QPushButton;
class QVBoxLayout;

namespace vignette {

class StepButton;

/// The left side: the steps of the work, and under them where the data stays, the role and the settings.
class StepList : public Strip {
    Q_OBJECT

public:
    StepList(Workbench& workbench, const std::vector<PageEntry>& pages, QWidget* parent);
    void setCurrent(const QString& key);

signals:
    void stepChosen(const QString& key);
    void settingsRequested();

private:
    QWidget* makeFooter();
    void refresh(); ///< which steps can be taken, which are done
    void showRole();

    Workbench& m_workbench;
    QMap<QString, StepButton*> m_steps;
    QPushButton* m_role = nullptr;
};

/// Whether a step has something to show or to do now.
bool isStepOpen(const Workbench& workbench, const QString& key);

} // namespace vignette
