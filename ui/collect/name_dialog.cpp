#include "ui/collect/name_dialog.h"

#include "ui/theme/widgets.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace vignette {

namespace {
struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};
constexpr int kWidth = 460;
constexpr int kLongestName = 80;
} // namespace

void askForName(QWidget* parent, const NameQuestion& question, std::function<void(const QString&)> given) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setMinimumWidth(kWidth);
    auto* all = new QVBoxLayout(dialog);
    all->setContentsMargins(20, 18, 20, 16);
    all->setSpacing(10);
    all->addWidget(makeWrappedLabel(question.words, WidgetRole::Plain, dialog));
    auto* name = new QLineEdit(question.suggestion, dialog);
    name->setAccessibleName(Collect::tr("Name"));
    name->setPlaceholderText(Collect::tr("Name"));
    name->setMaxLength(kLongestName);
    name->selectAll();
    all->addWidget(name);
    QLabel* taken = makeWrappedLabel(Collect::tr("There is one of this name; it will be replaced."),
                                     WidgetRole::Muted, dialog);
    all->addWidget(taken);
    auto* buttons = new QDialogButtonBox(dialog);
    auto* accept = makeButton(question.accept, WidgetRole::Primary, {}, dialog);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(Collect::tr("Cancel"), WidgetRole::Secondary, {}, dialog),
                       QDialogButtonBox::RejectRole);
    all->addWidget(buttons);
    const bool mayBeBlank = question.mayBeBlank;
    const auto check = [accept, taken, mayBeBlank, isTaken = question.isTaken](const QString& text) {
        accept->setEnabled(mayBeBlank || !text.trimmed().isEmpty());
        taken->setVisible(!text.trimmed().isEmpty() && isTaken && isTaken(text.trimmed()));
    };
    check(name->text());
    QObject::connect(name, &QLineEdit::textChanged, dialog, check);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, parent, [name, mayBeBlank, given = std::move(given)] {
        if (mayBeBlank || !name->text().trimmed().isEmpty()) given(name->text().trimmed());
    });
    dialog->open();
    name->setFocus();
}

} // namespace vignette
