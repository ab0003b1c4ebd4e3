#include "ui/checks/checks_card.h"

#include "ui/checks/candidates_sheet.h"
#include "ui/checks/check_panel.h"
#include "ui/checks/groups_sheet.h"
#include "ui/checks/outcomes_sheet.h"
#include "ui/checks/rules_sheet.h"
#include "ui/checks/sensitivity_sheet.h"
#include "ui/checks/typing_panel.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace vignette {

namespace {

constexpr int kBodyHeight = 290;

QString settingOf(Role role) {
    return QStringLiteral("checks/open%1").arg(static_cast<int>(role));
}

} // namespace

ChecksCard::ChecksCard(Workbench& workbench, QWidget* parent)
    : CardFrame({}, {}, parent), m_workbench(workbench), m_source(new ExplanationSource(workbench, this)) {
    setAccessibleName(tr("Check the numbers"));
    layout()->setContentsMargins(10, 4, 14, 4);
    content()->addWidget(makeLine());
    content()->addWidget(makeBody(), 1);
    connect(m_source, &ExplanationSource::changed, this, &ChecksCard::showExplanation);
    connect(&workbench, &Workbench::roleChanged, this, &ChecksCard::openAsRoleHasIt);
    for (CheckPanel* panel : {m_rules, m_sensitivity, m_groups, m_outcomes})
        connect(panel, &CheckPanel::actionRequested, m_source, &ExplanationSource::askAgain);
    connect(m_typing, &TypingPanel::actionRequested, m_source, &ExplanationSource::askAgain);
    openAsRoleHasIt();
    showExplanation();
}

QWidget* ChecksCard::makeLine() {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_disclose = makeButton(tr("Check the numbers"), WidgetRole::Ghost);
    m_disclose->setObjectName(QStringLiteral("checkTheNumbers"));
    m_disclose->setCheckable(true);
    connect(m_disclose, &QPushButton::clicked, this, [this](bool isOpen) {
        QSettings().setValue(settingOf(m_workbench.role()), isOpen);
        setOpen(isOpen);
    });
    row->addWidget(m_disclose);
    row->addWidget(
        makeWrappedLabel(tr("Every number tried, plain rules, which persona, what it hangs on, who is left "
                            "out, outcomes"),
                         WidgetRole::Muted),
        1);
    return line;
}

QWidget* ChecksCard::makeBody() {
    m_body = new QWidget;
    m_body->setFixedHeight(kBodyHeight);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(8);
    m_tabs = new QTabBar;
    m_tabs->setAccessibleName(tr("Checks"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_pages = new QStackedWidget;
    const auto add = [this](const QString& name, QWidget* page) {
        m_tabs->addTab(name);
        m_pages->addWidget(page);
    };
    add(tr("Every number tried"), m_candidates = new CheckPanel(tr("Every number tried")));
    add(tr("In plain rules"), m_rules = new CheckPanel(tr("In plain rules")));
    add(tr("Which persona?"), m_typing = new TypingPanel);
    add(tr("What it hangs on"), m_sensitivity = new CheckPanel(tr("What it hangs on")));
    add(tr("Who is left out"), m_groups = new CheckPanel(tr("Who is left out")));
    add(tr("Outcomes"), m_outcomes = new CheckPanel(tr("Outcomes")));
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        noteSeen();
    });
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    return m_body;
}

bool ChecksCard::isOpen() const {
    return m_disclose->isChecked();
}

void ChecksCard::setTab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
}

void ChecksCard::openAsRoleHasIt() {
    const Role role = m_workbench.role();
    setOpen(QSettings().value(settingOf(role), role == Role::ChecksNumbers).toBool());
}

void ChecksCard::setOpen(bool isOpen) {
    m_disclose->setChecked(isOpen);
    setThemedIcon(m_disclose, isOpen ? IconName::ChevronDown : IconName::ChevronRight,
                  &ColourTheme::secondary, &ColourTheme::secondary);
    m_disclose->setToolTip(isOpen ? tr("Closes the figures behind the segments")
                                  : tr("Opens the figures behind the segments"));
    m_body->setVisible(isOpen);
    noteSeen();
}

void ChecksCard::showEvent(QShowEvent* event) {
    CardFrame::showEvent(event);
    noteSeen();
}

void ChecksCard::hideEvent(QHideEvent* event) {
    CardFrame::hideEvent(event);
    noteSeen();
}

/// The explanation takes seconds: it is made for those who look at it. The numbers tried need none.
void ChecksCard::noteSeen() {
    m_source->setWanted(isVisible() && isOpen() && m_tabs->currentIndex() != Candidates);
}

void ChecksCard::show(const FoundSegments* found, const std::vector<CandidateReport>& tried,
                      const QStringList& segments) {
    setVisible(found != nullptr);
    if (!found) return;
    m_names = {m_workbench.session() ? m_workbench.session()->fields() : std::vector<Field>(), segments,
               &m_workbench.wording()};
    m_candidates->show(
        candidatesSheet(tried, found->validation, found->segmentation.segmentCount, m_workbench.wording()));
    showExplanation();
}

void ChecksCard::showExplanation() {
    const SegmentExplanation* said = m_source->explanation();
    if (!said || !m_names.wording) {
        showInstead();
        return;
    }
    m_rules->show(rulesSheet(said->tree, m_names));
    m_typing->show(said->typing, m_names);
    m_sensitivity->show(sensitivitySheet(said->sensitivity, m_names));
    m_groups->show(groupsSheet(said->groups, m_names));
    m_outcomes->show(outcomesSheet(said->outcomes, m_names));
}

void ChecksCard::showInstead() {
    using State = ExplanationSource::State;
    const State state = m_source->state();
    const QString sentence = state == State::None      ? tr("There are no segments to explain.")
                             : state == State::Running ? tr("The segments are being explained: some seconds.")
                             : state == State::Stopped
                                 ? tr("Not explained: the work was stopped.")
                                 : tr("The segments are explained when nothing else is done.");
    const QString action = state == State::Stopped ? tr("Explain the segments") : QString();
    for (CheckPanel* panel : {m_rules, m_sensitivity, m_groups, m_outcomes})
        panel->showInstead(sentence, action);
    m_typing->showInstead(sentence, action);
}

} // namespace vignette
