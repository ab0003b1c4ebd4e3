#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vignette {

/// Pages of a study file, and what the last 16 bytes of each hold: the study's salt (8 bytes, random, the
/// same on every page) and a 64-bit checksum over the rest of the page and its number. SQLite reserves these
/// bytes for us (file format, offset 20), so the file stays an ordinary SQLite file. A page that was never
/// written is all zero.
inline constexpr int kPageSize = 16384;
inline constexpr int kReservedBytes = 16;

/// Registers, once, a VFS that seals each page as it is written and checks it as it is read, so that no
/// damaged byte is ever taken for data or sealed anew; it stands over the system's own VFS and leaves
/// journals alone. Returns its name for sqlite3_open_v2. A page that does not hold fails with
/// SQLITE_IOERR_DATA.
const char* guardedVfs();

/// Whether the page (kPageSize bytes) is sealed for this number (1-based) and salt, or all zero.
bool isPageSound(std::span<const std::byte> page, std::uint64_t number, std::uint64_t salt);
/// The salt in a page's last bytes.
std::uint64_t pageSalt(std::span<const std::byte> page);

} // namespace vignette
