#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/disk_file.h"
#include "core/ingest/file_kind.h"

namespace vignette {

/// A compressed file (gzip, zstd, xz, bzip2) or the one file in a zip archive, expanded as it is read. Throws
/// Failure(BadInput) for a zip archive of several files (they are listed), of none, or with a password;
/// Failure(TooLarge) once it expands beyond `limit` bytes; Failure(Damaged) when it ends too early, can't be
/// decoded or fails its own checksum. `path` is where `file` was opened from.
std::unique_ptr<ByteSource> openPacked(std::unique_ptr<DiskFile> file, const std::filesystem::path& path,
                                       FileKind kind, std::uint64_t limit);

/// Whether openPacked reads this kind.
bool isPacked(FileKind kind);

} // namespace vignette
