#pragma once

#include "ui/checks/check_sheet.h"
#include "ui/checks/check_words.h"

namespace vignette {

/// "Who is left out": a line a group, its share of every segment. Groups of fewer than 11 people have no
/// figure.
CheckSheet groupsSheet(const std::vector<GroupPlace>& groups, const CheckNames& names);

} // namespace vignette
