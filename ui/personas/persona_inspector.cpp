#include "ui/personas/persona_inspector.h"

#include "core/report/pages.h"
#include "ui/personas/inspector_sections.h"
#include "ui/personas/persona_brief.h"
#include "ui/personas/sections_view.h"
#include "ui/personas/team_texts.h"
#include "ui/portrait/portrait_view.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/fonts.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kPortrait = 104;
constexpr int kMargin = 18;
} // namespace

PersonaInspector::PersonaInspector(Workbench& workbench, QWidget* parent)
    : QFrame(parent), m_workbench(workbench), m_scroll(new QScrollArea(this)), m_content(new QWidget) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Chosen persona"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(kMargin, kMargin, kMargin, 10);
    column->setSpacing(12);
    column->addWidget(makeHead());
    m_sections = new SectionsView(m_content);
    column->addWidget(m_sections);
    column->addWidget(makeAction());
    column->addWidget(makeFirmness());
    column->addStretch();
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addWidget(makeButtons());
    connect(m_sections, &SectionsView::statementChosen, this, &PersonaInspector::whyRequested);
    connect(m_sections, &SectionsView::selectionMoved, this, [this](const QRect& place) {
        const QPoint centre = m_sections->mapTo(m_content, place.center());
        m_scroll->ensureVisible(centre.x(), centre.y(), 0, place.height());
    });
    refreshIcons();
}

QWidget* PersonaInspector::makeHead() {
    auto* head = new QWidget;
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(14);
    auto* picture = new QVBoxLayout;
    picture->setSpacing(2);
    m_portrait = new PortraitView(head);
    m_portrait->setFixedSize(kPortrait, kPortrait);
    m_pictureNote = makeWrappedLabel({}, WidgetRole::Muted);
    m_pictureNote->setFixedWidth(kPortrait);
    m_pictureNote->setAlignment(Qt::AlignHCenter);
    picture->addWidget(m_portrait);
    picture->addWidget(m_pictureNote);
    picture->addStretch();
    line->addLayout(picture);
    auto* words = new QVBoxLayout;
    words->setSpacing(5);
    m_name = makeWrappedLabel({}, WidgetRole::PageHeading);
    m_title = makeWrappedLabel({});
    m_standsFor = makeWrappedLabel({}, WidgetRole::Second);
    words->addWidget(m_name);
    words->addWidget(m_title);
    words->addWidget(m_standsFor);
    words->addStretch();
    line->addLayout(words, 1);
    return head;
}

QWidget* PersonaInspector::makeAction() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeLabel(tr("One thing to do"), WidgetRole::Heading));
    auto* box = new QFrame;
    vignette::setRole(box, WidgetRole::Quiet);
    auto* lines = new QVBoxLayout(box);
    lines->setContentsMargins(12, 9, 12, 9);
    lines->setSpacing(3);
    m_action = makeWrappedLabel({}, WidgetRole::Heading);
    m_actionBy = makeWrappedLabel({}, WidgetRole::Muted);
    m_writeAction = makeButton(tr("Write one thing to do"), WidgetRole::Ghost);
    lines->addWidget(m_action);
    lines->addWidget(m_actionBy);
    lines->addWidget(m_writeAction, 0, Qt::AlignLeft);
    column->addWidget(box);
    connect(m_writeAction, &QPushButton::clicked, this,
            [this] { emit editRequested(QStringLiteral("action")); });
    return part;
}

QWidget* PersonaInspector::makeFirmness() {
    m_firmness = new QWidget;
    auto* column = new QVBoxLayout(m_firmness);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    m_overlap = makeWrappedLabel({}, WidgetRole::Second);
    m_reading = makeWrappedLabel({}, WidgetRole::Second);
    column->addWidget(m_overlap);
    column->addWidget(m_reading);
    return m_firmness;
}

