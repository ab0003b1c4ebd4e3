#include "ui/text/translators.h"

#include "core/base/failure.h"
#include "core/base/resources.h"
#include "ui/text/pseudo_translator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace vignette {

namespace {

void install(QCoreApplication& application, const QLocale& locale, const QString& name,
             const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

QString ownFolder() {
    try {
        return QString::fromStdString(resourcePath("translations").string());
    } catch (const Failure&) {
        return {};
    }
}

} // namespace

void installTranslators(QCoreApplication& application, const QLocale& locale) {
    install(application, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString pseudo = qEnvironmentVariable("VIGNETTE_PSEUDO");
    if (pseudo == QLatin1String("1") || pseudo == QLatin1String("rtl")) {
        const auto direction = pseudo == QLatin1String("rtl") ? Qt::RightToLeft : Qt::LeftToRight;
        QCoreApplication::installTranslator(new PseudoTranslator(&application, direction));
        return;
    }
    const QString folder = ownFolder();
    if (folder.isEmpty()) return;
    // English first, for its plurals; what another language lacks is said in it.
    install(application, QLocale(QLocale::English), QStringLiteral("vignette"), folder);
    if (locale.language() != QLocale::English)
        install(application, locale, QStringLiteral("vignette"), folder);
}

} // namespace vignette
