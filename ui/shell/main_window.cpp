#include "ui/shell/main_window.h"

#include "ui/shell/about_dialog.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/help_dialog.h"
#include "ui/shell/job_bar.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/shell_actions.h"
#include "ui/shell/status_line.h"
#include "ui/shell/step_list.h"
#include "ui/shell/window_icon.h"
#include "ui/start/start_page.h"
#include "ui/workbench/file_choice.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace vignette {

namespace {

const QString kStart = QStringLiteral("start");
const QString kGeometrySetting = QStringLiteral("window/geometry");
constexpr QSize kSmallest(900, 600);
constexpr QSize kUsual(1440, 900);
constexpr int kBetweenPages = 30; ///< milliseconds

QVBoxLayout* makeColumn(QWidget* parent) {
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

MainWindow::MainWindow(Workbench& workbench, Appearance& appearance, std::vector<PageEntry> pages)
    : m_workbench(workbench), m_appearance(appearance), m_pages(std::move(pages)),
      m_actions(new ShellActions(workbench, appearance, m_pages, *menuBar(), *this)),
      m_header(new HeaderBar(workbench, this)), m_steps(new StepList(workbench, m_pages, this)),
      m_messages(new MessageBar(this)), m_stack(new QStackedWidget(this)),
      m_jobs(new JobBar(workbench.jobs(), this)) {
    setWindowIcon(windowIcon());
    setAcceptDrops(true);
    setMinimumSize(kSmallest);
    arrange();
    connectActions();
    connect(m_steps, &StepList::stepChosen, this, &MainWindow::showPage);
    connect(&workbench, &Workbench::pageRequested, this, &MainWindow::showPage);
    connect(&workbench, &Workbench::sessionChanged, this, &MainWindow::sessionChanged);
    connect(&workbench, &Workbench::troubleReported, this, [this](const QString& message, bool isCaution) {
        m_messages->showMessage(message, isCaution ? MessageBar::Kind::Caution : MessageBar::Kind::Trouble);
    });
    sessionChanged();
    showPage(kStart);
    restorePlace();
}

void MainWindow::arrange() {
    auto* central = new QWidget(this);
    QVBoxLayout* column = makeColumn(central);
    column->addWidget(m_header);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_steps);
    auto* right = new QWidget(central);
    QVBoxLayout* pages = makeColumn(right);
    pages->addWidget(m_messages);
    pages->addWidget(m_stack, 1);
    middle->addWidget(right, 1);
    column->addLayout(middle, 1);
    column->addWidget(m_jobs);
    column->addWidget(new StatusLine(m_workbench, central));
    setCentralWidget(central);
}

void MainWindow::connectActions() {
    connect(m_actions, &ShellActions::pageRequested, this, &MainWindow::showPage);
    connect(m_actions, &ShellActions::quitRequested, this, &QWidget::close);
    connect(m_actions, &ShellActions::searchRequested, m_header, &HeaderBar::focusSearch);
    connect(m_actions, &ShellActions::verifyRequested, this, &MainWindow::verifyStudy);
    connect(m_actions, &ShellActions::contentsRequested, this,
            [this] { showHelp(QStringLiteral("contents")); });
    connect(m_actions, &ShellActions::helpRequested, this, [this] {
        const auto* page = qobject_cast<Page*>(m_stack->currentWidget());
        showHelp(page ? page->helpTopic() : QStringLiteral("contents"));
    });
    connect(m_actions, &ShellActions::aboutRequested, this, [this] { (new AboutDialog(this))->open(); });
    const auto showSettings = [this] { (new SettingsDialog(m_workbench, m_appearance, this))->open(); };
    connect(m_actions, &ShellActions::settingsRequested, this, showSettings);
    connect(m_steps, &StepList::settingsRequested, this, showSettings);
    connect(m_actions, &ShellActions::closeRequested, this,
            [this] { afterJob(tr("Stop it and close the study?"), [this] { m_workbench.closeStudy(); }); });
    connect(m_actions, &ShellActions::newStudyRequested, this,
            [this] { chooseExtracts(this, [this](const QStringList& files) { openFiles({}, files); }); });
    connect(m_actions, &ShellActions::openRequested, this, [this](bool isReadOnly) {
        const QString title = isReadOnly ? tr("Open a study for reading only") : tr("Open a study");
        chooseStudy(this, title, [this, isReadOnly](const QString& path) {
            if (m_workbench.isBusy()) return;
            isReadOnly ? m_workbench.openStudyReadOnly(path) : m_workbench.openStudy(path);
        });
    });
}

void MainWindow::restorePlace() {
    resize(kUsual);
    restoreGeometry(QSettings().value(kGeometrySetting).toByteArray());
}

QWidget* MainWindow::pageOf(const QString& key) {
    if (QWidget* made = m_made.value(key)) return made;
    QWidget* page = nullptr;
    if (key == kStart) page = makeStartPage(m_workbench, m_stack);
    for (const PageEntry& entry : m_pages)
        if (entry.key == key) page = entry.make(m_workbench, m_stack);
    if (!page) return nullptr;
    m_made.insert(key, page);
    m_stack->addWidget(page);
    return page;
}

void MainWindow::preparePages() {
    for (const PageEntry& entry : m_pages) {
        if (m_made.contains(entry.key)) continue;
        pageOf(entry.key);
        return QTimer::singleShot(kBetweenPages, this, &MainWindow::preparePages);
    }
}

void MainWindow::showPage(const QString& key) {
    QWidget* widget = pageOf(key);
    if (!widget) return;
    m_current = key;
    auto* page = qobject_cast<Page*>(widget);
    const bool isStart = key == kStart;
    m_header->setVisible(!isStart);
    m_steps->setVisible(!isStart);
    m_steps->setCurrent(key);
    m_header->setPage(isStart ? nullptr : page);
    m_actions->setPage(page);
    m_stack->setCurrentWidget(widget);
    if (page) {
        widget->setAccessibleName(page->title());
        page->enter();
    }
}

void MainWindow::sessionChanged() {
    StudySession* session = m_workbench.session();
    setWindowTitle(session ? tr("%1 – Vignette").arg(QString::fromStdString(session->info().name))
                           : tr("Vignette"));
    if (!session) return;
    const QString editor = rememberedEditor();
    if (!editor.isEmpty()) session->setEditor(editor.toStdString());
}

void MainWindow::openFiles(const QStringList& studies, const QStringList& extracts) {
    if (m_workbench.isBusy()) return;
    if (!studies.isEmpty()) return m_workbench.openStudy(studies.first());
    if (extracts.isEmpty()) return;
    if (m_current == QLatin1String("collect") && m_workbench.proposal())
        m_workbench.addToImport(extracts);
    else
        m_workbench.prepareImport(extracts);
}

void MainWindow::verifyStudy() {
    if (m_workbench.isBusy() || !m_workbench.session()) return;
    using Lines = std::vector<std::string>;
    m_workbench.jobs().start<Lines>(
        tr("Checking the study file"),
        [path = m_workbench.session()->path()](Progress& progress) {
            return verifyStudyFile(path, progress);
        },
        [this](const Outcome<Lines>& outcome) {
            if (outcome.isDone()) return showVerified(outcome.value());
            if (!outcome.isCancelled())
                m_messages->showMessage(QString::fromStdString(outcome.trouble().message),
                                        MessageBar::Kind::Trouble);
        });
}

void MainWindow::showVerified(const std::vector<std::string>& damage) {
    if (damage.empty())
        return m_messages->showMessage(
            tr("The study file is whole: every stored block is as it was written."), MessageBar::Kind::Note);
    QStringList lines = {tr("The study file is damaged. Go back to a copy, or bring the files in again.")};
    for (const std::string& line : damage)
        lines.append(QString::fromStdString(line));
    m_messages->showMessage(lines.join(QLatin1Char('\n')), MessageBar::Kind::Trouble);
}

void MainWindow::showHelp(const QString& topic) {
    if (!m_help) m_help = new HelpDialog(this);
    m_help->showTopic(topic);
}

void MainWindow::afterJob(const QString& question, std::function<void()> next) {
    if (!m_workbench.jobs().isRunning()) return next();
    auto* box = new QMessageBox(QMessageBox::Question, tr("Still working"),
                                tr("“%1” is still running. %2").arg(m_workbench.jobs().title(), question),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton* stop = box->addButton(tr("Stop it"), QMessageBox::AcceptRole);
    box->addButton(tr("Keep working"), QMessageBox::RejectRole);
    connect(stop, &QPushButton::clicked, this, [this, next = std::move(next)] {
        m_workbench.jobs().abandon();
        next();
    });
    box->open();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (m_made.size() == 1) QTimer::singleShot(kBetweenPages, this, &MainWindow::preparePages);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_workbench.jobs().isRunning()) {
        event->ignore();
        afterJob(tr("Stop it and quit?"), [this] { close(); });
        return;
    }
    QSettings().setValue(kGeometrySetting, saveGeometry());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFiles(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const DroppedFiles dropped = droppedFiles(*event->mimeData());
    event->acceptProposedAction();
    openFiles(dropped.studies, dropped.extracts);
}

} // namespace vignette
