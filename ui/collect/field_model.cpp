#include "ui/collect/field_model.h"

#include "ui/collect/collect_words.h"
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
    field.isEdited = true;
}

void FieldModel::show(const std::vector<Field>& fields) {
    if (isSameSet(fields, m_fields)) {
        m_fields = fields;
        if (!m_fields.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_fields = fields;
    m_order.resize(fields.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::stable_partition(m_order.begin(), m_order.end(),
                          [&](std::size_t place) { return !m_fields[place].hasPlainLabel; });
    endResetModel();
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

void FieldModel::setUse(const std::vector<int>& rows, FieldUse use) {
    if (m_isReadOnly) return;
    std::vector<Field> fields = m_fields;
    int changed = 0;
    for (const int row : rows) {
        Field* const changing = at(fields, row);
        if (!changing || changing->use == use) continue;
        decideUse(*changing, use);
        ++changed;
    }
    if (changed > 0) emit edited(fields, tr("Use of %n field(s)", nullptr, changed));
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
    case Why:
        return QString::fromStdString(field.useReason);
    case Source:
        return QString::fromStdString(field.extract + " · " + field.column);
    default:
        return {};
    }
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
    const bool needsName = index.column() == Label && !shown.hasPlainLabel;
    switch (role) {
    case Qt::DisplayRole:
        return needsName ? tr("%1 · needs a name").arg(text(shown, Label)) : text(shown, index.column());
    case Qt::EditRole:
        return editValue(shown, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(shown, index.column()));
    case Qt::FontRole:
        return index.column() == Label ? QVariant(screenFont(kBodyPixels, QFont::DemiBold)) : QVariant();
    case Qt::ForegroundRole:
        if (needsName) return currentTheme().warnText;
        if (index.column() == Why || index.column() == Source) return currentTheme().secondary;
        return shown.use == FieldUse::Hide ? QVariant(currentTheme().muted) : QVariant();
    case NeedsNameRole:
        return !shown.hasPlainLabel;
    case SearchRole: {
        QStringList words;
        for (int column = 0; column < ColumnCount; ++column)
            words.append(text(shown, column));
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
    const bool isFixed = m_isReadOnly || column == Source || column == Values ||
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
