#include "ui/collect/look_alike_dialog.h"

#include "ui/theme/widgets.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};
constexpr QSize kSize(460, 480);

std::vector<std::string> checkedKeys(const QListWidget& list) {
    std::vector<std::string> keys;
    for (int row = 0; row < list.count(); ++row)
        if (list.item(row)->checkState() == Qt::Checked)
            keys.push_back(list.item(row)->data(Qt::UserRole).toString().toStdString());
    return keys;
}

QListWidget* makeList(const std::vector<Field>& fields, const std::vector<std::string>& chosen,
                      QWidget* parent) {
    auto* list = new QListWidget(parent);
    list->setAccessibleName(Collect::tr("Fields that others could know"));
    for (const bool isChosen : {true, false}) // those chosen first
        for (const Field& field : fields) {
            if ((std::ranges::find(chosen, field.key) != chosen.end()) != isChosen) continue;
            auto* item = new QListWidgetItem(QString::fromStdString(field.label), list);
            item->setData(Qt::UserRole, QString::fromStdString(field.key));
            item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
        }
    return list;
}

} // namespace

void askForKnownFields(QWidget* parent, const std::vector<Field>& fields,
                       const std::vector<std::string>& chosen,
                       std::function<void(const std::vector<std::string>&)> given) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Collect::tr("Who looks alike?"));
    dialog->resize(kSize);
    auto* all = new QVBoxLayout(dialog);
    all->setContentsMargins(20, 18, 20, 16);
    all->setSpacing(10);
    all->addWidget(makeWrappedLabel(Collect::tr("Tick what somebody outside could know of a person. Vignette "
                                                "counts how many patients share the same values."),
                                    WidgetRole::Plain, dialog));
    auto* search = new QLineEdit(dialog);
    search->setPlaceholderText(Collect::tr("Search fields"));
    search->setAccessibleName(Collect::tr("Search fields"));
    all->addWidget(search);
    QListWidget* list = makeList(fields, chosen, dialog);
    all->addWidget(list, 1);
    auto* buttons = new QDialogButtonBox(dialog);
    QPushButton* count = makeButton(Collect::tr("Count"), WidgetRole::Primary);
    buttons->addButton(count, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(Collect::tr("Cancel")), QDialogButtonBox::RejectRole);
    all->addWidget(buttons);
    const auto check = [list, count] { count->setEnabled(!checkedKeys(*list).empty()); };
    check();
    QObject::connect(list, &QListWidget::itemChanged, dialog, check);
    QObject::connect(search, &QLineEdit::textChanged, list, [list](const QString& typed) {
        for (int row = 0; row < list->count(); ++row)
            list->item(row)->setHidden(!list->item(row)->text().contains(typed, Qt::CaseInsensitive));
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, parent,
                     [list, given = std::move(given)] { given(checkedKeys(*list)); });
    dialog->open();
}

} // namespace vignette
