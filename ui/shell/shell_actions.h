#pragma once

#include "ui/shell/appearance.h"
#include "ui/shell/page_list.h"

#include <QAction>
#include <QObject>

class QMenu;
class QMenuBar;

namespace vignette {

class Page;

/// The menu bar: every line of it, its shortcut, and when it can be chosen. What concerns the window itself
/// is sent as signals.
class ShellActions : public QObject {
    Q_OBJECT

public:
    ShellActions(Workbench& workbench, Appearance& appearance, const std::vector<PageEntry>& pages,
                 QMenuBar& bar, QWidget& window);
    /// The page in front: its own lines stand in the Persona menu.
    void setPage(Page* page);

signals:
    void closeRequested();
    void quitRequested();
    void pageRequested(const QString& key);
    void searchRequested();
    void helpRequested();
    void contentsRequested();
    void aboutRequested();
    void settingsRequested();
    void verifyRequested();
    void newStudyRequested();
    void openRequested(bool isReadOnly);

private:
    void fillFile(QMenu& menu);
    void fillEdit(QMenu& menu);
    void fillView(QMenu& menu, const std::vector<PageEntry>& pages);
    void fillStudy(QMenu& menu);
    void fillPersona();
    void fillHelp(QMenu& menu);
    void fillRecent();
    void fillAppearance(QMenu& menu);
    void fillRoles(QMenu& menu);
    void refresh();
    void findSegments();

    Workbench& m_workbench;
    Appearance& m_appearance;
    QWidget& m_window;
    Page* m_page = nullptr;
    bool m_hasExport = false;
    bool m_hasPersonas = false;
    QMenu* m_recent = nullptr;
    QMenu* m_persona = nullptr;
    QAction* m_close = nullptr;
    QAction* m_export = nullptr;
    QAction* m_showPersonas = nullptr;
    QAction* m_find = nullptr;
    QAction* m_keep = nullptr;
    QAction* m_verify = nullptr;
    QList<QAction*> m_steps;
};

} // namespace vignette
