#include "ui/personas/personas_page.h"

#include "ui/card/card_view.h"
#include "ui/personas/card_screen.h"
#include "ui/personas/copy_words.h"
#include "ui/personas/empty_personas.h"
#include "ui/personas/persona_brief.h"
#include "ui/personas/persona_inspector.h"
#include "ui/personas/personas_overview.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/style_sheet.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>

namespace vignette {

namespace {
constexpr int kWidestInspector = 372;
constexpr int kNarrowestInspector = 352;
} // namespace

PersonasPage::PersonasPage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent), m_pages(new QStackedWidget(this)), m_both(new QWidget),
      m_overview(new PersonasOverview(workbench, nullptr)),
      m_inspector(new PersonaInspector(workbench, nullptr)), m_card(new CardScreen(workbench, nullptr)) {
    setAccessibleName(title());
    auto* line = new QHBoxLayout(m_both);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_overview, 1);
    line->addWidget(m_inspector);
    m_pages->addWidget(m_both);
    m_pages->addWidget(m_card);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
    makeActions();
    connectParts();
    refresh();
}

QAction* PersonasPage::addPageAction(const QString& text, const QKeySequence& keys,
                                     std::function<void()> work) {
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(work));
    addAction(action);
    m_actions.append(action);
    return action;
}

void PersonasPage::makeActions() {
    m_makePdf = new QAction(tr("Make PDF"), this);
    m_makePdf->setIcon(icon(IconName::FileOutput, currentTheme().onAccent));
    markPrimary(*m_makePdf);
    connect(m_makePdf, &QAction::triggered, this,
            [this] { emit workbench().pageRequested(QStringLiteral("export")); });
    addPageAction(tr("Open card"), {}, [this] { openCard(false, {}); });
    addPageAction(tr("Show me why"), QKeySequence(Qt::Key_E), [this] { flip(); });
    // Only over an open card: elsewhere these keys scroll.
    m_stepping = {
        addPageAction(tr("Next persona"), QKeySequence(Qt::Key_PageDown), [this] { m_card->step(1); }),
        addPageAction(tr("Persona before"), QKeySequence(Qt::Key_PageUp), [this] { m_card->step(-1); })};
    m_writing = {
        addPageAction(tr("Edit title"), {}, [this] { editSlot(QStringLiteral("title")); }),
        addPageAction(tr("Edit name"), {}, [this] { editSlot(QStringLiteral("name")); }),
        addPageAction(tr("Write one thing to do"), {}, [this] { editSlot(QStringLiteral("action")); }),
        addPageAction(tr("Other portraits…"), {}, [this] {
            openCard(false, {});
            m_card->choosePortrait();
        })};
    addPageAction(tr("Copy"), QKeySequence::Copy, [this] { copy(); });
}

void PersonasPage::connectParts() {
    connect(&workbench(), &Workbench::releaseChanged, this, &PersonasPage::refresh);
    connect(&workbench(), &Workbench::roleChanged, this, &PersonasPage::showRole);
    connect(m_overview, &PersonasOverview::personaChosen, this, &PersonasPage::showInspector);
    connect(m_overview, &PersonasOverview::openRequested, this, [this] { openCard(false, {}); });
    connect(m_overview, &PersonasOverview::menuRequested, this, [this](const QPoint& place) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QAction* action : m_actions)
            if (action->isEnabled()) menu->addAction(action);
        menu->popup(place);
    });
    connect(m_inspector, &PersonaInspector::openRequested, this, [this] { openCard(false, {}); });
    connect(m_inspector, &PersonaInspector::whyRequested, this,
            [this](const QString& statement) { openCard(true, statement); });
    connect(m_inspector, &PersonaInspector::editRequested, this, &PersonasPage::editSlot);
    connect(m_card, &CardScreen::closeRequested, this, &PersonasPage::closeCard);
    connect(m_card, &CardScreen::personaShown, this, [this](const PersonaId& persona) {
        m_overview->setChosen(persona);
        showInspector();
    });
}

QList<QAction*> PersonasPage::headerActions() const {
    return workbench().session() ? QList<QAction*>{m_makePdf} : QList<QAction*>{};
}

