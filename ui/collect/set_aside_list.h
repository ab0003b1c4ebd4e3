#pragma once

#include "core/model/extract.h"

#include <QByteArray>

namespace vignette {

/// The rows that were set aside as CSV: line, reason, cells, and the shape of the row (letters as A, digits
/// as 9), never its text. At most the rows the survey noted (1,000); the last line says how many more.
QByteArray setAsideList(const ExtractSurvey& survey);

} // namespace vignette
