#include "ui/text/typed_warning.h"

#include "core/base/outcome.h"
#include "core/study/typed_texts.h"
#include "ui/text/plain_words.h"
#include "ui/theme/style_sheet.h"

#include <QAccessible>
#include <QDialog>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace vignette {

QString typedWarningWords(const std::vector<TypedIdentifier>& found) {
    if (found.empty()) return {};
    QStringList pieces;
    for (const TypedIdentifier& each : found)
        pieces << TypedWarning::tr("%1: “%2”.")
                      .arg(plainWords(each.identifier), QString::fromStdString(each.piece));
    return TypedWarning::tr(
               "This may tell who a patient is. %1 Change it, or go on if it is about no patient.")
        .arg(pieces.join(QLatin1Char(' ')));
}

QString typedWarningOf(const QString& text, TypedNames names) {
    // Without its word lists the program warns of nothing; the import then says why.
    const auto found = attempt([&] { return identifiersInText(text.toStdString(), names); });
    return found.isDone() ? typedWarningWords(found.value()) : QString();
}

TypedWarning::TypedWarning(QWidget& field, TypedNames names)
    : QLabel(field.parentWidget()), m_field(field), m_names(names) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setRole(this, WidgetRole::Badge);
    hide();
}

TypedWarning::TypedWarning(QLineEdit& field, TypedNames names)
    : TypedWarning(static_cast<QWidget&>(field), names) {
    connect(&field, &QLineEdit::textChanged, this, &TypedWarning::look);
    look(field.text());
}

TypedWarning::TypedWarning(QPlainTextEdit& field, TypedNames names)
    : TypedWarning(static_cast<QWidget&>(field), names) {
    connect(&field, &QPlainTextEdit::textChanged, this, [this, &field] { look(field.toPlainText()); });
    look(field.toPlainText());
}

/// A dialog whose texts wrap does not grow by itself.
void TypedWarning::makeRoom() {
    auto* dialog = qobject_cast<QDialog*>(window());
    if (!dialog || !dialog->layout()) return;
    dialog->layout()->activate();
    const int needed = dialog->heightForWidth(dialog->width());
    if (needed > dialog->height()) dialog->resize(dialog->width(), needed);
}

void TypedWarning::look(const QString& typed) {
    const QString words = typedWarningOf(typed, m_names);
    const bool isNew = words != text() && !words.isEmpty();
    setText(words);
    setVisible(!words.isEmpty());
    m_field.setAccessibleDescription(words); // a screen reader hears it where the text is typed
    if (!isNew) return;
    makeRoom();
    QAccessibleEvent event(&m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace vignette
