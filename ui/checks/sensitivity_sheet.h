#pragma once

#include "ui/checks/check_sheet.h"
#include "ui/checks/check_words.h"

namespace vignette {

/// "What it hangs on": a bar a change; nothing changed first, then what changes most.
CheckSheet sensitivitySheet(const std::vector<SensitivityLine>& lines, const CheckNames& names);

} // namespace vignette
