#include "ui/collect/values_dialog.h"

#include "ui/theme/widgets.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

constexpr int kWidth = 460;
constexpr int kTallest = 420;
constexpr int kLongestText = 120;

/// One line a value: its code, and the words for it.
QList<QLineEdit*> addLines(QGridLayout& grid, const Field& field, QWidget* parent) {
    QList<QLineEdit*> lines;
    for (const ValueLabel& value : field.values) {
        const QString code = QString::fromStdString(value.code);
        auto* line = new QLineEdit(QString::fromStdString(value.label), parent);
        line->setMaxLength(kLongestText);
        line->setAccessibleName(Collect::tr("Words for %1").arg(code));
        const int row = static_cast<int>(lines.size());
        grid.addWidget(makeWrappedLabel(code, WidgetRole::Second, parent), row, 0);
        grid.addWidget(line, row, 1);
        lines.append(line);
    }
    return lines;
}

QComboBox* makeYes(const Field& field, QWidget* parent) {
    auto* yes = new QComboBox(parent);
    yes->setAccessibleName(Collect::tr("Value that means yes"));
    for (const ValueLabel& value : field.values)
        yes->addItem(QString::fromStdString(value.code), QString::fromStdString(value.code));
    yes->setCurrentIndex(yes->findData(QString::fromStdString(field.yesCode)));
    return yes;
}

ValueWords wordsOf(const Field& field, const QList<QLineEdit*>& lines, const QComboBox* yes) {
    ValueWords words{field.values, field.yesCode};
    for (qsizetype row = 0; row < lines.size(); ++row)
        words.values[static_cast<std::size_t>(row)].label = lines[row]->text().trimmed().toStdString();
    if (yes) words.yesCode = yes->currentData().toString().toStdString();
    return words;
}

} // namespace

void askValueWords(QWidget* parent, const Field& field, std::function<void(const ValueWords&)> given) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Collect::tr("Words for values"));
    dialog->setMinimumWidth(kWidth);
    auto* all = new QVBoxLayout(dialog);
    all->setContentsMargins(20, 18, 20, 16);
    all->setSpacing(10);
    all->addWidget(makeWrappedLabel(QString::fromStdString(field.label), WidgetRole::Heading, dialog));
    auto* list = new QWidget;
    auto* grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 6, 0);
    grid->setColumnStretch(1, 1);
    const QList<QLineEdit*> lines = addLines(*grid, field, list);
    QComboBox* yes = nullptr;
    if (field.kind == FieldKind::Flag) {
        yes = makeYes(field, list);
        grid->addWidget(makeLabel(Collect::tr("Means yes"), WidgetRole::Second, list), grid->rowCount(), 0);
        grid->addWidget(yes, grid->rowCount() - 1, 1);
    }
    auto* scroll = new QScrollArea(dialog);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(list);
    scroll->setMinimumHeight(std::min(list->sizeHint().height() + 8, kTallest));
    all->addWidget(scroll, 1);
    auto* buttons = new QDialogButtonBox(dialog);
    buttons->addButton(makeButton(Collect::tr("Use these words"), WidgetRole::Primary, {}, dialog),
                       QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(Collect::tr("Cancel"), WidgetRole::Secondary, {}, dialog),
                       QDialogButtonBox::RejectRole);
    all->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, parent,
                     [field, lines, yes, given = std::move(given)] { given(wordsOf(field, lines, yes)); });
    dialog->open();
    if (!lines.isEmpty()) lines.first()->setFocus();
}

} // namespace vignette
