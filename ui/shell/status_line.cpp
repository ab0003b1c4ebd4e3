#include "ui/shell/status_line.h"

#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>

namespace vignette {

StatusLine::StatusLine(Workbench& workbench, QWidget* parent)
    : Strip(Qt::TopEdge, &ColourTheme::raised, parent), m_workbench(workbench),
      m_icon(new IconLabel(IconName::CircleCheck, &ColourTheme::good, 14, this)),
      m_state(makeLabel({}, WidgetRole::Muted, this)), m_rule(makeLabel({}, WidgetRole::Muted, this)),
      m_fiction(makeLabel(tr("Personas are fictional; faces are illustrations"), WidgetRole::Muted, this)),
      m_invented(makeLabel(tr("Invented data"), WidgetRole::Badge, this)) {
    setObjectName(QStringLiteral("statusLine"));
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(14, 3, 14, 3);
    all->setSpacing(5);
    all->addWidget(m_icon);
    all->addWidget(m_state);
    all->addSpacing(16);
    all->addWidget(m_rule, 1);
    all->addWidget(m_fiction);
    all->addSpacing(14);
    all->addWidget(m_invented);
    for (QLabel* label : {m_rule, m_fiction})
        label->setMinimumWidth(20);
    connect(&workbench, &Workbench::sessionChanged, this, &StatusLine::refresh);
    connect(&workbench, &Workbench::proposalChanged, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::refresh() {
    const StudySession* session = m_workbench.session();
    const ImportProposal* proposal = m_workbench.proposal();
    bool isInvented = false;
    IconName icon = IconName::CircleCheck;
    if (proposal) {
        m_state->setText(tr("Nothing stored yet"));
        m_rule->setText(tr("All work stays on this computer"));
        isInvented = proposal->plan.isInvented;
    } else if (session) {
        if (session->isReadOnly()) icon = IconName::Lock;
        m_state->setText(session->isReadOnly() ? tr("Read-only") : tr("Saved"));
        m_rule->setText(tr("Counts to the nearest 5 · nothing shown for fewer than 11 people"));
        isInvented = session->info().isInvented;
    } else {
        m_state->setText(tr("Ready"));
        m_rule->setText(tr("No network connection is ever opened"));
    }
    m_icon->setIcon(icon, icon == IconName::Lock ? &ColourTheme::secondary : &ColourTheme::good);
    m_invented->setVisible(isInvented);
}

} // namespace vignette
