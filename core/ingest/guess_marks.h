#pragma once

#include "core/model/extract.h"

#include <span>
#include <string>
#include <vector>

namespace vignette {

/// Sets the decimal and thousands mark of `dialect` from the values of columns that are numbers throughout.
/// 12,5 and 0,125 have a decimal comma; 1,234 alone could be either, and is a decimal comma only in a file
/// whose cells are divided by semicolons.
void guessMarks(std::span<const std::vector<std::string>> rows, Dialect& dialect);

} // namespace vignette
