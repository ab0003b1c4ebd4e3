#pragma once

#include "ui/shell/page_list.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

class QStackedWidget;

namespace vignette {

class Appearance;
class HeaderBar;
class HelpDialog;
class JobBar;
class MessageBar;
class ShellActions;
class StepList;

/// Arranges menus, header, steps, pages, messages, the running job and the status line; everything they show
/// and do is theirs. Files dropped anywhere are opened or brought in.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Workbench& workbench, Appearance& appearance, std::vector<PageEntry> pages);

    /// Opens studies, brings in everything else. Says so when a job is still running.
    void openFiles(const QStringList& studies, const QStringList& extracts);
    QString currentPage() const { return m_current; }

public slots:
    void showPage(const QString& key);

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void arrange();
    void connectActions();
    void restorePlace();
    QWidget* pageOf(const QString& key);
    /// Makes the pages ahead, one a turn of the event loop, so that none has to be made when a job ends.
    void preparePages();
    void sessionChanged();
    void verifyStudy();
    void showVerified(const std::vector<std::string>& damage);
    void showHelp(const QString& topic);
    /// Asks first when a job is running, then cancels it.
    void afterJob(const QString& question, std::function<void()> next);

    Workbench& m_workbench;
    Appearance& m_appearance;
    std::vector<PageEntry> m_pages;
    QHash<QString, QWidget*> m_made;
    QString m_current;
    ShellActions* m_actions;
    HeaderBar* m_header;
    StepList* m_steps;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    JobBar* m_jobs;
    HelpDialog* m_help = nullptr;
};

} // namespace vignette
