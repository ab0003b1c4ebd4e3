#pragma once

#include "core/privacy/value_signs.h"

#include <string_view>

namespace vignette {

struct Shape;

/// DateForm, DatePartForm and ShortDate of a text, wherever in it the date stands: digits by dashes, dots or
/// slashes, and month names in English, German, Spanish and French ("14FEB1972", "3 de mayo de 2020",
/// "Mon, 5 Jan 2024"). A version or OID of four and more parts is no date.
SignSet signsOfDates(std::string_view text, const Shape& shape);

} // namespace vignette
