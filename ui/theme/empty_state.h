#pragma once

#include "ui/icons/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <vector>

namespace vignette {

/// What a page shows when there is nothing yet: an icon, a sentence, why or what next, and one clear button.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    /// Without a button when `action` is empty.
    EmptyState(IconName icon, const QString& sentence, const QString& detail, const QString& action,
               QWidget* parent = nullptr);
    QPushButton* button() { return m_button; } ///< null without an action

signals:
    void actionRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refreshIcon();

    IconName m_iconName;
    QLabel* m_icon;
    std::vector<QLabel*> m_texts;
    QPushButton* m_button = nullptr;
};

} // namespace vignette