QWidget* PersonaInspector::makeButtons() {
    auto* strip = new QWidget(this);
    auto* margins = new QVBoxLayout(strip);
    margins->setContentsMargins(kMargin, 8, kMargin, 14);
    auto* line = new FlowLayout(8);
    margins->addLayout(line);
    m_why = makeButton(tr("Show me why  E"), WidgetRole::Primary, {}, strip);
    m_why->setAccessibleName(tr("Show me why"));
    m_why->setToolTip(tr("The figures behind each line (E)"));
    QPushButton* open = makeButton(tr("Open card"), WidgetRole::Secondary, {}, strip);
    m_edit = makeButton(tr("Edit"), WidgetRole::Secondary, {}, strip);
    m_edit->setAccessibleName(tr("Edit the card"));
    line->addWidget(m_why);
    line->addWidget(open);
    line->addWidget(m_edit);
    connect(m_why, &QPushButton::clicked, this, [this] { emit whyRequested({}); });
    connect(open, &QPushButton::clicked, this, &PersonaInspector::openRequested);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(QStringLiteral("title")); });
    return strip;
}

QString PersonaInspector::selectedStatement() const {
    return m_sections->hasFocus() ? m_sections->selectedStatement() : QString();
}

void PersonaInspector::show(const Release* release, const ShownPersona* persona) {
    setVisible(persona != nullptr);
    if (!persona) return;
    const Wording& wording = m_workbench.wording();
    const PersonaBrief brief = briefOf(*persona, wording);
    const CardPage story = storyPage(*release, persona->id, wording);
    const CardHeader* header = headerOfPage(story);
    m_portrait->setRecipe(brief.portrait);
    m_portrait->setAccessibleName(tr("Portrait of %1").arg(brief.name));
    m_name->setText(brief.heading());
    m_title->setText(brief.title);
    m_standsFor->setText(header ? QString::fromStdString(header->standsFor) : brief.peopleAndShare());
    m_pictureNote->setText(header ? QString::fromStdString(header->pictureNote) : QString());
    m_sections->setPage(inspectorPage(story, *persona, m_workbench.role()));
    m_sections->setVisible(!m_sections->accessibleDescription().isEmpty());
    showAction(*persona);
    showFirmness(*persona);
}

void PersonaInspector::showAction(const ShownPersona& persona) {
    const bool mayWrite = m_workbench.session() && !m_workbench.session()->isReadOnly();
    const PersonaEdit* action = persona.edit("action");
    m_action->setVisible(action);
    m_actionBy->setVisible(action);
    m_writeAction->setVisible(!action && mayWrite);
    m_edit->setVisible(mayWrite);
    m_action->parentWidget()->parentWidget()->setVisible(action || mayWrite);
    if (!action) return;
    m_action->setText(QString::fromStdString(action->text));
    m_actionBy->setText(signedBy(action->editor, action->time, m_workbench.wording()));
}

void PersonaInspector::showFirmness(const ShownPersona& persona) {
    const PersonaBrief brief = briefOf(persona, m_workbench.wording());
    m_overlap->setText(
        brief.noGroupOverlap.isEmpty()
            ? tr("Re-test overlap %1").arg(brief.overlap)
            : tr("Re-test overlap %1 (data without groups: %2)").arg(brief.overlap, brief.noGroupOverlap));
    m_reading->setText(tr("How firm: %1").arg(brief.firmness));
    // Who checks the numbers wants to know first how firm it is.
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    column->removeWidget(m_firmness);
    const bool isFirst = m_workbench.role() == Role::ChecksNumbers;
    column->insertWidget(isFirst ? 1 : 3, m_firmness);
}

void PersonaInspector::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_why) refreshIcons();
}

void PersonaInspector::refreshIcons() {
    const ColourTheme& theme = currentTheme();
    m_why->setIcon(icon(IconName::ScanEye, theme.onAccent));
    m_writeAction->setIcon(icon(IconName::Pencil, theme.accent));
}

} // namespace vignette
