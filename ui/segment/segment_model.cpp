#include "ui/segment/segment_model.h"

#include "ui/segment/segment_words.h"
#include "ui/text/plain_words.h"
#include "ui/theme/marks.h"
#include "ui/theme/style_sheet.h"

#include <QGuiApplication>

namespace vignette {

namespace {
constexpr int kMarkSide = 14;

QString overlapWords(const std::optional<double>& overlap) {
    return overlap ? percentWords(*overlap) : QStringLiteral("–");
}
} // namespace

void SegmentModel::show(std::vector<SegmentRow> rows, const ValidationReport& report) {
    m_report = report;
    if (rows.size() == m_rows.size()) {
        m_rows = std::move(rows);
        if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int SegmentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SegmentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString SegmentModel::text(const SegmentRow& row, int column) const {
    switch (column) {
    case Name:
        return row.name;
    case People:
        return QString::fromStdString(m_wording.number(static_cast<double>(row.people), 0));
    case Share:
        return percentWords(row.share);
    case Overlap:
        return overlapWords(row.overlap);
    case NoGroups:
        return overlapWords(row.noGroups);
    case Reading:
        return row.overlap ? plainWords(readingOf(*row.overlap)) : QStringLiteral("–");
    default:
        return {};
    }
}

QString SegmentModel::formula(int column) const {
    switch (column) {
    case People:
        return tr("Patients counted, exact: for this screen only");
    case Share:
        return shareFormula();
    case Overlap:
        return overlapFormula(m_report);
    case NoGroups:
        return noGroupsFormula();
    case Reading:
        return readingFormula();
    default:
        return {};
    }
}

QVariant SegmentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const SegmentRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Name) return text(row, Name);
        return QStringLiteral("%1, %2: %3")
            .arg(row.name, headerData(index.column(), Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 text(row, index.column()));
    case Qt::ToolTipRole:
        return formula(index.column());
    case Qt::DecorationRole:
        if (index.column() != Name) return {};
        return markPixmap(kMarkSide, row.number, row.hue, currentTheme(), qGuiApp->devicePixelRatio());
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setWeight(QFont::DemiBold);
        return index.column() == Name ? QVariant(font) : QVariant();
    }
    case Qt::ForegroundRole:
        return index.column() == NoGroups ? QVariant(currentTheme().secondary) : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == Name || index.column() == Reading ? Qt::AlignLeft : Qt::AlignRight) |
                   Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant SegmentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole) return formula(section);
    if (role == Qt::TextAlignmentRole)
        return int((section == Name || section == Reading ? Qt::AlignLeft : Qt::AlignRight) |
                   Qt::AlignBottom);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    const QStringList names = {
        tr("Segment"), tr("Patients"), tr("Share"), tr("Re-test\noverlap"), tr("Data without\ngroups"),
        tr("Reading")};
    if (section < 0 || section >= names.size()) return {};
    QString name = names[section];
    return role == Qt::AccessibleTextRole ? name.replace(QLatin1Char('\n'), QLatin1Char(' ')) : name;
}

} // namespace vignette
