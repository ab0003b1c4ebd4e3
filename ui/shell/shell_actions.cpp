#include "ui/shell/shell_actions.h"

#include "ui/shell/step_list.h"
#include "ui/text/role_words.h"
#include "ui/workbench/page.h"
#include "ui/workbench/recent_studies.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace vignette {

namespace {

QAction* addLine(QMenu& menu, const QString& text, const QKeySequence& shortcut = {}) {
    QAction* action = menu.addAction(text);
    action->setShortcut(shortcut);
    return action;
}

/// A line of a menu where one of several is chosen.
QAction* addChoice(QMenu& menu, QActionGroup& group, const QString& text, bool isChosen) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group.addAction(action);
    return action;
}

} // namespace

ShellActions::ShellActions(Workbench& workbench, Appearance& appearance, const std::vector<PageEntry>& pages,
                           QMenuBar& bar, QWidget& window)
    : QObject(&window), m_workbench(workbench), m_appearance(appearance), m_window(window) {
    for (const PageEntry& page : pages) {
        m_hasExport = m_hasExport || page.key == QLatin1String("export");
        m_hasPersonas = m_hasPersonas || page.key == QLatin1String("personas");
    }
    fillFile(*bar.addMenu(tr("&File")));
    fillEdit(*bar.addMenu(tr("&Edit")));
    fillView(*bar.addMenu(tr("&View")), pages);
    fillStudy(*bar.addMenu(tr("&Study")));
    m_persona = bar.addMenu(tr("&Persona"));
    m_showPersonas = new QAction(tr("Show all personas"), this);
    connect(m_showPersonas, &QAction::triggered, this,
            [this] { emit pageRequested(QStringLiteral("personas")); });
    fillPersona();
    fillHelp(*bar.addMenu(tr("&Help")));
    connect(&workbench, &Workbench::sessionChanged, this, &ShellActions::refresh);
    connect(&workbench, &Workbench::foundChanged, this, &ShellActions::refresh);
    connect(&workbench.jobs(), &Jobs::started, this, &ShellActions::refresh);
    connect(&workbench.jobs(), &Jobs::finished, this, &ShellActions::refresh);
    refresh();
}

void ShellActions::fillFile(QMenu& menu) {
    connect(addLine(menu, tr("&New study from files…"), QKeySequence::New), &QAction::triggered, this,
            &ShellActions::newStudyRequested);
    connect(addLine(menu, tr("&Open study…"), QKeySequence::Open), &QAction::triggered, this,
            [this] { emit openRequested(false); });
    connect(addLine(menu, tr("Open &read-only…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)),
            &QAction::triggered, this, [this] { emit openRequested(true); });
    m_recent = menu.addMenu(tr("Open re&cent"));
    connect(m_recent, &QMenu::aboutToShow, this, &ShellActions::fillRecent);
    menu.addSeparator();
    if (m_hasExport) {
        m_export = addLine(menu, tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E));
        connect(m_export, &QAction::triggered, this,
                [this] { emit pageRequested(QStringLiteral("export")); });
        menu.addSeparator();
    }
    m_close = addLine(menu, tr("&Close study"), QKeySequence::Close);
    connect(m_close, &QAction::triggered, this, &ShellActions::closeRequested);
    connect(addLine(menu, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q)), &QAction::triggered, this,
            &ShellActions::quitRequested);
}

void ShellActions::fillRecent() {
    m_recent->clear();
    const QList<RecentStudies::Entry> entries = RecentStudies::list();
    for (const RecentStudies::Entry& entry : entries) {
        QString name = entry.name;
        QAction* line = m_recent->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        line->setToolTip(entry.path);
        connect(line, &QAction::triggered, this, [this, path = entry.path] { m_workbench.openStudy(path); });
    }
    if (entries.isEmpty()) {
        m_recent->addAction(tr("No studies yet"))->setEnabled(false);
        return;
    }
    m_recent->addSeparator();
    connect(m_recent->addAction(tr("Clear list")), &QAction::triggered, this, [] { RecentStudies::clear(); });
}

void ShellActions::fillEdit(QMenu& menu) {
    QUndoStack& steps = m_workbench.undoStack();
    QAction* undo = addLine(menu, tr("&Undo"), QKeySequence::Undo);
    QAction* redo = addLine(menu, tr("&Redo"), QKeySequence::Redo);
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(undo, &QAction::triggered, &m_workbench, &Workbench::undo);
    connect(redo, &QAction::triggered, &m_workbench, &Workbench::redo);
    connect(&steps, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&steps, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&steps, &QUndoStack::undoTextChanged, undo,
            [undo](const QString& step) { undo->setText(tr("&Undo %1").arg(step).trimmed()); });
    connect(&steps, &QUndoStack::redoTextChanged, redo,
            [redo](const QString& step) { redo->setText(tr("&Redo %1").arg(step).trimmed()); });
    menu.addSeparator();
    connect(addLine(menu, tr("&Find on this page"), QKeySequence::Find), &QAction::triggered, this,
            &ShellActions::searchRequested);
    menu.addSeparator();
    connect(addLine(menu, tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma)), &QAction::triggered,
            this, &ShellActions::settingsRequested);
}

