#pragma once

#include "core/model/typed_identifier.h"

#include <QLabel>

#include <vector>

class QLineEdit;
class QPlainTextEdit;

namespace vignette {

/// "This may tell who a patient is. Telephone numbers: “617-555-0123”. …": what was found in a typed text and
/// what to do; empty when nothing was.
QString typedWarningWords(const std::vector<TypedIdentifier>& found);
/// The same of a text as it is typed.
QString typedWarningOf(const QString& text, TypedNames names = TypedNames::AreFound);

/// Stands under a field for text and warns while what is typed there looks like an identifier. It never holds
/// anything back: the person changes the text, or goes on. Hidden while there is nothing to say.
class TypedWarning : public QLabel {
    Q_OBJECT

public:
    explicit TypedWarning(QLineEdit& field, TypedNames names = TypedNames::AreFound);
    explicit TypedWarning(QPlainTextEdit& field, TypedNames names = TypedNames::AreFound);

private:
    void look(const QString& typed);
    void makeRoom();
    explicit TypedWarning(QWidget& field, TypedNames names);
    QWidget& m_field;
    TypedNames m_names;
};

} // namespace vignette
