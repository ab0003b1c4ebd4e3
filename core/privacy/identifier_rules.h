#pragma once

#include "core/model/identifier.h"
#include "core/privacy/sign_counts.h"

#include <vector>

namespace vignette {

/// Every class that the header and the values of a column point to, in the order of IdentifierClass.
std::vector<IdentifierFinding> findIdentifiers(const SignCounts& column);

} // namespace vignette
