#include "ui/collect/reason_dialog.h"

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
constexpr int kLongestReason = 300;
} // namespace

void askReason(QWidget* parent, const QString& column, const QString& finding,
               std::function<void(const QString&)> given) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Collect::tr("Keep this column?"));
    dialog->setMinimumWidth(kWidth);
    auto* all = new QVBoxLayout(dialog);
    all->setContentsMargins(20, 18, 20, 16);
    all->setSpacing(10);
    all->addWidget(
        makeWrappedLabel(Collect::tr("Store “%1” as it is?").arg(column), WidgetRole::Heading, dialog));
    if (!finding.isEmpty()) all->addWidget(makeWrappedLabel(finding, WidgetRole::Second, dialog));
    all->addWidget(makeWrappedLabel(
        Collect::tr("Every value will be in the study file. Say why that is allowed; your words are logged "
                    "and printed with the methods."),
        WidgetRole::Plain, dialog));
    auto* reason = new QLineEdit(dialog);
    reason->setAccessibleName(Collect::tr("Reason"));
    reason->setPlaceholderText(Collect::tr("Reason"));
    reason->setMaxLength(kLongestReason);
    all->addWidget(reason);
    auto* buttons = new QDialogButtonBox(dialog);
    auto* keep = makeButton(Collect::tr("Keep the column"), WidgetRole::Primary, {}, dialog);
    auto* leave = makeButton(Collect::tr("Don’t keep"), WidgetRole::Secondary, {}, dialog);
    buttons->addButton(keep, QDialogButtonBox::AcceptRole);
    buttons->addButton(leave, QDialogButtonBox::RejectRole);
    keep->setEnabled(false);
    all->addWidget(buttons);
    QObject::connect(reason, &QLineEdit::textChanged, keep,
                     [keep](const QString& text) { keep->setEnabled(!text.trimmed().isEmpty()); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, parent, [reason, given = std::move(given)] {
        if (!reason->text().trimmed().isEmpty()) given(reason->text().trimmed());
    });
    dialog->open();
    reason->setFocus();
}

} // namespace vignette
