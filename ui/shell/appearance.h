#pragma once

#include "ui/theme/desktop_scheme.h"

#include <QObject>

class QApplication;

namespace vignette {

/// Light, dark, or as the desktop has it: remembered, and applied to the whole program.
class Appearance : public QObject {
    Q_OBJECT

public:
    enum class Choice { FollowDesktop, Light, Dark };

    explicit Appearance(QApplication& application, QObject* parent = nullptr);
    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);

signals:
    void choiceChanged();

private:
    void apply();

    QApplication& m_application;
    DesktopScheme m_desktop;
    Choice m_choice;
};

} // namespace vignette
