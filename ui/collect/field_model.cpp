#include "ui/collect/field_model.h"

#include "core/model/missing.h"
#include "ui/collect/collect_words.h"
#include "ui/collect/quality_words.h"
#include "ui/text/plain_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"

#include <algorithm>
#include <numeric>

namespace vignette {

namespace {

QString valueWords(const Field& field) {
    QStringList words;
    for (const ValueLabel& value : field.values)
        words.append(QString::fromStdString(value.label.empty() ? value.code : value.label));
    return words.join(QStringLiteral(" · "));
}

bool isSameSet(const std::vector<Field>& first, const std::vector<Field>& second) {
    return std::ranges::equal(first, second, {}, &Field::key, &Field::key);
}

} // namespace

void decideUse(Field& field, FieldUse use) {
    field.use = use;
    field.useReason = use == FieldUse::Form ? std::string() : "Decided by a person.";
    if (use != FieldUse::Form) field.formReason.clear();
    field.isEdited = true;
}

void FieldModel::show(const std::vector<Field>& fields) {
    if (isSameSet(fields, m_fields)) {
        m_fields = fields;
        findQualities();
        if (!m_fields.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_fields = fields;
    findQualities();
    m_order.resize(fields.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::stable_partition(m_order.begin(), m_order.end(),
                          [&](std::size_t place) { return !m_fields[place].hasPlainLabel; });
    endResetModel();
}

void FieldModel::findQualities() {
    m_qualities.assign(m_fields.size(), nullptr);
    if (!m_report) return;
    // Usually in the same order; looked for only where it is not.
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const bool isInPlace = i < m_report->fields.size() && m_report->fields[i].key == m_fields[i].key;
        m_qualities[i] = isInPlace ? &m_report->fields[i] : m_report->find(m_fields[i].key);
    }
}

void FieldModel::setQuality(std::optional<QualityReport> report) {
    m_report = std::move(report);
    findQualities();
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const FieldQuality* FieldModel::quality(int row) const {
    return m_qualities[m_order[static_cast<std::size_t>(row)]];
}

int FieldModel::rowOf(const std::string& key) const {
    for (int row = 0; row < rowCount(); ++row)
        if (field(row).key == key) return row;
    return -1;
}

void FieldModel::setReadOnly(bool isReadOnly) {
    m_isReadOnly = isReadOnly;
}

const Field& FieldModel::field(int row) const {
    return m_fields[m_order[static_cast<std::size_t>(row)]];
}

Field* FieldModel::at(std::vector<Field>& fields, int row) const {
    return row >= 0 && row < rowCount() ? &fields[m_order[static_cast<std::size_t>(row)]] : nullptr;
}

int FieldModel::needsNameCount() const {
    return static_cast<int>(
        std::ranges::count_if(m_fields, [](const Field& field) { return !field.hasPlainLabel; }));
}

bool FieldModel::needsReason(const Field& field) const {
    const FieldQuality* quality = m_report ? m_report->find(field.key) : nullptr;
    return quality && quality->missingShare() > kMostMissingToForm && field.formReason.empty();
}

void FieldModel::setUse(const std::vector<int>& rows, FieldUse use) {
    if (m_isReadOnly) return;
    std::vector<Field> fields = m_fields;
    std::vector<std::string> asked;
    int changed = 0;
    for (const int row : rows) {
        Field* const changing = at(fields, row);
        if (!changing || changing->use == use) continue;
        if (use == FieldUse::Form && needsReason(*changing)) {
            asked.push_back(changing->key);
            continue;
        }
        decideUse(*changing, use);
        ++changed;
    }
    if (changed > 0) emit edited(fields, tr("Use of %n field(s)", nullptr, changed));
    if (!asked.empty()) emit reasonAsked(asked);
}

void FieldModel::formFor(const std::vector<std::string>& keys, const std::string& reason) {
    std::vector<Field> fields = m_fields;
    int changed = 0;
    for (Field& field : fields) {
        if (std::ranges::find(keys, field.key) == keys.end()) continue;
        decideUse(field, FieldUse::Form);
        field.formReason = reason;
        ++changed;
    }
    if (changed > 0 && !m_isReadOnly) emit edited(fields, tr("Use of %n field(s)", nullptr, changed));
}

void FieldModel::setValues(int row, const std::vector<ValueLabel>& values, const std::string& yesCode) {
    std::vector<Field> fields = m_fields;
    Field* const changing = at(fields, row);
    if (m_isReadOnly || !changing || (changing->values == values && changing->yesCode == yesCode)) return;
    changing->values = values;
    changing->yesCode = yesCode;
    changing->isEdited = true;
    emit edited(fields, tr("Words of the values"));
}

int FieldModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int FieldModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString FieldModel::text(const Field& field, int column) const {
    switch (column) {
    case Label:
        return QString::fromStdString(field.label);
    case Claim:
        return QString::fromStdString(field.claim);
    case Unit:
        return QString::fromStdString(field.unit);
    case Values:
        return field.values.empty() ? plainWords(field.kind) : valueWords(field);
    case ThemeColumn:
        return plainWords(field.theme);
    case Direction:
        return plainWords(field.direction);
    case Use:
        return plainWords(field.use);
    case Kind:
        return plainWords(field.kind);
    case Why:
        return QString::fromStdString(field.use == FieldUse::Form ? field.formReason : field.useReason);
    case Source:
        return QString::fromStdString(field.extract + " · " + field.column);
    default:
        return {};
    }
}

QString FieldModel::qualityText(const FieldQuality& quality, int column) const {
    switch (column) {
    case Filled:
        return filledWords(quality);
    case Middle:
        return middleWords(quality, m_wording);
    case Findings:
        return findingWords(quality);
    default:
        return {};
    }
}

QVariant FieldModel::sortValue(int row, int column) const {
    const FieldQuality* held = quality(row);
    if (column == Filled) return held ? 1.0 - held->missingShare() : -1.0;
    if (column == Findings) return held ? static_cast<int>(held->findings.size()) : -1;
    if (column == Picture) return held ? static_cast<qulonglong>(held->distinctCount) : 0;
    return column == Middle && held ? qualityText(*held, column) : text(field(row), column);
}

QVariant FieldModel::editValue(const Field& field, int column) const {
    switch (column) {
    case ThemeColumn:
        return static_cast<int>(field.theme);
    case Direction:
        return static_cast<int>(field.direction);
    case Use:
        return static_cast<int>(field.use);
    default:
        return text(field, column);
    }
}

QVariant FieldModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Field& shown = field(index.row());
    const FieldQuality* held = quality(index.row());
    const bool needsName = index.column() == Label && !shown.hasPlainLabel;
    const bool isHeld = index.column() == Filled || index.column() == Picture || index.column() == Middle ||
                        index.column() == Findings;
    switch (role) {
    case Qt::AccessibleTextRole:
        if (index.column() == Picture) return tr("Picture of the values");
        [[fallthrough]];
    case Qt::DisplayRole:
        if (isHeld) return held ? qualityText(*held, index.column()) : QString();
        return needsName ? tr("%1 · needs a name").arg(text(shown, Label)) : text(shown, index.column());
    case Qt::EditRole:
        return editValue(shown, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Findings && held)
            return plainToolTip(findingSentences(*held, m_fields, m_wording, exactFigures(m_wording))
                                    .join(QLatin1Char('\n')));
        return plainToolTip(isHeld ? index.data().toString() : text(shown, index.column()));
    case SortRole:
        return sortValue(index.row(), index.column());
    case Qt::FontRole:
        return index.column() == Label ? QVariant(screenFont(kBodyPixels, QFont::DemiBold)) : QVariant();
    case Qt::ForegroundRole:
        if (needsName || index.column() == Findings) return currentTheme().warnText;
        if (index.column() == Why || index.column() == Source) return currentTheme().secondary;
        return shown.use == FieldUse::Hide ? QVariant(currentTheme().muted) : QVariant();
    case NeedsNameRole:
        return !shown.hasPlainLabel;
    case SearchRole: {
        QStringList words;
        for (int column = 0; column < ColumnCount; ++column)
            words.append(text(shown, column));
        if (held) words.append(findingWords(*held));
        return words.join(QLatin1Char(' '));
    }
    default:
        return {};
    }
}

bool FieldModel::apply(Field& field, int column, const QVariant& value) const {
    const std::string words = value.toString().trimmed().toStdString();
    switch (column) {
    case Label:
        if (words.empty()) return false;
        field.label = words;
        field.hasPlainLabel = true;
        break;
    case Claim:
        field.claim = words;
        break;
    case Unit:
        field.unit = words;
        break;
    case ThemeColumn:
        field.theme = static_cast<Theme>(value.toInt());
        break;
    case Direction:
        field.direction = static_cast<FieldDirection>(value.toInt());
        break;
    case Use:
        if (field.use == static_cast<FieldUse>(value.toInt())) return false;
        decideUse(field, static_cast<FieldUse>(value.toInt()));
        break;
    case Why:
        field.useReason = words;
        break;
    default:
        return false;
    }
    return true;
}

bool FieldModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    std::vector<Field> fields = m_fields;
    Field& changing = *at(fields, index.row());
    const Field before = changing;
    const bool isUse = index.column() == Use && static_cast<FieldUse>(value.toInt()) != changing.use;
    if (isUse && static_cast<FieldUse>(value.toInt()) == FieldUse::Form && needsReason(changing)) {
        emit reasonAsked({changing.key});
        return false;
    }
    if (!apply(changing, index.column(), value) || changing == before) return false;
    changing.isEdited = true;
    emit edited(fields, tr("%1 of “%2”")
                            .arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                 QString::fromStdString(before.label)));
    return true;
}

Qt::ItemFlags FieldModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const Field& shown = field(index.row());
    const int column = index.column();
    const bool isLookedAt = column == Findings || (column >= Filled && column <= Kind);
    const bool isFixed = m_isReadOnly || isLookedAt || column == Source || column == Values ||
                         (column == Claim && shown.kind != FieldKind::Flag) ||
                         (column == Why && shown.use == FieldUse::Form);
    return isFixed ? plain : plain | Qt::ItemIsEditable;
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Label:
        return tr("Name");
    case Claim:
        return tr("Said of a person");
    case Unit:
        return tr("Unit");
    case Kind:
        return tr("Type");
    case Filled:
        return tr("Have a value");
    case Picture:
        return tr("Picture");
    case Middle:
        return tr("Middle or most");
    case Findings:
        return tr("Findings");
    case Values:
        return tr("Values");
    case ThemeColumn:
        return tr("Theme");
    case Direction:
        return tr("Direction");
    case Use:
        return tr("Use");
    case Why:
        return tr("Why");
    case Source:
        return tr("File · column");
    default:
        return {};
    }
}

} // namespace vignette
