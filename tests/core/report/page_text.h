#pragma once

#include "core/model/card_page.h"

#include <string>
#include <vector>

namespace vignette::testing {

/// Every text a page would print or show, placeholders too.
std::vector<std::string> textsOf(const CardPage& page);

} // namespace vignette::testing
