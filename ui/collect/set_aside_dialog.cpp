#include "ui/collect/set_aside_dialog.h"

#include "ui/collect/collect_words.h"
#include "ui/collect/quiet_table.h"
#include "ui/collect/set_aside_rows_model.h"
#include "ui/text/plain_words.h"
#include "ui/theme/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr QSize kSize(980, 540);
constexpr int kAnyReason = -1;
using Rows = std::vector<SetAsideRowsModel::RowCells>;
} // namespace

SetAsideDialog::SetAsideDialog(Workbench& workbench, const ProposedExtract& extract, QWidget* parent)
    : QDialog(parent), m_workbench(workbench), m_extract(extract), m_model(new SetAsideRowsModel(this)),
      m_table(new QuietTable(tr("Rows set aside"), this)),
      m_reason(makePillCombo(tr("Why they were set aside"), this)), m_search(new QLineEdit(this)),
      m_text(new QCheckBox(tr("Show what stands in the file"), this)),
      m_shown(makeLabel({}, WidgetRole::Muted, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    const ExtractSurvey& survey = extract.survey;
    setWindowTitle(tr("Rows set aside – %1").arg(QString::fromStdString(survey.source.name)));
    resize(kSize);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 14);
    all->setSpacing(10);
    all->addWidget(makeWrappedLabel(
        tr("%1 of %2 rows are not brought in. None was shifted or guessed at. Mend them in the file and "
           "bring "
           "it in again, or go on without them.")
            .arg(shownCount(survey.setAsideCount), shownCount(survey.rowCount + survey.setAsideCount)),
        WidgetRole::Plain, this));
    all->addWidget(makeFilters());
    m_model->show(survey);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_table->setColumnWidth(SetAsideRowsModel::Line, 84);
    m_table->setColumnWidth(SetAsideRowsModel::Why, 310);
    m_table->setColumnWidth(SetAsideRowsModel::Cells, 64);
    m_table->horizontalHeader()->setStretchLastSection(true);
    all->addWidget(m_table, 1);
    if (survey.setAsideCount > survey.problems.size())
        all->addWidget(makeWrappedLabel(
            tr("The first %1 are listed.").arg(shownCount(survey.problems.size())), WidgetRole::Muted, this));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* save = makeButton(tr("Save list…"), WidgetRole::Secondary, {}, this);
    buttons->addButton(save, QDialogButtonBox::ActionRole);
    all->addWidget(buttons);
    connect(save, &QPushButton::clicked, this, &SetAsideDialog::saveRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    fillReasons(survey);
    filter();
}

QWidget* SetAsideDialog::makeFilters() {
    auto* bar = new QWidget(this);
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_search->setPlaceholderText(tr("Search rows"));
    m_search->setAccessibleName(tr("Search rows"));
    m_search->setClearButtonEnabled(true);
    m_text->setToolTip(tr("Reads the file again. The text may hold names: it stays on this screen."));
    line->addWidget(m_reason);
    line->addWidget(m_search, 1);
    line->addWidget(m_text);
    line->addWidget(m_shown);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &SetAsideDialog::filter);
    connect(m_search, &QLineEdit::textChanged, this, &SetAsideDialog::filter);
    connect(m_text, &QCheckBox::toggled, this, &SetAsideDialog::showText);
    return bar;
}

void SetAsideDialog::fillReasons(const ExtractSurvey& survey) {
    const QSignalBlocker quiet(m_reason);
    m_reason->addItem(tr("Every reason"), kAnyReason);
    for (const auto& [kind, count] : survey.setAsideByReason)
        m_reason->addItem(tr("%1 (%2)").arg(plainWords(kind), shownCount(count)), static_cast<int>(kind));
}

void SetAsideDialog::filter() {
    const int reason = m_reason->currentData().toInt();
    m_model->filter(reason == kAnyReason ? std::nullopt : std::optional(static_cast<RowProblemKind>(reason)),
                    m_search->text());
    m_shown->setText(tr("%n row(s)", nullptr, m_model->rowCount()));
}

void SetAsideDialog::showText(bool isWanted) {
    if (!isWanted) {
        m_model->reveal({});
        return filter();
    }
    const auto takeBack = [this] {
        const QSignalBlocker quiet(m_text);
        m_text->setChecked(false);
    };
    if (m_workbench.isBusy()) return takeBack();
    const QPointer<SetAsideDialog> self(this);
    m_workbench.jobs().start<Rows>(
        tr("Reading the rows again"), [extract = m_extract](Progress&) { return rowsSetAsideOf(extract); },
        [self, takeBack, &workbench = m_workbench](const Outcome<Rows>& outcome) {
            if (!self) return;
            if (outcome.isDone()) {
                self->m_model->reveal(outcome.value());
                return self->filter();
            }
            takeBack();
            if (!outcome.isCancelled())
                emit workbench.troubleReported(QString::fromStdString(outcome.trouble().message), false);
        });
}

} // namespace vignette
