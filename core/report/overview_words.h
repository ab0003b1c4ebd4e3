#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"

#include <string>
#include <utility>
#include <vector>

namespace vignette {

/// What the overview says before its personas, one sentence or two a line: people, verdict, reason, what is
/// hidden.
std::vector<std::string> overviewLines(const Release& release, const Wording& wording);

/// A persona in a few lines: "How to reach" → "Phone, 58 of 100". Only what the story holds.
std::vector<std::pair<std::string, std::string>> summaryLines(const ShownPersona& persona,
                                                              const Wording& wording);

} // namespace vignette