QString PersonasPage::searchPlaceholder() const {
    return isCardOpen() || !chosen() ? QString() : tr("Search personas and needs");
}

void PersonasPage::search(const QString& text) {
    m_overview->setTyped(text);
    showInspector();
}

void PersonasPage::enter() {
    if (!m_isRoleShown) showRole();
    if (isCardOpen())
        m_card->view()->setFocus();
    else
        m_overview->focusView();
}

bool PersonasPage::isCardOpen() const {
    return m_pages->currentWidget() == m_card;
}

const ShownPersona* PersonasPage::chosen() const {
    return workbench().release() ? findPersona(*workbench().release(), m_overview->chosen()) : nullptr;
}

void PersonasPage::refresh() {
    m_overview->refresh();
    showInspector();
    const bool hasPersonas = workbench().release() && !workbench().release()->personas().empty();
    if (!hasPersonas)
        showEmpty();
    else if (isCardOpen())
        m_card->refresh();
    else
        m_pages->setCurrentWidget(m_both);
    refreshActions();
    emit headerChanged();
}

void PersonasPage::refreshActions() {
    const bool hasPersonas = workbench().release() && !workbench().release()->personas().empty();
    const bool mayWrite = workbench().session() && !workbench().session()->isReadOnly();
    for (QAction* action : m_actions)
        action->setEnabled(hasPersonas);
    for (QAction* action : m_writing)
        action->setEnabled(hasPersonas && mayWrite);
    for (QAction* action : m_stepping)
        action->setEnabled(hasPersonas && isCardOpen());
}

void PersonasPage::showEmpty() {
    if (m_empty) {
        m_pages->removeWidget(m_empty);
        m_empty->deleteLater();
    }
    m_empty = makeEmptyPersonas(workbench(), m_pages);
    m_pages->addWidget(m_empty);
    m_pages->setCurrentWidget(m_empty);
}

void PersonasPage::showRole() {
    m_isRoleShown = true;
    m_overview->setView(workbench().role() == Role::ChecksNumbers ? PersonasOverview::View::Table
                                                                  : PersonasOverview::View::Gallery);
    showInspector();
}

void PersonasPage::showInspector() {
    m_inspector->show(workbench().release(), chosen());
}

void PersonasPage::openCard(bool isEvidence, const QString& statement) {
    if (!chosen()) return;
    m_card->showPersona(m_overview->chosen(),
                        isEvidence ? CardScreen::Face::Evidence : CardScreen::Face::Story);
    m_pages->setCurrentWidget(m_card);
    if (!statement.isEmpty()) m_card->chooseStatement(statement);
    m_card->view()->setFocus();
    refreshActions();
    emit headerChanged();
}

void PersonasPage::flip() {
    if (isCardOpen())
        m_card->flip();
    else
        openCard(true, m_inspector->selectedStatement());
}

void PersonasPage::closeCard() {
    if (!isCardOpen()) return;
    m_pages->setCurrentWidget(m_both);
    m_overview->focusView();
    refreshActions();
    emit headerChanged();
}

void PersonasPage::editSlot(const QString& slot) {
    openCard(false, {});
    m_card->editSlot(slot);
}

void PersonasPage::copy() {
    const ShownPersona* persona = chosen();
    if (!persona) return;
    QString words = m_overview->focusedTableWords();
    if (isCardOpen()) words = m_card->copiedWords();
    const QString statement = m_inspector->selectedStatement();
    if (words.isEmpty() && !statement.isEmpty())
        if (const ShownStatement* shown = persona->find(statement.toStdString()))
            words = statementWords(*shown, workbench().wording());
    if (words.isEmpty()) words = personaWords(*workbench().release(), *persona, workbench().wording());
    QGuiApplication::clipboard()->setText(words);
}

void PersonasPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_inspector->setFixedWidth(std::clamp(width() * 3 / 10, kNarrowestInspector, kWidestInspector));
}

Page* makePersonasPage(Workbench& workbench, QWidget* parent) {
    return new PersonasPage(workbench, parent);
}

} // namespace vignette
