#pragma once

#include <QIcon>

namespace vignette {

/// The program's own sign, for windows and the About box.
QIcon windowIcon();

} // namespace vignette
