#include "ui/charts/chart_table.h"

#include "ui/theme/widgets.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

namespace vignette {

QString ChartTable::toClipboardText() const {
    QStringList lines = {header.join(u'\t')};
    for (const QStringList& row : rows)
        lines << row.join(u'\t');
    return lines.join(u'\n');
}

ChartTableDialog::ChartTableDialog(const QString& title, const ChartTable& table, QWidget* parent)
    : QDialog(parent), m_table(table) {
    setWindowTitle(title);
    auto* column = new QVBoxLayout(this);
    auto* view = new QTableWidget(static_cast<int>(table.rows.size()), static_cast<int>(table.header.size()));
    view->setAccessibleName(title);
    view->setHorizontalHeaderLabels(table.header);
    view->verticalHeader()->hide();
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < view->rowCount(); ++row) {
        for (int i = 0; i < table.rows[row].size() && i < view->columnCount(); ++i) {
            auto* cell = new QTableWidgetItem(table.rows[row][i]);
            if (i > 0) cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            view->setItem(row, i, cell);
        }
    }
    view->resizeColumnsToContents();
    view->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(view);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copyButton = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copyButton, &QPushButton::clicked, this, &ChartTableDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this, &ChartTableDialog::copy);
    column->addWidget(buttons);
    resize(520, 420);
}

void ChartTableDialog::copy() const {
    QGuiApplication::clipboard()->setText(m_table.toClipboardText());
}

} // namespace vignette
