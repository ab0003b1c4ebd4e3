#include "ui/collect/set_aside_panel.h"

#include "ui/collect/collect_words.h"
#include "ui/collect/link_button.h"
#include "ui/collect/quiet_table.h"
#include "ui/collect/set_aside_model.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kMostRows = 3;
}

SetAsidePanel::SetAsidePanel(QWidget* parent)
    : QWidget(parent), m_model(new SetAsideModel(this)), m_table(new QuietTable(tr("Rows set aside"), this)),
      m_count(makeLabel({}, WidgetRole::Muted, this)), m_browse(makeLinkButton(tr("look at them…"), this)),
      m_save(makeLinkButton(tr("save list…"), this)) {
    m_browse->setAccessibleName(tr("Look at the rows set aside"));
    m_save->setAccessibleName(tr("Save the list of rows set aside"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 4, 0, 0);
    all->setSpacing(2);
    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Rows set aside"), WidgetRole::Heading, this));
    top->addStretch();
    top->addWidget(m_count);
    top->addWidget(m_browse);
    top->addWidget(m_save);
    all->addLayout(top);
    setRole(m_table, WidgetRole::Plain);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->horizontalHeader()->setSectionResizeMode(SetAsideModel::Why, QHeaderView::Stretch);
    all->addWidget(m_table);
    connect(m_browse, &QPushButton::clicked, this, &SetAsidePanel::browseRequested);
    connect(m_save, &QPushButton::clicked, this, &SetAsidePanel::saveRequested);
}

void SetAsidePanel::show(const ExtractSurvey& survey) {
    m_model->show(survey);
    m_count->setText(
        tr("%1 of %2")
            .arg(shownCount(survey.setAsideCount), shownCount(survey.rowCount + survey.setAsideCount)));
    m_table->setColumnWidth(SetAsideModel::Rows, 74);
    m_table->setColumnWidth(SetAsideModel::FirstLine, 110);
    m_table->fitHeight(kMostRows);
    setVisible(survey.setAsideCount > 0);
}

} // namespace vignette
