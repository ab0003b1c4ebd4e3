#include "ui/shell/appearance.h"

#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QSettings>

namespace vignette {

namespace {

const QString kSetting = QStringLiteral("appearance");

Appearance::Choice remembered() {
    return static_cast<Appearance::Choice>(std::clamp(QSettings().value(kSetting, 0).toInt(), 0, 2));
}

} // namespace

Appearance::Appearance(QApplication& application, QObject* parent)
    : QObject(parent), m_application(application), m_choice(remembered()) {
    connect(&m_desktop, &DesktopScheme::changed, this, &Appearance::apply);
    apply();
}

void Appearance::setChoice(Choice choice) {
    if (choice == m_choice) return;
    m_choice = choice;
    QSettings().setValue(kSetting, static_cast<int>(choice));
    apply();
    emit choiceChanged();
}

void Appearance::apply() {
    switch (m_choice) {
    case Choice::FollowDesktop:
        return applyTheme(m_application, themeOf(m_desktop.mode()));
    case Choice::Light:
        return applyTheme(m_application, lightTheme());
    case Choice::Dark:
        return applyTheme(m_application, darkTheme());
    }
}

} // namespace vignette
