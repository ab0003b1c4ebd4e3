#pragma once

#include "core/ingest/column_names.h"
#include "core/ingest/csv_reader.h"

#include <string>
#include <vector>

namespace vignette {

/// What departs from a plain UTF-8 table with a header, in sentences for the screen and the methods page.
std::vector<std::string> surveyNotes(const ReadReport& report, const Dialect& dialect, const Header& header);

} // namespace vignette
