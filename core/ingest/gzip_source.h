#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/disk_file.h"

namespace vignette {

/// A gzip file, expanded as it is read. Throws Failure(TooLarge) once it expands beyond `limit` bytes, and
/// Failure(Damaged) when it ends too early, can't be decoded or fails its own checksum.
std::unique_ptr<ByteSource> openGzip(std::unique_ptr<DiskFile> file, std::uint64_t limit);

} // namespace vignette
