#pragma once

#include <cstdint>
#include <string_view>

namespace vignette {

/// CRC-32 of gzip (RFC 1952, section 8; polynomial 0xEDB88320), continued from `crc`; starts at 0.
std::uint32_t crc32(std::uint32_t crc, std::string_view bytes);

} // namespace vignette
