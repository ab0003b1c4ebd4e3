#include "ui/collect/preview_model.h"

#include "ui/collect/collect_words.h"

#include <algorithm>

namespace vignette {

namespace {

/// The survey's column of the same name; previews may name a column the survey does not know only when the
/// file changed in between.
const ColumnSurvey* surveyOf(const ExtractSurvey& survey, std::size_t index, const std::string& name) {
    if (index < survey.columns.size() && survey.columns[index].name == name) return &survey.columns[index];
    for (const ColumnSurvey& column : survey.columns)
        if (column.name == name) return &column;
    return nullptr;
}

} // namespace

PreviewModel::Column PreviewModel::columnOf(const ExtractPreview& preview, const ExtractSurvey& known,
                                            const ExtractPlan& plan, std::size_t index, Date dataEnd) {
    static const ColumnSurvey kUnknown;
    const std::string& name = preview.header[index];
    const ColumnSurvey* survey = surveyOf(known, index, name);
    const ColumnDecision* decision = survey ? plan.screening.find(name) : nullptr;
    Column column;
    column.name = QString::fromStdString(name);
    column.isHidden = !decision || decision->action == ColumnAction::Drop;
    if (decision) {
        column.line = columnLine(*survey, *decision);
        column.why = QString::fromStdString(decision->why);
    }
    const CellMask mask(survey ? *survey : kUnknown, decision, plan, dataEnd);
    column.cells.reserve(preview.rows.size());
    for (const std::vector<std::string>& row : preview.rows)
        column.cells.push_back(mask.shown(index < row.size() ? row[index] : std::string()));
    return column;
}

void PreviewModel::show(const ExtractPreview& preview, const ExtractSurvey& survey, const ExtractPlan& plan,
                        Date dataEnd) {
    beginResetModel();
    m_columns.clear();
    for (std::size_t index = 0; index < preview.header.size(); ++index)
        m_columns.push_back(columnOf(preview, survey, plan, index, dataEnd));
    m_rows = static_cast<int>(preview.rows.size());
    endResetModel();
}

void PreviewModel::clear() {
    beginResetModel();
    m_columns.clear();
    m_rows = 0;
    endResetModel();
}

QString PreviewModel::columnName(int column) const {
    return column >= 0 && column < columnCount() ? m_columns[static_cast<std::size_t>(column)].name
                                                 : QString();
}

int PreviewModel::hiddenColumns() const {
    return static_cast<int>(std::ranges::count_if(m_columns, &Column::isHidden));
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows || index.column() >= columnCount()) return {};
    const Column& column = m_columns[static_cast<std::size_t>(index.column())];
    const ShownCell& cell = column.cells[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::AccessibleTextRole:
        return cell.kind == ShownCell::Kind::Key ? tr("%1: a key, hidden").arg(column.name)
                                                 : tr("%1: %2").arg(column.name, cell.text);
    case KindRole:
        return static_cast<int>(cell.kind);
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0) return {};
    if (orientation == Qt::Vertical) {
        if (role == Qt::DisplayRole && section < m_rows) return section + 1;
        return {};
    }
    if (section >= columnCount()) return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.name;
    case Qt::AccessibleTextRole:
        return column.name + QStringLiteral(", ") + column.line;
    case Qt::ToolTipRole:
        return plainToolTip(column.why);
    case LineRole:
        return column.line;
    case HiddenRole:
        return column.isHidden;
    default:
        return {};
    }
}

} // namespace vignette
