#include "ui/shell/window_icon.h"

/// Outside the namespace: the macro declares a function.
static void loadShellResource() {
    Q_INIT_RESOURCE(shell);
}

namespace vignette {

QIcon windowIcon() {
    loadShellResource();
    return QIcon(QStringLiteral(":/shell/vignette.svg"));
}

} // namespace vignette
