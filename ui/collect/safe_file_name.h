#pragma once

#include <QString>

namespace vignette {

/// A name as a file may be called on every system: letters, digits, blanks, "-" and "_", at most 80; "study"
/// when nothing is left.
QString safeFileName(const QString& name);

} // namespace vignette
