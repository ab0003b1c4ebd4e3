#include "ui/theme/desktop_scheme.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace vignette {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kColourScheme = QStringLiteral("color-scheme");
const QString kContrast = QStringLiteral("contrast");
constexpr int kPatience = 300; ///< milliseconds a slow portal may take of the program's start

/// Old portals answer Read with a variant in a variant.
QVariant unwrapped(QVariant value) {
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

uint asked(const QString& key) {
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << kGroup << key;
    const QDBusMessage reply = QDBusConnection::sessionBus().call(call, QDBus::Block, kPatience);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty()) return 0;
    return unwrapped(reply.arguments().constFirst()).toUInt();
}

} // namespace

DesktopScheme::DesktopScheme(QObject* parent) : QObject(parent) {
    m_isPaletteDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        m_colourScheme = asked(kColourScheme);
        m_contrast = asked(kContrast);
        bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                    SLOT(settingChanged(QString, QString, QDBusVariant)));
    }
    apply();
}

void DesktopScheme::settingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group != kGroup) return;
    if (key == kColourScheme) m_colourScheme = unwrapped(value.variant()).toUInt();
    if (key == kContrast) m_contrast = unwrapped(value.variant()).toUInt();
    apply();
}

void DesktopScheme::apply() {
    const bool isDark = m_colourScheme == 0 ? m_isPaletteDark : m_colourScheme == 1;
    const ColourTheme::Mode wanted = m_contrast == 1
                                         ? ColourTheme::Mode::HighContrast
                                         : (isDark ? ColourTheme::Mode::Dark : ColourTheme::Mode::Light);
    if (wanted == m_mode) return;
    m_mode = wanted;
    emit changed(m_mode);
}

} // namespace vignette
