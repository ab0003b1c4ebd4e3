#pragma once

class QCoreApplication;
class QLocale;

namespace vignette {

/// Installs the program's and Qt's own translations for the locale's language, or the pseudo language when
/// VIGNETTE_PSEUDO=1 or rtl. Missing files are no error: the program speaks English.
void installTranslators(QCoreApplication& application, const QLocale& locale);

} // namespace vignette
