#include "ui/collect/fields_panel.h"

#include "ui/collect/field_copy.h"
#include "ui/collect/field_delegate.h"
#include "ui/collect/field_detail.h"
#include "ui/collect/field_filter.h"
#include "ui/collect/field_model.h"
#include "ui/collect/fields_table.h"
#include "ui/collect/pill_combo.h"
#include "ui/collect/reason_dialog.h"
#include "ui/collect/values_dialog.h"
#include "ui/text/plain_words.h"
#include "ui/theme/flow_layout.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace vignette {

namespace {

constexpr int kRowHeight = 32;
// The first five fit beside the left cards at 1280 × 720: what may be wrong is seen without scrolling
// sideways.
constexpr std::array<int, FieldModel::ColumnCount> kWidths = {170, 152, 130, 112, 92,  118, 118,
                                                              70,  130, 150, 150, 170, 220, 170};
constexpr int kMostNames = 3;

/// "A", "B" and what is more, for a question.
QString namesOf(const QStringList& names) {
    if (names.size() <= kMostNames) return names.join(QStringLiteral(", "));
    return FieldsPanel::tr("%1 and %n more", nullptr, static_cast<int>(names.size()) - kMostNames)
        .arg(names.mid(0, kMostNames).join(QStringLiteral(", ")));
}

} // namespace

FieldsPanel::FieldsPanel(const Wording& wording, QWidget* parent)
    : CardFrame(tr("Fields"), {}, parent), m_wording(wording), m_model(new FieldModel(wording, this)),
      m_filter(new FieldFilter(this)), m_table(new FieldsTable(
                                           tr("Fields"), [this] { return copied(); }, this)),
      m_detail(new FieldDetail(wording, this)) {
    m_filter->setSourceModel(m_model);
    content()->addWidget(makeBar());
    m_needName = makeWrappedLabel({}, WidgetRole::Badge, this);
    content()->addWidget(m_needName);
    content()->addWidget(makeTable(), 3);
    content()->addWidget(m_detail, 1);
    connect(m_detail, &FieldDetail::fieldAsked, this,
            [this](const QString& key) { goTo(key.toStdString()); });
    connect(m_model, &FieldModel::edited, this, &FieldsPanel::edited);
    connect(m_model, &FieldModel::reasonAsked, this, &FieldsPanel::askReasonFor);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FieldsPanel::showChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FieldsPanel::showChosen);
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
    m_shown->addItem(tr("With findings"), static_cast<int>(FieldFilter::Show::Findings));
    m_shown->addItem(tr("Impossible or unlikely values"), static_cast<int>(FieldFilter::Show::Impossible));
    m_shown->addItem(tr("One value only"), static_cast<int>(FieldFilter::Show::Constant));
    m_shown->addItem(tr("Same as another"), static_cast<int>(FieldFilter::Show::Duplicate));
    m_shown->addItem(tr("Two units"), static_cast<int>(FieldFilter::Show::MixedUnits));
    m_shown->addItem(tr("Many missing"), static_cast<int>(FieldFilter::Show::ManyMissing));
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
    m_table->setAccessibleDescription(
        tr("Return changes the words under the cursor. Copy gives the chosen rows with rounded figures."));
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
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
    if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_filter->index(0, 0), // the panel below is never empty
                                                   QItemSelectionModel::NoUpdate);
    showChosen();
}

void FieldsPanel::setQuality(std::optional<QualityReport> report) {
    m_model->setQuality(std::move(report));
    m_filter->invalidate();
    showChosen();
}

void FieldsPanel::showChosen() {
    const QModelIndex current = m_filter->mapToSource(m_table->currentIndex());
    if (current.isValid())
        m_detail->show(&m_model->field(current.row()), m_model->quality(current.row()), m_model->fields());
    else
        m_detail->show(nullptr, nullptr, m_model->fields());
}

void FieldsPanel::goTo(const std::string& key) {
    const int row = m_model->rowOf(key);
    if (row < 0) return;
    QModelIndex place = m_filter->mapFromSource(m_model->index(row, 0));
    if (!place.isValid()) {
        m_shown->setCurrentIndex(0);
        m_filter->setShow(FieldFilter::Show::All);
        place = m_filter->mapFromSource(m_model->index(row, 0));
    }
    m_table->setCurrentIndex(place);
    m_table->scrollTo(place);
    m_table->setFocus();
}

void FieldsPanel::askReasonFor(const std::vector<std::string>& keys) {
    QStringList names;
    double fullest = 0.0;
    for (const std::string& key : keys) {
        const int row = m_model->rowOf(key);
        if (row < 0) continue;
        names << QString::fromStdString(m_model->field(row).label);
        if (const FieldQuality* quality = m_model->quality(row))
            fullest = std::max(fullest, 1.0 - quality->missingShare());
    }
    const QString found = tr("No more than %1 of 100 patients have a value.").arg(std::ceil(100.0 * fullest));
    askFormReason(this, namesOf(names), found,
                  [this, keys](const QString& reason) { m_model->formFor(keys, reason.toStdString()); });
}

QString FieldsPanel::copied() const {
    std::vector<FieldLine> lines;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex& index : rows) {
        const int row = m_filter->mapToSource(index).row();
        lines.push_back({.field = &m_model->field(row), .quality = m_model->quality(row)});
    }
    return copiedFields(lines, m_model->fields(), m_wording);
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
