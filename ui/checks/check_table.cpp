#include "ui/checks/check_table.h"

#include "ui/checks/bar_cells.h"
#include "ui/text/rounded_figures.h"
#include "ui/theme/widgets.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace vignette {

namespace {
constexpr int kRowHeight = 26;
constexpr int kNarrowest = 56;
} // namespace

void CheckModel::show(CheckSheet sheet) {
    beginResetModel();
    m_sheet = std::move(sheet);
    endResetModel();
}

QString CheckModel::copied() const {
    QStringList cells;
    for (const CheckColumn& column : m_sheet.columns)
        cells << column.name;
    QStringList lines = {copiedLine(cells)};
    for (const std::vector<CheckCell>& row : m_sheet.rows) {
        cells.clear();
        for (const CheckCell& cell : row)
            cells << (cell.copied.isEmpty() ? cell.text : cell.copied);
        lines << copiedLine(cells);
    }
    return lines.join(QLatin1Char('\n'));
}

int CheckModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_sheet.rows.size());
}

int CheckModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_sheet.columns.size());
}

QVariant CheckModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const CheckColumn& column = m_sheet.columns[static_cast<std::size_t>(index.column())];
    const std::vector<CheckCell>& row = m_sheet.rows[static_cast<std::size_t>(index.row())];
    const CheckCell& cell = row[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::AccessibleTextRole:
        return index.column() == 0
                   ? cell.text
                   : QStringLiteral("%1, %2: %3").arg(row.front().text, column.name, cell.text);
    case Qt::ToolTipRole:
        // A text that may be cut short is told whole; a figure by its formula.
        return column.isWide ? cell.text + QLatin1Char('\n') + column.formula : column.formula;
    case Qt::TextAlignmentRole:
        return int((column.isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setWeight(QFont::DemiBold);
        return cell.isStrong ? QVariant(font) : QVariant();
    }
    case BarRole:
        return cell.bar ? QVariant(*cell.bar) : QVariant();
    default:
        return {};
    }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const CheckColumn& column = m_sheet.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column.name;
    case Qt::ToolTipRole:
        return column.formula;
    case Qt::TextAlignmentRole:
        return int((column.isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

CheckTable::CheckTable(const QString& name, QWidget* parent)
    : QTableView(parent), m_model(new CheckModel(this)) {
    setModel(m_model);
    setItemDelegate(new BarCells(this));
    vignette::setRole(this, WidgetRole::Plain);
    setAccessibleName(name);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(kNarrowest);
    auto* copyRounded = new QAction(tr("Copy rounded figures"), this);
    connect(copyRounded, &QAction::triggered, this, &CheckTable::copy);
    addAction(copyRounded);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void CheckTable::show(CheckSheet sheet) {
    m_model->show(std::move(sheet));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const bool isWide = m_model->sheet().columns[static_cast<std::size_t>(column)].isWide;
        horizontalHeader()->setSectionResizeMode(column, isWide ? QHeaderView::Stretch
                                                                : QHeaderView::ResizeToContents);
    }
}

void CheckTable::copy() const {
    QGuiApplication::clipboard()->setText(m_model->copied());
}

void CheckTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy(); // the view's own way would copy the exact figure
    else
        QTableView::keyPressEvent(event);
}

} // namespace vignette
