#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/disk_file.h"
#include "core/ingest/file_kind.h"

namespace vignette {

/// A compressed file (gzip, zstd, xz, bzip2), expanded as it is read. Throws Failure(TooLarge) once it
/// expands beyond `limit` bytes; Failure(Damaged) when it ends too early, can't be decoded or fails its own
/// checksum.
std::unique_ptr<ByteSource> openPacked(std::unique_ptr<DiskFile> file, FileKind kind, std::uint64_t limit);

/// Whether openPacked reads this kind.
bool isPacked(FileKind kind);

} // namespace vignette
