#pragma once

#include "ui/checks/check_sheet.h"
#include "ui/checks/check_words.h"

namespace vignette {

/// "In plain rules": a line an end of the tree, from its left.
CheckSheet rulesSheet(const SegmentTree& tree, const CheckNames& names);

} // namespace vignette
