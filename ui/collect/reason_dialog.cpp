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

/// The words of one question.
struct Question {
    QString title;
    QString heading;
    QString finding;
    QString consequence;
    QString yes;
    QString no;
};

void ask(QWidget* parent, const Question& question, std::function<void(const QString&)> given) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setMinimumWidth(kWidth);
    auto* all = new QVBoxLayout(dialog);
    all->setContentsMargins(20, 18, 20, 16);
    all->setSpacing(10);
    all->addWidget(makeWrappedLabel(question.heading, WidgetRole::Heading, dialog));
    if (!question.finding.isEmpty())
        all->addWidget(makeWrappedLabel(question.finding, WidgetRole::Second, dialog));
    all->addWidget(makeWrappedLabel(question.consequence, WidgetRole::Plain, dialog));
    auto* reason = new QLineEdit(dialog);
    reason->setAccessibleName(Collect::tr("Reason"));
    reason->setPlaceholderText(Collect::tr("Reason"));
    reason->setMaxLength(kLongestReason);
    all->addWidget(reason);
    auto* buttons = new QDialogButtonBox(dialog);
    auto* keep = makeButton(question.yes, WidgetRole::Primary, {}, dialog);
    auto* leave = makeButton(question.no, WidgetRole::Secondary, {}, dialog);
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

} // namespace

void askReason(QWidget* parent, const QString& column, const QString& finding,
               std::function<void(const QString&)> given) {
    ask(parent,
        {.title = Collect::tr("Keep this column?"),
         .heading = Collect::tr("Store “%1” as it is?").arg(column),
         .finding = finding,
         .consequence =
             Collect::tr("Every value will be in the study file. Say why that is allowed; your words "
                         "are logged and printed with the methods."),
         .yes = Collect::tr("Keep the column"),
         .no = Collect::tr("Don’t keep")},
        std::move(given));
}

void askFormReason(QWidget* parent, const QString& fields, const QString& found,
                   std::function<void(const QString&)> given) {
    ask(parent,
        {.title = Collect::tr("Form segments with many missing values?"),
         .heading = Collect::tr("Form segments with “%1”?").arg(fields),
         .finding = found,
         .consequence =
             Collect::tr("Segments may then follow who has a value rather than what it is. Say why "
                         "it should form all the same; your words are logged and printed with the "
                         "methods."),
         .yes = Collect::tr("Use to form"),
         .no = Collect::tr("Only check")},
        std::move(given));
}

} // namespace vignette
