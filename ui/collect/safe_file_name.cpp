#include "ui/collect/safe_file_name.h"

#include <QCoreApplication>

namespace vignette {

namespace {
struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};
constexpr int kLongestName = 80;
} // namespace

QString safeFileName(const QString& name) {
    QString safe;
    for (const QChar letter : name.left(kLongestName))
        if (letter.isLetterOrNumber() || QStringLiteral(" -_").contains(letter)) safe.append(letter);
    safe = safe.simplified();
    return safe.isEmpty() ? Collect::tr("study") : safe;
}

} // namespace vignette
