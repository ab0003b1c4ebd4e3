#include "ui/collect/name_dialog.h"

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
constexpr int kLongestText = 1000; // a list of missing texts is longer than a name
} // namespace

void askForName(QWidget* parent, const NameQuestion& question, std::function<void(const QString&)> given) {
    auto* dialog = new Question(question.title, question.accept, Collect::tr("Cancel"), parent);
    dialog->addWords(question.words);
    auto* name = new QLineEdit(question.suggestion, dialog);
    name->setAccessibleName(question.title);
    name->setMaxLength(kLongestText);
    name->selectAll();
    dialog->content()->addWidget(name);
    if (question.isSearched) dialog->content()->addWidget(new TypedWarning(*name));
    QLabel* taken = makeWrappedLabel(Collect::tr("There is one of this name; it will be replaced."),
                                     WidgetRole::Muted, dialog);
    dialog->content()->addWidget(taken);
    const auto mayBe = [question](const QString& text) {
        return question.mayBeBlank || !text.trimmed().isEmpty();
    };
    const auto check = [dialog, taken, mayBe, question](const QString& text) {
        dialog->yes()->setEnabled(mayBe(text));
        taken->setVisible(!text.trimmed().isEmpty() && question.isTaken && question.isTaken(text.trimmed()));
    };
    check(name->text());
    QObject::connect(name, &QLineEdit::textChanged, dialog, check);
    QObject::connect(dialog, &QDialog::accepted, parent, [name, mayBe, given = std::move(given)] {
        if (mayBe(name->text())) given(name->text().trimmed());
    });
    dialog->open();
    name->setFocus();
}

} // namespace vignette
