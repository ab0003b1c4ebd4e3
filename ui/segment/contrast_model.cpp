#include "ui/segment/contrast_model.h"

#include "ui/text/plain_words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

/// Colours of averages stay lighter: they compare within a line only.
constexpr double kMostHeatOfMean = 0.75;

QString labelOf(const SegmentContrast& contrast) {
    const QString label = QString::fromStdString(contrast.label);
    if (contrast.isShare || contrast.unit.empty()) return label;
    return QStringLiteral("%1 (%2)").arg(label, QString::fromStdString(contrast.unit));
}

} // namespace

void ContrastModel::show(std::vector<ContrastLine> lines, std::vector<SegmentRow> segments) {
    beginResetModel();
    m_lines = std::move(lines);
    m_segments = std::move(segments);
    choose();
    endResetModel();
}

void ContrastModel::setMost(std::size_t most) {
    if (most == m_most) return;
    beginResetModel();
    m_most = most;
    choose();
    endResetModel();
}

void ContrastModel::setTyped(const QString& typed) {
    if (typed.trimmed() == m_typed) return;
    beginResetModel();
    m_typed = typed.trimmed();
    choose();
    endResetModel();
}

void ContrastModel::choose() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool isWanted = m_typed.isEmpty()
                                  ? m_shown.size() < m_most
                                  : labelOf(m_lines[i].contrast).contains(m_typed, Qt::CaseInsensitive);
        if (isWanted) m_shown.push_back(i);
    }
}

std::vector<ContrastLine> ContrastModel::shownLines() const {
    std::vector<ContrastLine> lines;
    for (const std::size_t index : m_shown)
        lines.push_back(m_lines[index]);
    return lines;
}

int ContrastModel::segmentOf(int column) const {
    return column >= 1 && column <= static_cast<int>(m_segments.size()) ? column - 1 : -1;
}

int ContrastModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ContrastModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || m_segments.empty() ? 0 : static_cast<int>(m_segments.size()) + 2;
}

double ContrastModel::value(const ContrastLine& line, int column) const {
    const int segment = segmentOf(column);
    if (segment < 0) return line.contrast.all;
    const auto index = static_cast<std::size_t>(segment);
    return index < line.contrast.bySegment.size() ? line.contrast.bySegment[index]
                                                  : std::numeric_limits<double>::quiet_NaN();
}

QString ContrastModel::words(const ContrastLine& line, int column) const {
    if (column == 0) return labelOf(line.contrast);
    const double figure = value(line, column);
    if (std::isnan(figure)) return QStringLiteral("–");
    if (!line.contrast.isShare)
        return QString::fromStdString(m_wording.number(figure, std::abs(figure) < 100.0 ? 1 : 0));
    const double percent = 100.0 * figure;
    return percent > 0.0 && percent < 1.0 ? QStringLiteral("<1") : QString::number(std::lround(percent));
}

QString ContrastModel::tip(const ContrastLine& line, int column) const {
    const QString label = labelOf(line.contrast);
    const QString use = line.contrast.usedToForm
                            ? tr("Used to form the segments, so this describes them and proves nothing.")
                            : tr("Used only to check: the segments were formed without it.");
    if (column == 0) return label + QLatin1Char('\n') + use;
    const int segment = segmentOf(column);
    const QString who =
        segment < 0 ? tr("all patients in this study") : m_segments[static_cast<std::size_t>(segment)].name;
    if (std::isnan(value(line, column))) return tr("%1: nobody of %2 has a value.").arg(label, who);
    const auto index = static_cast<std::size_t>(segment);
    const QString base = segment >= 0 && index < line.bases.size()
                             ? tr("%n patient(s) with a value", nullptr, static_cast<int>(line.bases[index]))
                             : tr("patients with a value");
    const QString formula = line.contrast.isShare
                                ? tr("%1 = patients of %2 with this ÷ %3, in percent").arg(label, who, base)
                                : tr("%1 = sum over %2 ÷ %3").arg(label, who, base);
    return formula + QLatin1Char('\n') + use;
}

QVariant ContrastModel::heat(const ContrastLine& line, int column) const {
    const double figure = value(line, column);
    if (segmentOf(column) < 0 || std::isnan(figure)) return {};
    if (line.contrast.isShare) return std::clamp(figure, 0.0, 1.0);
    double low = figure;
    double high = figure;
    for (const double other : line.contrast.bySegment) {
        if (std::isnan(other)) continue;
        low = std::min(low, other);
        high = std::max(high, other);
    }
    return high > low ? kMostHeatOfMean * (figure - low) / (high - low) : 0.0;
}

QVariant ContrastModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ContrastLine& shown = line(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return words(shown, index.column());
    case Qt::AccessibleTextRole: {
        const QString use = plainWords(shown.contrast.usedToForm ? FieldUse::Form : FieldUse::Check);
        if (index.column() == 0) return QStringLiteral("%1, %2").arg(words(shown, 0), use);
        return QStringLiteral("%1, %2: %3%4")
            .arg(words(shown, 0),
                 headerData(index.column(), Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 words(shown, index.column()),
                 shown.contrast.isShare ? QStringLiteral("\u00a0%") : QString());
    }
    case Qt::ToolTipRole:
        return tip(shown, index.column());
    case Qt::TextAlignmentRole:
        return int(index.column() == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
    case HeatRole:
        return heat(shown, index.column());
    case CheckedRole:
        return index.column() == 0 ? QVariant(!shown.contrast.usedToForm) : QVariant();
    default:
        return {};
    }
}

QVariant ContrastModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const int segment = segmentOf(section);
    if (segment < 0) {
        const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        if (!isText)
            return role == Qt::ToolTipRole && section > 0 ? QVariant(tr("All patients in this study"))
                                                          : QVariant();
        if (section > 0) return tr("all");
        return role == Qt::AccessibleTextRole ? tr("Field") : QString();
    }
    const SegmentRow& row = m_segments[static_cast<std::size_t>(segment)];
    switch (role) {
    case Qt::DisplayRole:
        return row.shortName;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return row.name;
    case MarkNumberRole:
        return row.number;
    case MarkHueRole:
        return row.hue;
    default:
        return {};
    }
}

} // namespace vignette
