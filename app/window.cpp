#include "app/window.h"

#include "ui/shell/appearance.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_icon.h"
#include "ui/text/translated_wording.h"
#include "ui/text/translators.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QFileInfo>
#include <QLocale>
#include <QTimer>

namespace vignette {

namespace {

/// Where the environment names no language, numbers and dates are written as in the program's own texts.
QLocale screenLocale() {
    const QLocale system = QLocale::system();
    return system.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : system;
}

void nameApplication() {
    QCoreApplication::setOrganizationName(QStringLiteral("vignette"));
    QCoreApplication::setApplicationName(QStringLiteral("vignette"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VIGNETTE_VERSION));
    QGuiApplication::setApplicationDisplayName(QString());
    QGuiApplication::setDesktopFileName(QStringLiteral("org.vignette.Vignette"));
}

/// What was named on the command line: a sample, a study, or a file to bring in.
void openNamed(const CommandLine& line, Workbench& workbench, MainWindow& window) {
    if (!line.sample.empty()) {
        workbench.openSample(QString::fromStdString(line.sample));
        return;
    }
    QStringList studies, extracts;
    for (const std::string& name : line.files) {
        const QString path = QFileInfo(QString::fromStdString(name)).absoluteFilePath();
        (path.endsWith(QLatin1String(".vignette"), Qt::CaseInsensitive) ? studies : extracts).append(path);
    }
    window.openFiles(studies, extracts);
}

} // namespace

int openWindow(int argc, char** argv, const CommandLine& line) {
    nameApplication();
    QApplication application(argc, argv);
    const QLocale locale = screenLocale();
    QLocale::setDefault(locale);
    installTranslators(application, locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    QGuiApplication::setWindowIcon(windowIcon());
    Appearance appearance(application);
    Workbench workbench(std::make_unique<TranslatedWording>(locale));
    MainWindow window(workbench, appearance, builtPages());
    window.show();
    // After the first paint, so that the window stands before any file is read.
    QTimer::singleShot(0, &window, [&] { openNamed(line, workbench, window); });
    return QApplication::exec();
}

} // namespace vignette
