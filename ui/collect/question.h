#pragma once

#include "ui/theme/widgets.h"

#include <QDialog>

class QDialogButtonBox;

namespace vignette {

/// A question to the person: words over what is to be filled in, and two answers below. Gone when it is
/// answered; never holds up the event loop.
class Question : public QDialog {
    Q_OBJECT

public:
    /// `no` is what the button says that changes nothing.
    Question(const QString& title, const QString& yes, const QString& no, QWidget* parent,
             WidgetRole yesRole = WidgetRole::Primary);
    QVBoxLayout* content() { return m_content; }
    void addWords(const QString& words, WidgetRole role = WidgetRole::Plain);
    QPushButton* yes() { return m_yes; }
    /// A third button, which changes something else; the dialog then closes as if refused.
    QPushButton* addOther(const QString& words, WidgetRole role);

private:
    QVBoxLayout* m_content;
    QDialogButtonBox* m_buttons;
    QPushButton* m_yes;
};

} // namespace vignette
