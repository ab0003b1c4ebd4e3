#pragma once

#include "core/privacy/value_signs.h"

#include <string_view>

namespace vignette {

struct Shape;

/// IpForm and IpLikely of a text: IPv4 and IPv6 (RFC 4291, with IPv4 inside), alone or among words, with
/// port, prefix length, zone or brackets. OIDs, versions of three or five parts and clock times are none.
SignSet signsOfIp(std::string_view text, const Shape& shape);

/// Url where a scheme or www. stands in front; BareHost for example.org/page.
SignSet signsOfUrl(std::string_view text, const Shape& shape);

bool isMacAddress(std::string_view text); ///< six pairs by colons or dashes, or three groups of four by dots

} // namespace vignette
