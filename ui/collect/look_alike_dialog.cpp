#include "ui/collect/look_alike_dialog.h"

#include "ui/collect/question.h"

#include <QCoreApplication>
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
    auto* dialog =
        new Question(Collect::tr("Who looks alike?"), Collect::tr("Count"), Collect::tr("Cancel"), parent);
    dialog->resize(kSize);
    dialog->addWords(
        Collect::tr("Tick what somebody outside could know of a person. Vignette counts how many "
                    "patients share the same values."));
    auto* search = new QLineEdit(dialog);
    search->setPlaceholderText(Collect::tr("Search fields"));
    search->setAccessibleName(Collect::tr("Search fields"));
    dialog->content()->addWidget(search);
    QListWidget* list = makeList(fields, chosen, dialog);
    dialog->content()->addWidget(list, 1);
    const auto check = [list, dialog] { dialog->yes()->setEnabled(!checkedKeys(*list).empty()); };
    check();
    QObject::connect(list, &QListWidget::itemChanged, dialog, check);
    QObject::connect(search, &QLineEdit::textChanged, list, [list](const QString& typed) {
        for (int row = 0; row < list->count(); ++row)
            list->item(row)->setHidden(!list->item(row)->text().contains(typed, Qt::CaseInsensitive));
    });
    QObject::connect(dialog, &QDialog::accepted, parent,
                     [list, given = std::move(given)] { given(checkedKeys(*list)); });
    dialog->open();
}

} // namespace vignette
