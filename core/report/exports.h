#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"

#include <string>

namespace vignette {

/// The release as JSON: UTF-8, two blanks a level, keys in a fixed order, one line feed at the end. Keys are
/// described in core/report/README.md. A figure is {"form", "value", "text"}; "value" only where one is
/// shown.
/// `"verdict": "nothing stable"` comes without personas.
std::string jsonText(const Release& release, const Wording& wording);

/// One line a statement, RFC 4180 with CR LF, header first. A cell that starts with = + - @ or a control sign
/// gets an apostrophe before it, so that a spreadsheet does not run it.
std::string csvText(const Release& release, const Wording& wording);

/// The overview as plain lines for a terminal, at most 100 columns.
std::string overviewText(const Release& release, const Wording& wording);

} // namespace vignette
