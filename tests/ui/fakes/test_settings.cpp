#include "tests/ui/fakes/test_settings.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

namespace vignette::test {

TestSettings::TestSettings() {
    QStandardPaths::setTestModeEnabled(true);
    qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
    QCoreApplication::setOrganizationName(QStringLiteral("vignette-test"));
    QCoreApplication::setApplicationName(QStringLiteral("vignette-test"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QSettings().clear();
}

} // namespace vignette::test
