#include "tests/ui/fakes/test_settings.h"

#include <QCoreApplication>
#include <QSettings>

namespace vignette::test {

TestSettings::TestSettings() {
    for (const char* place : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(place, m_folder.path().toUtf8());
    QCoreApplication::setOrganizationName(QStringLiteral("vignette-test"));
    QCoreApplication::setApplicationName(QStringLiteral("vignette-test"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QSettings().clear();
}

} // namespace vignette::test
