#pragma once

#include "core/model/extract.h"

#include <string_view>

namespace vignette {

/// ICD-10-CM: a letter, a digit, a digit or letter, and up to four more behind an optional dot.
bool isIcd10Code(std::string_view code);
/// LOINC: one to five digits, a dash and the check digit (Luhn).
bool isLoincCode(std::string_view code);

/// Whether most cells of a column hold such codes, with at least three different ones; needs all levels.
bool holdsIcd10(const ColumnSurvey& column);
bool holdsLoinc(const ColumnSurvey& column);

} // namespace vignette
