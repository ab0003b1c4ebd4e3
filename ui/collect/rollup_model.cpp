#include "ui/collect/rollup_model.h"

#include "ui/collect/collect_words.h"
#include "ui/text/plain_words.h"

#include <algorithm>

namespace vignette {

void RollupModel::show(const std::vector<RollupRule>& offered, const std::vector<RollupRule>& kept,
                       const std::set<std::string>& blocked) {
    std::vector<Line> fresh;
    for (const RollupRule& rule : offered) {
        const bool isKept =
            std::ranges::any_of(kept, [&](const RollupRule& other) { return other.name == rule.name; });
        fresh.push_back({rule, isKept, blocked.contains(rule.name)});
    }
    const bool isSameSet = std::ranges::equal(
        fresh, m_lines, {}, [](const Line& line) { return line.rule.name; },
        [](const Line& line) { return line.rule.name; });
    if (isSameSet) {
        m_lines = std::move(fresh);
        if (!m_lines.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_lines = std::move(fresh);
    endResetModel();
}

int RollupModel::keptCount() const {
    return static_cast<int>(std::ranges::count_if(m_lines, &Line::isKept));
}

int RollupModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int RollupModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString RollupModel::text(const Line& line, int column) const {
    switch (column) {
    case Label:
        return QString::fromStdString(line.rule.label.empty() ? line.rule.name : line.rule.label);
    case How:
        return plainWords(line.rule.verb);
    default:
        return windowWords(line.rule.windowDays);
    }
}

QVariant RollupModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
        return line.isBlocked ? plainToolTip(tr("It reads a column that is left out.")) : QVariant();
    case Qt::CheckStateRole:
        if (index.column() != Label) return {};
        return static_cast<int>(line.isKept ? Qt::Checked : Qt::Unchecked);
    default:
        return {};
    }
}

bool RollupModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != Label) return false;
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const bool isKept = value.toInt() == Qt::Checked;
    if (line.isBlocked || line.isKept == isKept) return false;
    emit keepRequested(std::string(line.rule.name), isKept); // a copy: the answer replaces the lines
    return true;
}

Qt::ItemFlags RollupModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (!line.isBlocked) flags |= Qt::ItemIsEnabled;
    if (index.column() == Label) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant RollupModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Label ? tr("Summary of a person") : section == How ? tr("How") : tr("Over");
}

} // namespace vignette
