#include "ui/collect/fields_panel.h"

#include "ui/collect/field_delegate.h"
#include "ui/collect/field_filter.h"
#include "ui/collect/field_model.h"
#include "ui/collect/pill_combo.h"
#include "ui/collect/quiet_table.h"
#include "ui/collect/values_dialog.h"
#include "ui/text/plain_words.h"
#include "ui/theme/flow_layout.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include <array>

namespace vignette {

namespace {

constexpr int kRowHeight = 32;
constexpr std::array<int, FieldModel::ColumnCount> kWidths = {236, 140, 140, 172, 150, 170, 76, 220, 170};

} // namespace

FieldsPanel::FieldsPanel(QWidget* parent)
    : CardFrame(tr("Fields"), {}, parent), m_model(new FieldModel(this)), m_filter(new FieldFilter(this)),
      m_table(new QuietTable(tr("Fields"), this)) {
    m_filter->setSourceModel(m_model);
    content()->addWidget(makeBar());
    m_needName = makeWrappedLabel({}, WidgetRole::Badge, this);
    content()->addWidget(m_needName);
    content()->addWidget(makeTable(), 1);
    connect(m_model, &FieldModel::edited, this, &FieldsPanel::edited);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FieldsPanel::refreshBar);
}

QWidget* FieldsPanel::makeBar() {
    auto* bar = new QWidget(this);
    auto* line = new FlowLayout(6, bar);
    m_shown = new PillCombo(tr("Fields shown"), bar);
    m_shown->addItem(tr("All fields"), static_cast<int>(FieldFilter::Show::All));
    m_shown->addItem(tr("Need a name"), static_cast<int>(FieldFilter::Show::NeedName));
    m_shown->addItem(plainWords(FieldUse::Form), static_cast<int>(FieldFilter::Show::Form));
    m_shown->addItem(plainWords(FieldUse::Check), static_cast<int>(FieldFilter::Show::Check));
    m_shown->addItem(plainWords(FieldUse::Hide), static_cast<int>(FieldFilter::Show::Hide));
    line->addWidget(m_shown);
    connect(m_shown, &QComboBox::activated, this,
            [this] { m_filter->setShow(static_cast<FieldFilter::Show>(m_shown->currentData().toInt())); });
    const std::pair<FieldUse, QString> uses[] = {{FieldUse::Form, tr("Use to form")},
                                                 {FieldUse::Check, tr("Use only to check")},
                                                 {FieldUse::Hide, tr("Don’t use")}};
    for (const auto& [use, words] : uses) {
        QPushButton* button = makeButton(words, WidgetRole::Ghost, {}, bar);
        button->setAccessibleDescription(tr("For the chosen fields"));
        connect(button, &QPushButton::clicked, this, [this, use = use] { useSelected(use); });
        line->addWidget(button);
        m_uses.append(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    bar->setSizePolicy(policy);
    return bar;
}

QWidget* FieldsPanel::makeTable() {
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new FieldDelegate(this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setAccessibleDescription(tr("Return changes the words under the cursor."));
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    for (int column = 0; column < FieldModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, kWidths[static_cast<std::size_t>(column)]);
    connect(m_table, &QAbstractItemView::activated, this, &FieldsPanel::editWords);
    return m_table;
}

void FieldsPanel::show(const std::vector<Field>& fields, bool isReadOnly) {
    m_model->setReadOnly(isReadOnly);
    m_model->show(fields);
    refreshBar();
}

void FieldsPanel::filter(const QString& typed) {
    m_filter->setTyped(typed);
}

void FieldsPanel::editWords(const QModelIndex& index) {
    if (m_model->isReadOnly()) return;
    if (index.column() != FieldModel::Values) {
        if (index.flags() & Qt::ItemIsEditable) m_table->edit(index);
        return;
    }
    const int row = m_filter->mapToSource(index).row();
    const Field& field = m_model->field(row);
    if (field.values.empty()) return;
    const std::string key = field.key;
    askValueWords(this, field, [this, key](const ValueWords& words) {
        for (int place = 0; place < m_model->rowCount(); ++place)
            if (m_model->field(place).key == key)
                return m_model->setValues(place, words.values, words.yesCode);
    });
}

std::vector<int> FieldsPanel::selectedRows() const {
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_filter->mapToSource(index).row());
    return rows;
}

void FieldsPanel::useSelected(FieldUse use) {
    m_model->setUse(selectedRows(), use);
}

void FieldsPanel::refreshBar() {
    const bool mayChange = !m_model->isReadOnly() && m_table->selectionModel()->hasSelection();
    for (QPushButton* button : m_uses)
        button->setEnabled(mayChange);
    const int unnamed = m_model->needsNameCount();
    m_needName->setText(
        tr("%n field(s) need a name before a card may speak of them. They stand first.", nullptr, unnamed));
    m_needName->setVisible(unnamed > 0);
    const int chosen = static_cast<int>(selectedRows().size());
    setNote(chosen > 1 ? tr("%1 of %2 chosen").arg(chosen).arg(m_model->rowCount())
                       : tr("%n in all", nullptr, m_model->rowCount()));
}

} // namespace vignette
