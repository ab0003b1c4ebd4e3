#include "ui/personas/card_screen.h"

#include "core/report/pages.h"
#include "ui/card/card_view.h"
#include "ui/personas/copy_words.h"
#include "ui/personas/persona_brief.h"
#include "ui/personas/portrait_chooser.h"
#include "ui/personas/statement_panel.h"
#include "ui/personas/team_texts_panel.h"
#include "ui/text/typed_warning.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/marks.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/data_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kSideWidth = 316;
constexpr int kMark = 13;
} // namespace

CardScreen::CardScreen(Workbench& workbench, QWidget* parent)
    : QFrame(parent), m_workbench(workbench), m_view(new CardView) {
    setAccessibleName(tr("Card"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 12, 18, 14);
    all->setSpacing(10);
    all->addWidget(makeHead());
    auto* body = new QHBoxLayout;
    body->setSpacing(14);
    auto* frame = new QFrame;
    vignette::setRole(frame, WidgetRole::Card);
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_view);
    body->addWidget(frame, 1);
    body->addWidget(makeSide());
    all->addLayout(body, 1);
    connectView();
    refreshIcons();
}

QWidget* CardScreen::makeHead() {
    auto* head = new QWidget;
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_back = makeButton(tr("Back"), WidgetRole::Ghost);
    m_back->setToolTip(tr("All personas (Esc)"));
    m_mark = new QLabel;
    m_heading = makeLabel({}, WidgetRole::PageHeading);
    m_story = makeChip(tr("Story"));
    m_evidence = makeChip(tr("Show me why  E"));
    m_evidence->setAccessibleName(tr("Show me why"));
    m_before = new QToolButton;
    m_before->setAccessibleName(tr("Persona before"));
    m_before->setToolTip(tr("Persona before (Page Up)"));
    m_after = new QToolButton;
    m_after->setAccessibleName(tr("Next persona"));
    m_after->setToolTip(tr("Next persona (Page Down)"));
    m_place = makeLabel({}, WidgetRole::Second);
    line->addWidget(m_back);
    line->addWidget(m_mark);
    line->addWidget(m_heading);
    line->addSpacing(10);
    line->addWidget(m_story);
    line->addWidget(m_evidence);
    line->addStretch();
    line->addWidget(m_before);
    line->addWidget(m_place);
    line->addWidget(m_after);
    connect(m_back, &QPushButton::clicked, this, &CardScreen::closeRequested);
    connect(m_story, &QPushButton::clicked, this, [this] { setFace(Face::Story); });
    connect(m_evidence, &QPushButton::clicked, this, [this] { setFace(Face::Evidence); });
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    return head;
}

QWidget* CardScreen::makeSide() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* buttons = new FlowLayout(8);
    m_names = makeButton(tr("Other names"));
    m_nameMenu = new QMenu(m_names);
    m_names->setMenu(m_nameMenu);
    m_portraits = makeButton(tr("Other portraits…"));
    buttons->addWidget(m_names);
    buttons->addWidget(m_portraits);
    column->addLayout(buttons);
    m_statementPanel = new StatementPanel(m_workbench.wording(), content);
    m_texts = new TeamTextsPanel(content);
    column->addWidget(m_statementPanel);
    column->addWidget(m_texts);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFixedWidth(kSideWidth);
    connect(m_portraits, &QPushButton::clicked, this, &CardScreen::choosePortrait);
    connect(m_texts, &TeamTextsPanel::revertRequested, this,
            [this](const QString& slot, const QString& label) {
                m_workbench.editCard(m_persona, slot, {}, tr("Back to the data’s words: %1").arg(label));
            });
    return scroll;
}

void CardScreen::connectView() {
    m_view->setTypedCheck([](const QString& typed) { return typedWarningOf(typed); });
    connect(m_view, &CardView::editRequested, this, [this](const QString& slot, const QString& text) {
        const ShownPersona* persona = shown();
        if (!persona) return;
        // Typing the data's own words again is no edit of them.
        const bool isData = text == dataWords(*persona, slot, m_workbench.wording());
        m_workbench.editCard(m_persona, slot, isData ? QString() : text,
                             tr("Edit: %1").arg(slotLabel(*persona, slot, m_workbench.wording())));
    });
    connect(m_view, &CardView::statementActivated, this, &CardScreen::chooseStatement);
}

const ShownPersona* CardScreen::shown() const {
    return m_workbench.release() ? findPersona(*m_workbench.release(), m_persona) : nullptr;
}

bool CardScreen::mayWrite() const {
    return m_workbench.session() && !m_workbench.session()->isReadOnly();
}

void CardScreen::showPersona(const PersonaId& persona, Face face) {
    if (persona != m_persona) m_statement.clear();
    m_persona = persona;
    m_face = face;
    refresh();
    emit personaShown(persona);
}

void CardScreen::refresh() {
    const ShownPersona* persona = shown();
    if (!persona) {
        emit closeRequested();
        return;
    }
    const Release& release = *m_workbench.release();
    const Wording& wording = m_workbench.wording();
    const bool isStory = m_face == Face::Story;
    m_view->setEditing(mayWrite() ? CardView::Editing::Allowed : CardView::Editing::Off);
    m_view->setPage(isStory ? storyPage(release, m_persona, wording)
                            : evidencePage(release, m_persona, wording));
    m_view->setSelectedStatement(m_statement);
    refreshHead(*persona);
    refreshSide(*persona);
}

