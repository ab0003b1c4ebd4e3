#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QPushButton;

namespace vignette {

class IconLabel;

/// Messages over the page: what could not be done and what to do now. They stay until a person dismisses
/// them; the words can be selected and copied. The newest stands first, at most three at once.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Note, Caution, Trouble };

    explicit MessageBar(QWidget* parent);
    void showMessage(const QString& message, Kind kind);

public slots:
    void dismiss();

private:
    QStringList m_messages;
    IconLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_dismiss;
};

} // namespace vignette
