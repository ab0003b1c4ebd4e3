#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vignette::fuzz {

/// A zip archive of these files, stored without compression (PKWARE APPNOTE 6.3.3), with the checksums
/// right: so that what is inside is fuzzed, not the checksums.
std::string storedZip(const std::vector<std::pair<std::string, std::string_view>>& files);

} // namespace vignette::fuzz
