#include "ui/collect/set_aside_rows_model.h"

#include "ui/collect/collect_words.h"
#include "ui/text/plain_words.h"

namespace vignette {

namespace {
constexpr qsizetype kLongest = 400;
const QString kBetweenCells = QStringLiteral("  ┆  ");
} // namespace

void SetAsideRowsModel::show(const ExtractSurvey& survey) {
    m_problems = survey.problems;
    m_cells.clear();
    filter(std::nullopt, {});
}

void SetAsideRowsModel::reveal(const std::vector<RowCells>& cells) {
    m_cells = cells;
    filter(m_kind, m_typed);
}

void SetAsideRowsModel::filter(std::optional<RowProblemKind> kind, const QString& typed) {
    beginResetModel();
    m_kind = kind;
    m_typed = typed;
    m_shown.clear();
    for (std::size_t row = 0; row < m_problems.size(); ++row) {
        if (kind && m_problems[row].kind != *kind) continue;
        if (typed.isEmpty() || content(row).contains(typed, Qt::CaseInsensitive)) m_shown.push_back(row);
    }
    endResetModel();
}

QString SetAsideRowsModel::content(std::size_t row) const {
    if (row >= m_cells.size()) return QString::fromStdString(m_problems[row].shape);
    QStringList cells;
    for (const std::string& cell : m_cells[row])
        cells.append(QString::fromStdString(cell).simplified());
    const QString text = cells.join(kBetweenCells);
    return text.size() > kLongest ? text.left(kLongest) + QChar(0x2026) : text;
}

int SetAsideRowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int SetAsideRowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant SetAsideRowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const std::size_t row = m_shown[static_cast<std::size_t>(index.row())];
    const bool isNumber = index.column() == Line || index.column() == Cells;
    if (role == Qt::TextAlignmentRole && isNumber) return {Qt::AlignRight | Qt::AlignVCenter};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (role == Qt::ToolTipRole) return index.column() == Content ? plainToolTip(content(row)) : QVariant();
    switch (index.column()) {
    case Line:
        return shownCount(m_problems[row].line);
    case Why:
        return plainWords(m_problems[row].kind);
    case Cells:
        return shownCount(m_problems[row].cells);
    default:
        return content(row);
    }
}

QVariant SetAsideRowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && (section == Line || section == Cells))
        return {Qt::AlignRight | Qt::AlignVCenter};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Why:
        return tr("Why");
    case Cells:
        return tr("Cells");
    default:
        return isRevealed() ? tr("What stands in the file") : tr("Shape: letters as A, digits as 9");
    }
}

} // namespace vignette
