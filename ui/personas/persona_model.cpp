#include "ui/personas/persona_model.h"

#include "ui/theme/marks.h"
#include "ui/theme/style_sheet.h"

#include <QGuiApplication>

namespace vignette {

namespace {
constexpr int kMark = 11;
}

void PersonaModel::show(const Release* release, const Wording& wording) {
    std::vector<PersonaBrief> fresh;
    if (release)
        for (const ShownPersona& persona : release->personas())
            fresh.push_back(briefOf(persona, wording));
    const bool isSameSet = std::equal(
        fresh.begin(), fresh.end(), m_briefs.begin(), m_briefs.end(),
        [](const PersonaBrief& first, const PersonaBrief& second) { return first.id == second.id; });
    if (isSameSet) {
        m_briefs = std::move(fresh);
        if (!m_briefs.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_briefs = std::move(fresh);
    endResetModel();
}

int PersonaModel::rowOf(const PersonaId& id) const {
    for (std::size_t row = 0; row < m_briefs.size(); ++row)
        if (m_briefs[row].id == id) return static_cast<int>(row);
    return -1;
}

int PersonaModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_briefs.size());
}

int PersonaModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString PersonaModel::text(const PersonaBrief& brief, int column) const {
    switch (column) {
    case Name:
        return brief.name;
    case Age:
        return brief.age;
    case Title:
        return brief.title;
    case People:
        return brief.people;
    case Share:
        return brief.share;
    case Channel:
        return brief.channel.isEmpty() ? QString()
                                       : brief.channel + QStringLiteral(", ") + brief.channelSpread;
    case Action:
        return brief.action;
    case Overlap:
        return brief.overlap;
    case NoGroups:
        return brief.noGroupOverlap;
    case Firmness:
        return brief.firmness;
    default:
        return {};
    }
}

QVariant PersonaModel::order(const PersonaBrief& brief, int column) const {
    if (column == Name) return brief.number;
    if (column == People || column == Share) return brief.peopleOrder;
    if (column == Overlap || column == Firmness) return brief.overlapOrder;
    return text(brief, column);
}

QVariant PersonaModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const PersonaBrief& brief = m_briefs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(brief, index.column());
    case Qt::ToolTipRole:
        return index.column() == Title || index.column() == Action ? text(brief, index.column()) : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() != Name) return text(brief, index.column());
        return QStringList{brief.heading(), brief.title, brief.peopleAndShare()}.join(QStringLiteral(". "));
    case Qt::TextAlignmentRole:
        return index.column() == Share || index.column() == Overlap || index.column() == NoGroups
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    case Qt::DecorationRole:
        if (index.column() != Name) return {};
        return markPixmap(kMark, brief.number, brief.hue, currentTheme(), qGuiApp->devicePixelRatio());
    case BriefRole:
        return QVariant::fromValue(brief);
    case OrderRole:
        return order(brief, index.column());
    default:
        return {};
    }
}

QVariant PersonaModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Name:
        return tr("Persona");
    case Age:
        return tr("Age");
    case Title:
        return tr("In one line");
    case People:
        return tr("Stands for");
    case Share:
        return tr("Share");
    case Channel:
        return tr("First channel");
    case Action:
        return tr("One thing to do");
    case Overlap:
        return tr("Re-test overlap");
    case NoGroups:
        return tr("Data without groups");
    case Firmness:
        return tr("How firm");
    default:
        return {};
    }
}

PersonaFilter::PersonaFilter(PersonaModel* source, QObject* parent)
    : QSortFilterProxyModel(parent), m_source(*source) {
    setSourceModel(source);
    setSortRole(PersonaModel::OrderRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void PersonaFilter::setTyped(const QString& typed) {
    m_typed = typed;
    invalidateFilter();
}

const PersonaBrief* PersonaFilter::brief(const QModelIndex& index) const {
    if (!index.isValid()) return nullptr;
    return &m_source.brief(mapToSource(index).row());
}

QModelIndex PersonaFilter::indexOf(const PersonaId& id) const {
    const int row = m_source.rowOf(id);
    return row < 0 ? QModelIndex() : mapFromSource(m_source.index(row, 0));
}

bool PersonaFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    return matches(m_source.brief(row), m_typed);
}

} // namespace vignette
