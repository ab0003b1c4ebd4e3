#pragma once

#include "core/model/extract.h"

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

bool hasDigit(std::string_view text);

/// Whether a row (without its line end) is the header word for word.
bool repeatsHeader(std::string_view row, const std::vector<std::string>& header, const Dialect& dialect);

/// Whether the first cell that is filled says that the row sums others up: total, grand total, Summe …
bool startsWithTotal(std::string_view row, const Dialect& dialect);

} // namespace vignette
