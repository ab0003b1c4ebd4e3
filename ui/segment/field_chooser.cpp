#include "ui/segment/field_chooser.h"

#include "ui/segment/segment_words.h"
#include "ui/text/plain_words.h"
#include "ui/theme/widgets.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kKeyRole = Qt::UserRole;

QString keyOf(const Field& field) {
    return QString::fromStdString(field.key);
}
} // namespace

FieldChooser::FieldChooser(SegmentSetup setup, std::vector<Field> fields, MissingShares missing,
                           std::map<std::string, QString> leftOut, QWidget* parent)
    : QDialog(parent), m_setup(std::move(setup)), m_fields(std::move(fields)), m_missing(std::move(missing)),
      m_leftOut(std::move(leftOut)), m_tree(new QTreeWidget), m_typed(new QLineEdit),
      m_count(makeLabel({}, WidgetRole::Second)) {
    setWindowTitle(tr("Choose the fields that form segments"));
    resize(680, 560);
    auto* all = new QVBoxLayout(this);
    all->addWidget(
        makeWrappedLabel(tr("Ticked fields form the segments and then only describe them. The others stay "
                            "out of it, so they can check whether the segments mean something."),
                         WidgetRole::Second));
    m_typed->setPlaceholderText(tr("Search fields"));
    m_typed->setAccessibleName(tr("Search fields"));
    all->addWidget(m_typed);
    m_tree->setAccessibleName(tr("Fields by theme"));
    m_tree->setHeaderLabels({tr("Field"), tr("Why it is held back")});
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    all->addWidget(m_tree, 1);
    all->addWidget(m_count);
    auto* buttons = new QDialogButtonBox;
    QPushButton* accept = makeButton(tr("Use these fields"), WidgetRole::Primary);
    QPushButton* back = makeButton(tr("Back to the views"), WidgetRole::Ghost);
    QPushButton* cancel = makeButton(tr("Cancel"));
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    buttons->addButton(back, QDialogButtonBox::ResetRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    accept->setDefault(true);
    accept->setObjectName(QStringLiteral("useFields"));
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(back, &QPushButton::clicked, this, &FieldChooser::backToViews);
    connect(m_typed, &QLineEdit::textChanged, this, &FieldChooser::filter);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] {
        takeChecks();
        showCount();
    });
    fill();
}

void FieldChooser::fill() {
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    std::map<Theme, QTreeWidgetItem*> themes;
    for (const Field& field : m_fields) {
        if (field.use == FieldUse::Hide) continue;
        QTreeWidgetItem*& theme = themes[field.theme];
        if (!theme) {
            theme = new QTreeWidgetItem({plainWords(field.theme)});
            theme->setFlags(theme->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
            QFont font = this->font();
            font.setWeight(QFont::DemiBold);
            theme->setFont(0, font);
        }
        addField(theme, field);
    }
    for (const auto& entry : themes)
        m_tree->addTopLevelItem(entry.second);
    m_tree->expandAll();
    if (m_tree->topLevelItemCount() > 0) m_tree->setCurrentItem(m_tree->topLevelItem(0));
    showCount();
}

void FieldChooser::addField(QTreeWidgetItem* theme, const Field& field) {
    const QString reason = reasonOf(field);
    auto* item = new QTreeWidgetItem(theme, {QString::fromStdString(field.label), reason});
    item->setData(0, kKeyRole, keyOf(field));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                   Qt::ItemNeverHasChildren);
    item->setCheckState(0, isForming(m_setup, field, m_missing) ? Qt::Checked : Qt::Unchecked);
    if (lacksReason(field, m_missing)) item->setDisabled(true); // the reason is asked for on the page Collect
    item->setToolTip(0, QString::fromStdString(field.claim.empty() ? field.label : field.claim));
    item->setToolTip(1, reason);
}

QString FieldChooser::reasonOf(const Field& field) const {
    const auto share = m_missing.find(field.key);
    const bool isOver = share != m_missing.end() && share->second > kMostMissingToForm;
    if (isOver && lacksReason(field, m_missing))
        return tr("only %1 of the patients have a value; to use it, say why on the page Collect")
            .arg(percentWords(1.0 - share->second));
    if (isOver && isForming(m_setup, field, m_missing))
        return tr("only %1 of the patients have a value; used because: %2")
            .arg(percentWords(1.0 - share->second), QString::fromStdString(field.formReason));
    if (field.use == FieldUse::Check)
        return field.useReason.empty() ? plainWords(FieldUse::Check)
                                       : QString::fromStdString(field.useReason);
    const auto left = m_leftOut.find(field.key);
    if (left == m_leftOut.end()) return {};
    // "the same values as" ends with a field's key, which is no word for a person.
    QString reason = left->second;
    for (const Field& other : m_fields)
        if (reason.endsWith(QLatin1Char(' ') + keyOf(other)))
            reason = reason.chopped(keyOf(other).size()) + QString::fromStdString(other.label);
    return reason;
}

void FieldChooser::takeChecks() {
    std::map<QString, bool> checks;
    for (int theme = 0; theme < m_tree->topLevelItemCount(); ++theme)
        for (int row = 0; row < m_tree->topLevelItem(theme)->childCount(); ++row) {
            const QTreeWidgetItem* item = m_tree->topLevelItem(theme)->child(row);
            checks[item->data(0, kKeyRole).toString()] = item->checkState(0) == Qt::Checked;
        }
    for (const Field& field : m_fields) {
        const auto check = checks.find(keyOf(field));
        if (check != checks.end()) switchByHand(m_setup, field, m_missing, check->second);
    }
}

void FieldChooser::showCount() {
    const auto forming = static_cast<int>(formingKeys(m_setup, m_fields, m_missing).size());
    m_count->setText(forming > 0
                         ? tr("%n field(s) chosen to form", nullptr, forming)
                         : tr("Tick at least one field: without one there is nothing to form segments by."));
    if (auto* accept = findChild<QPushButton*>(QStringLiteral("useFields"))) accept->setEnabled(forming > 0);
}

void FieldChooser::filter(const QString& typed) {
    for (int theme = 0; theme < m_tree->topLevelItemCount(); ++theme) {
        QTreeWidgetItem* group = m_tree->topLevelItem(theme);
        bool isAnyShown = false;
        for (int row = 0; row < group->childCount(); ++row) {
            const bool isShown = group->child(row)->text(0).contains(typed.trimmed(), Qt::CaseInsensitive);
            group->child(row)->setHidden(!isShown);
            isAnyShown = isAnyShown || isShown;
        }
        group->setHidden(!isAnyShown);
    }
}

void FieldChooser::backToViews() {
    m_setup.byHand.clear();
    fill();
    filter(m_typed->text());
}

std::map<std::string, QString> reasonsLeftOut(const std::vector<std::string>& lines) {
    std::map<std::string, QString> reasons;
    for (const std::string& line : lines) {
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos)
            reasons[line.substr(0, colon)] = QString::fromStdString(line.substr(colon + 2));
    }
    return reasons;
}

} // namespace vignette
