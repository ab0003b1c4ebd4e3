#pragma once

#include "core/model/missing.h"
#include "core/model/wording.h"

#include <string>

namespace vignette {

/// "Set apart mostly by missing answers: nearly all did not take the survey." Says who is silent, never what
/// they would have said.
std::string setApartSentence(const SetApartWords& apart, const Wording& wording);

} // namespace vignette