void CardScreen::refreshHead(const ShownPersona& persona) {
    const PersonaBrief brief = briefOf(persona, m_workbench.wording());
    m_mark->setPixmap(markPixmap(kMark, brief.number, brief.hue, currentTheme(), devicePixelRatioF()));
    m_mark->setAccessibleName(brief.tag());
    m_heading->setText(brief.heading());
    m_story->setChecked(m_face == Face::Story);
    m_evidence->setChecked(m_face == Face::Evidence);
    const auto& personas = m_workbench.release()->personas();
    const auto at = static_cast<int>(&persona - personas.data());
    m_place->setText(tr("%1 of %2").arg(at + 1).arg(personas.size()));
    m_before->setEnabled(at > 0);
    m_after->setEnabled(at + 1 < static_cast<int>(personas.size()));
}

void CardScreen::refreshSide(const ShownPersona& persona) {
    m_statementPanel->show(persona, persona.find(m_statement.toStdString()));
    m_texts->show(teamTexts(persona, m_workbench.wording()), mayWrite());
    m_names->setVisible(mayWrite() && !persona.nameAlternatives.empty());
    m_portraits->setVisible(mayWrite());
    fillNames(persona);
}

void CardScreen::fillNames(const ShownPersona& persona) {
    m_nameMenu->clear();
    const QString current = QString::fromStdString(m_workbench.wording().name(persona));
    const auto offer = [&](const QString& name, const QString& words) {
        if (name == current) return;
        connect(m_nameMenu->addAction(words), &QAction::triggered, this,
                [this, name, &workbench = m_workbench] {
                    const ShownPersona* now = shown();
                    const bool isFirst = now && name == QString::fromStdString(now->name);
                    workbench.editCard(m_persona, QStringLiteral("name"), isFirst ? QString() : name,
                                       tr("Name: %1").arg(name));
                });
    };
    const QString first = QString::fromStdString(persona.name);
    offer(first, tr("%1 (the first one)").arg(first));
    for (const std::string& alternative : persona.nameAlternatives)
        offer(QString::fromStdString(alternative), QString::fromStdString(alternative));
    m_nameMenu->addSeparator();
    connect(m_nameMenu->addAction(tr("Type another name")), &QAction::triggered, this,
            [this] { editSlot(QStringLiteral("name")); });
}

void CardScreen::setFace(Face face) {
    m_face = face;
    refresh();
}

void CardScreen::flip() {
    setFace(m_face == Face::Story ? Face::Evidence : Face::Story);
}

void CardScreen::step(int by) {
    const ShownPersona* persona = shown();
    if (!persona) return;
    const auto& personas = m_workbench.release()->personas();
    const std::ptrdiff_t wanted = persona - personas.data() + by;
    if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(personas.size())) return;
    showPersona(personas[static_cast<std::size_t>(wanted)].id, m_face);
}

void CardScreen::editSlot(const QString& slot) {
    if (m_face != Face::Story) setFace(Face::Story);
    m_view->editSlot(slot);
}

void CardScreen::chooseStatement(const QString& key) {
    m_statement = key;
    m_view->setSelectedStatement(key);
    if (const ShownPersona* persona = shown())
        m_statementPanel->show(*persona, persona->find(key.toStdString()));
}

void CardScreen::choosePortrait() {
    const ShownPersona* persona = shown();
    if (!persona || !mayWrite()) return;
    const QString name = QString::fromStdString(m_workbench.wording().name(*persona));
    auto* chooser = new PortraitChooser(*persona, name, this);
    connect(chooser, &PortraitChooser::chosen, this, [this, id = m_persona](const QString& recipe) {
        m_workbench.editCard(id, QStringLiteral("portrait"), recipe, tr("Another portrait"));
    });
    chooser->open();
}

QString CardScreen::copiedWords() const {
    const ShownPersona* persona = shown();
    if (!persona) return {};
    const ShownStatement* statement = persona->find(m_statement.toStdString());
    return statement ? statementWords(*statement, m_workbench.wording())
                     : personaWords(*m_workbench.release(), *persona, m_workbench.wording());
}

void CardScreen::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit closeRequested();
        return;
    }
    QFrame::keyPressEvent(event);
}

void CardScreen::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !m_back) return;
    refreshIcons();
    if (const ShownPersona* persona = shown()) refreshHead(*persona);
}

void CardScreen::refreshIcons() {
    const ColourTheme& theme = currentTheme();
    m_back->setIcon(icon(IconName::ChevronLeft, theme.text));
    m_before->setIcon(icon(IconName::ChevronUp, theme.text));
    m_after->setIcon(icon(IconName::ChevronDown, theme.text));
    m_evidence->setIcon(icon(IconName::ScanEye, theme.text));
    m_names->setIcon(icon(IconName::Tag, theme.text));
    m_portraits->setIcon(icon(IconName::Shuffle, theme.text));
}

} // namespace vignette