void ShellActions::fillView(QMenu& menu, const std::vector<PageEntry>& pages) {
    int number = 0;
    for (const PageEntry& page : pages) {
        QAction* step =
            addLine(menu, page.step, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number++)));
        step->setData(page.key);
        connect(step, &QAction::triggered, this, [this, key = page.key] { emit pageRequested(key); });
        m_steps.append(step);
    }
    menu.addSeparator();
    fillAppearance(*menu.addMenu(tr("&Appearance")));
    fillRoles(*menu.addMenu(tr("&Role")));
}

void ShellActions::fillAppearance(QMenu& menu) {
    using Choice = Appearance::Choice;
    auto* group = new QActionGroup(this);
    const std::pair<Choice, QString> choices[] = {{Choice::FollowDesktop, tr("As the &desktop")},
                                                  {Choice::Light, tr("&Light")},
                                                  {Choice::Dark, tr("D&ark")}};
    for (const auto& choice : choices) {
        const Choice value = choice.first;
        QAction* line = addChoice(menu, *group, choice.second, m_appearance.choice() == value);
        connect(line, &QAction::triggered, this, [this, value] { m_appearance.setChoice(value); });
        connect(&m_appearance, &Appearance::choiceChanged, line,
                [this, line, value] { line->setChecked(m_appearance.choice() == value); });
    }
}

void ShellActions::fillRoles(QMenu& menu) {
    auto* group = new QActionGroup(this);
    for (const Role role : kRoles) {
        QAction* line = addChoice(menu, *group, roleName(role), m_workbench.role() == role);
        connect(line, &QAction::triggered, this, [this, role] { m_workbench.setRole(role); });
        connect(&m_workbench, &Workbench::roleChanged, line,
                [this, line, role] { line->setChecked(m_workbench.role() == role); });
    }
}

void ShellActions::fillStudy(QMenu& menu) {
    m_find = addLine(menu, tr("&Find segments"), QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(m_find, &QAction::triggered, this, &ShellActions::findSegments);
    m_keep = addLine(menu, tr("&Keep this"), QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(m_keep, &QAction::triggered, &m_workbench, &Workbench::askToKeep);
    menu.addSeparator();
    m_verify = addLine(menu, tr("&Check the study file"));
    connect(m_verify, &QAction::triggered, this, &ShellActions::verifyRequested);
}

void ShellActions::findSegments() {
    emit pageRequested(QStringLiteral("segment"));
    m_workbench.findSegments(m_workbench.found() ? m_workbench.found()->plan : SegmentationPlan{});
}

void ShellActions::fillPersona() {
    m_persona->clear();
    m_persona->addAction(m_showPersonas);
    if (!m_page || m_page->menuActions().isEmpty()) return;
    m_persona->addSeparator();
    m_persona->addActions(m_page->menuActions());
}

void ShellActions::fillHelp(QMenu& menu) {
    connect(addLine(menu, tr("&Help about this page"), QKeySequence::HelpContents), &QAction::triggered, this,
            &ShellActions::helpRequested);
    connect(addLine(menu, tr("&Contents")), &QAction::triggered, this, &ShellActions::contentsRequested);
    menu.addSeparator();
    connect(addLine(menu, tr("&About Vignette")), &QAction::triggered, this, &ShellActions::aboutRequested);
}

void ShellActions::setPage(Page* page) {
    if (m_page) disconnect(m_page, &Page::headerChanged, this, nullptr);
    m_page = page;
    if (m_page) connect(m_page, &Page::headerChanged, this, &ShellActions::fillPersona);
    fillPersona();
}

void ShellActions::refresh() {
    const bool isIdle = !m_workbench.jobs().isRunning();
    const bool hasStudy = m_workbench.session() != nullptr;
    const bool mayWrite = hasStudy && !m_workbench.session()->isReadOnly();
    m_close->setEnabled(hasStudy || m_workbench.proposal() != nullptr);
    if (m_export) m_export->setEnabled(isStepOpen(m_workbench, QStringLiteral("export")));
    m_showPersonas->setEnabled(m_hasPersonas && isStepOpen(m_workbench, QStringLiteral("personas")));
    m_find->setEnabled(hasStudy && isIdle);
    m_keep->setEnabled(mayWrite && isIdle && m_workbench.found() && !m_workbench.isFoundKept() &&
                       m_workbench.found()->segmentation.segmentCount > 0);
    m_verify->setEnabled(hasStudy && isIdle);
    for (QAction* step : m_steps)
        step->setEnabled(isStepOpen(m_workbench, step->data().toString()));
}

} // namespace vignette
