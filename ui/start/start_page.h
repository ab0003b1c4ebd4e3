#pragma once

#include "ui/workbench/page.h"

class QButtonGroup;
class QLayout;

namespace vignette {

class RecentList;

/// Where the program begins: what brings you here, the samples, studies opened lately, and files of your own.
class StartPage : public Page {
    Q_OBJECT

public:
    StartPage(Workbench& workbench, QWidget* parent);

    QString title() const override { return tr("Welcome to Vignette"); }
    QString helpTopic() const override { return QStringLiteral("start"); }

public slots:
    void enter() override;

private:
    QWidget* makeRoles();
    QWidget* makeSamples();
    QWidget* makeBottom();
    void showRole();

    QButtonGroup* m_roles;
    RecentList* m_recent = nullptr;
};

QWidget* makeStartPage(Workbench& workbench, QWidget* parent);

} // namespace vignette
