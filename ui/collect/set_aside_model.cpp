#include "ui/collect/set_aside_model.h"

#include "ui/collect/collect_words.h"
#include "ui/text/plain_words.h"

#include <algorithm>

namespace vignette {

void SetAsideModel::show(const ExtractSurvey& survey) {
    beginResetModel();
    m_lines.clear();
    for (const auto& [kind, count] : survey.setAsideByReason) {
        Line line{.kind = kind, .count = count, .firstLine = std::nullopt};
        for (const RowProblem& problem : survey.problems)
            if (problem.kind == kind)
                line.firstLine = std::min(line.firstLine.value_or(problem.line), problem.line);
        m_lines.push_back(line);
    }
    std::ranges::stable_sort(m_lines, std::ranges::greater(), &Line::count);
    endResetModel();
}

int SetAsideModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int SetAsideModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant SetAsideModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || role != Qt::DisplayRole) return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Rows:
        return shownCount(line.count);
    case Why:
        return plainWords(line.kind);
    default:
        return line.firstLine ? tr("line %1").arg(shownCount(*line.firstLine)) : QString();
    }
}

QVariant SetAsideModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Rows ? tr("Rows") : section == Why ? tr("Why") : tr("First line");
}

} // namespace vignette
