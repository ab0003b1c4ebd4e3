#include "ui/checks/check_panel.h"

#include "ui/checks/check_table.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vignette {

CheckPanel::CheckPanel(const QString& name, QWidget* parent)
    : QWidget(parent), m_pages(new QStackedWidget), m_finding(makeWrappedLabel({})),
      m_sentence(makeWrappedLabel({}, WidgetRole::Second)), m_table(new CheckTable(name)),
      m_action(makeButton({})) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
    auto* figures = new QWidget;
    auto* column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    QPushButton* copy = makeButton(tr("Copy"), WidgetRole::Ghost);
    copy->setAccessibleName(tr("Copy %1, rounded").arg(name));
    copy->setToolTip(tr("Copies this table as text with rounded counts"));
    setThemedIcon(copy, IconName::Copy, &ColourTheme::secondary);
    connect(copy, &QPushButton::clicked, m_table, &CheckTable::copy);
    head->addWidget(m_finding, 1);
    head->addWidget(copy);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    m_pages->addWidget(figures);
    m_pages->addWidget(makeInstead());
}

QWidget* CheckPanel::makeInstead() {
    auto* instead = new QWidget;
    auto* column = new QVBoxLayout(instead);
    column->setContentsMargins(0, 0, 0, 0);
    m_sentence->setAlignment(Qt::AlignCenter);
    column->addStretch();
    column->addWidget(m_sentence);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &CheckPanel::actionRequested);
    return instead;
}

void CheckPanel::show(CheckSheet sheet) {
    if (sheet.rows.empty()) {
        const QString none = sheet.none;
        m_table->show(std::move(sheet));
        showInstead(none, {});
        return;
    }
    m_finding->setText(sheet.finding);
    m_table->show(std::move(sheet));
    m_pages->setCurrentIndex(0);
}

void CheckPanel::showInstead(const QString& sentence, const QString& action) {
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_pages->setCurrentIndex(1);
}

} // namespace vignette
