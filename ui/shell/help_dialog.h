#pragma once

#include <QDialog>

class QTextBrowser;

namespace vignette {

/// The offline help: one short page a topic out of resources/help. Links go to other topics, never anywhere
/// else.
class HelpDialog : public QDialog {
    Q_OBJECT

public:
    explicit HelpDialog(QWidget* parent);
    void showTopic(const QString& topic);

private:
    QTextBrowser* m_text;
};

} // namespace vignette
