#include "ui/collect/reason_dialog.h"

#include "ui/collect/question.h"
#include "ui/text/typed_warning.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace vignette {

namespace {
struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};
constexpr int kLongestReason = 300;

/// The words of one question.
struct ReasonQuestion {
    QString title;
    QString heading;
    QString finding;
    QString consequence;
    QString yes;
    QString no;
};

Question* ask(QWidget* parent, const ReasonQuestion& words, std::function<void(const QString&)> given) {
    auto* dialog = new Question(words.title, words.yes, words.no, parent);
    dialog->addWords(words.heading, WidgetRole::Heading);
    dialog->addWords(words.finding, WidgetRole::Second);
    dialog->addWords(words.consequence);
    auto* reason = new QLineEdit(dialog);
    reason->setAccessibleName(Collect::tr("Reason"));
    reason->setPlaceholderText(Collect::tr("Reason"));
    reason->setMaxLength(kLongestReason);
    dialog->content()->addWidget(reason);
    dialog->content()->addWidget(new TypedWarning(*reason));
    QPushButton* yes = dialog->yes();
    yes->setEnabled(false);
    QObject::connect(reason, &QLineEdit::textChanged, yes,
                     [yes](const QString& text) { yes->setEnabled(!text.trimmed().isEmpty()); });
    QObject::connect(dialog, &QDialog::accepted, parent, [reason, given = std::move(given)] {
        if (!reason->text().trimmed().isEmpty()) given(reason->text().trimmed());
    });
    dialog->open();
    reason->setFocus();
    return dialog;
}

ReasonQuestion formQuestion(const QString& fields, const QString& found) {
    return {.title = Collect::tr("Form segments with many missing values?"),
            .heading = Collect::tr("Form segments with “%1”?").arg(fields),
            .finding = found,
            .consequence =
                Collect::tr("Segments may then follow who has a value rather than what it is. Say why "
                            "it should form all the same; your words are logged and printed with the "
                            "methods."),
            .yes = Collect::tr("Use to form"),
            .no = Collect::tr("Only check")};
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
    ask(parent, formQuestion(fields, found), std::move(given));
}

void askPlanReason(QWidget* parent, const QString& fields, const QString& found,
                   std::function<void(const QString&)> given, std::function<void()> onlyCheck) {
    ReasonQuestion words = formQuestion(fields, found);
    words.no = Collect::tr("Cancel");
    Question* dialog = ask(parent, words, std::move(given));
    QObject::connect(dialog->addOther(Collect::tr("Only check"), WidgetRole::Secondary),
                     &QPushButton::clicked, parent, std::move(onlyCheck));
}

} // namespace vignette
