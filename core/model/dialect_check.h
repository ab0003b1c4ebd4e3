#pragma once

#include "core/model/extract.h"

namespace vignette {

/// Throws Failure(BadUsage) when marks of a dialect can't be told apart: delimiter, quote and line ends must
/// differ, the escape (which may be the quote) from the delimiter and line ends; blanks that divide cells
/// can't be dropped behind them. A plan written by hand may say so.
void refuseContradiction(const Dialect& dialect);

} // namespace vignette
