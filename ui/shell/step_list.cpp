#include "ui/shell/step_list.h"

#include "ui/shell/step_button.h"
#include "ui/text/role_words.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace vignette {

namespace {

constexpr int kWidth = 222;

QWidget* makeRule(QWidget* parent) {
    auto* rule = new Strip(Qt::TopEdge, &ColourTheme::surface, parent);
    rule->setFixedHeight(1);
    return rule;
}

/// A row of the footer that is a button without a border.
QPushButton* makeFooterButton(const QString& text, IconName icon, QWidget* parent) {
    QPushButton* button = makeButton(text, WidgetRole::Ghost, {}, parent);
    button->setStyleSheet(QStringLiteral(
        "QPushButton { text-align: left; padding: 3px 5px; font-size: 12px; font-weight: 400; }"
        "QPushButton:focus { padding: 2px 4px; }"));
    setThemedIcon(button, icon, &ColourTheme::secondary);
    return button;
}

} // namespace

bool isStepOpen(const Workbench& workbench, const QString& key) {
    if (key == QLatin1String("collect")) return true;
    if (key == QLatin1String("segment")) return workbench.session() != nullptr;
    return workbench.session() != nullptr && workbench.isFoundKept();
}

StepList::StepList(Workbench& workbench, const std::vector<PageEntry>& pages, QWidget* parent)
    : Strip(Qt::RightEdge, &ColourTheme::surface, parent), m_workbench(workbench) {
    setFixedWidth(kWidth);
    setObjectName(QStringLiteral("steps"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(10, 14, 10, 8);
    all->setSpacing(6);
    for (const PageEntry& page : pages) {
        auto* step = new StepButton(page.icon, page.step, page.line, this);
        m_steps.insert(page.key, step);
        all->addWidget(step);
        connect(step, &QAbstractButton::clicked, this, [this, step, key = page.key] {
            step->setChecked(true);
            emit stepChosen(key);
        });
    }
    all->addStretch();
    all->addWidget(makeRule(this));
    all->addWidget(makeFooter());
    connect(&workbench, &Workbench::sessionChanged, this, &StepList::refresh);
    connect(&workbench, &Workbench::foundChanged, this, &StepList::refresh);
    connect(&workbench, &Workbench::roleChanged, this, &StepList::showRole);
    refresh();
    showRole();
}

QWidget* StepList::makeFooter() {
    auto* footer = new QWidget(this);
    auto* all = new QVBoxLayout(footer);
    all->setContentsMargins(0, 6, 0, 0);
    all->setSpacing(2);
    auto* stays = new QHBoxLayout;
    stays->setContentsMargins(7, 2, 4, 4);
    stays->setSpacing(8);
    stays->addWidget(new IconLabel(IconName::ShieldCheck, &ColourTheme::good, 16, footer));
    stays->addWidget(makeWrappedLabel(tr("Data stays on this computer"), WidgetRole::Muted, footer), 1);
    all->addLayout(stays);
    m_role = makeFooterButton({}, IconName::User, footer);
    auto* menu = new QMenu(m_role);
    for (const Role role : kRoles)
        menu->addAction(roleName(role), this, [this, role] { m_workbench.setRole(role); });
    // Not setMenu(): its arrow would push the icon out of line.
    connect(m_role, &QPushButton::clicked, menu,
            [this, menu] { menu->popup(m_role->mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
    QPushButton* settings = makeFooterButton(tr("Settings"), IconName::Settings, footer);
    all->addWidget(m_role);
    all->addWidget(settings);
    connect(settings, &QPushButton::clicked, this, &StepList::settingsRequested);
    return footer;
}

void StepList::showRole() {
    const Role role = m_workbench.role();
    m_role->setText(roleName(role));
    m_role->setAccessibleName(tr("Role: %1").arg(roleName(role)));
    setThemedIcon(m_role, roleIcon(role), &ColourTheme::secondary);
}

void StepList::setCurrent(const QString& key) {
    for (auto step = m_steps.begin(); step != m_steps.end(); ++step)
        step.value()->setChecked(step.key() == key);
}

void StepList::refresh() {
    for (auto step = m_steps.begin(); step != m_steps.end(); ++step) {
        step.value()->setEnabled(isStepOpen(m_workbench, step.key()));
        const bool isDone = (step.key() == QLatin1String("collect") && m_workbench.session() != nullptr) ||
                            (step.key() == QLatin1String("segment") && m_workbench.isFoundKept());
        step.value()->setDone(isDone);
    }
}

} // namespace vignette
