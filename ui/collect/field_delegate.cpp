#include "ui/collect/field_delegate.h"

#include "ui/collect/field_model.h"
#include "ui/collect/field_picture.h"
#include "ui/text/plain_words.h"
#include "ui/theme/style_sheet.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QSortFilterProxyModel>

namespace vignette {

namespace {

constexpr int kLongestText = 200;

constexpr int kBarWidth = 62;
constexpr int kInset = 6;

/// Of the row behind a filter.
const FieldQuality* qualityAt(const QModelIndex& index) {
    const auto* filter = qobject_cast<const QSortFilterProxyModel*>(index.model());
    const auto* model = filter ? qobject_cast<const FieldModel*>(filter->sourceModel()) : nullptr;
    return model ? model->quality(filter->mapToSource(index).row()) : nullptr;
}

template<typename Enum> void addLines(QComboBox& combo, Enum last) {
    for (int value = 0; value <= static_cast<int>(last); ++value)
        combo.addItem(plainWords(static_cast<Enum>(value)), value);
}

/// A list for the columns that have one; null for text.
QComboBox* makeList(int column, QWidget* parent) {
    if (column != FieldModel::ThemeColumn && column != FieldModel::Direction && column != FieldModel::Use)
        return nullptr;
    auto* combo = new QComboBox(parent);
    if (column == FieldModel::ThemeColumn) addLines(*combo, Theme::Other);
    if (column == FieldModel::Direction) addLines(*combo, FieldDirection::Neutral);
    if (column == FieldModel::Use) addLines(*combo, FieldUse::Hide);
    return combo;
}

} // namespace

void FieldDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const bool isBar = index.column() == FieldModel::Filled;
    if (!isBar && index.column() != FieldModel::Picture) return;
    const FieldQuality* quality = qualityAt(index);
    if (!quality) return;
    if (isBar) {
        const QRect place(option.rect.right() - kBarWidth - kInset, option.rect.center().y() - 3, kBarWidth,
                          7);
        paintFilledBar(*painter, place, 1.0 - quality->missingShare(), currentTheme());
        return;
    }
    const QColor bar = quality->histogram.bins.empty() ? currentTheme().secondary : currentTheme().accent;
    paintFieldPicture(*painter, option.rect.adjusted(kInset, 5, -kInset, -5), *quality, bar);
}

QWidget* FieldDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                     const QModelIndex& index) const {
    QWidget* editor = nullptr;
    if (QComboBox* combo = makeList(index.column(), parent)) {
        connect(combo, &QComboBox::activated, this, [this, combo] {
            auto* self = const_cast<FieldDelegate*>(this);
            emit self->commitData(combo);
            emit self->closeEditor(combo);
        });
        editor = combo;
    } else {
        auto* line = new QLineEdit(parent);
        line->setMaxLength(kLongestText);
        editor = line;
    }
    editor->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return editor;
}

void FieldDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* combo = qobject_cast<QComboBox*>(editor))
        combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void FieldDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    if (const auto* combo = qobject_cast<QComboBox*>(editor))
        model->setData(index, combo->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

void FieldDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex&) const {
    const QSize size = option.rect.size().expandedTo(editor->minimumSizeHint());
    QRect place(option.rect.topLeft(), size);
    place.moveCenter(QPoint(place.center().x(), option.rect.center().y()));
    editor->setGeometry(place);
}

} // namespace vignette
