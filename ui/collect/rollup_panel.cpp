#include "ui/collect/rollup_panel.h"

#include "ui/collect/quiet_table.h"
#include "ui/collect/rollup_model.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace vignette {

RollupPanel::RollupPanel(ProposalEdits& edits, QWidget* parent)
    : QWidget(parent), m_edits(edits), m_model(new RollupModel(this)),
      m_table(new QuietTable(tr("Per-person summaries"), this)),
      m_count(makeLabel({}, WidgetRole::Muted, this)),
      m_none(makeWrappedLabel(tr("There is nothing to summarise: no date, code or number that may be read."),
                              WidgetRole::Second, this)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 4, 0, 0);
    all->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Per-person summaries"), WidgetRole::Heading, this));
    top->addStretch();
    top->addWidget(m_count);
    all->addLayout(top);
    all->addWidget(m_none);
    m_table->setModel(m_model);
    m_table->setAccessibleDescription(tr("Space ticks a summary, or leaves it out."));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(RollupModel::Label, QHeaderView::Stretch);
    all->addWidget(m_table, 1);
    connect(m_model, &RollupModel::keepRequested, this,
            [this](const std::string& name, bool isKept) { m_edits.setSummaryKept(m_file, name, isKept); });
}

void RollupPanel::show(std::size_t file, const ExtractPlan& plan) {
    m_file = file;
    const bool hasMany = plan.shape == ExtractShape::ManyRowsPerPatient;
    setVisible(hasMany);
    const std::vector<RollupRule>& offered = m_edits.offeredSummaries(file);
    std::set<std::string> blocked;
    for (const RollupRule& rule : offered)
        if (!canRead(rule, plan.screening)) blocked.insert(rule.name);
    m_model->show(offered, plan.rollups, blocked);
    m_table->setColumnWidth(RollupModel::How, 138);
    m_table->setColumnWidth(RollupModel::Window, 148);
    m_table->setVisible(!offered.empty());
    m_none->setVisible(offered.empty());
    m_count->setText(tr("%1 of %2 brought in").arg(m_model->keptCount()).arg(m_model->rowCount()));
}

} // namespace vignette
