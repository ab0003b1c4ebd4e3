#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/disk_file.h"

#include <memory>
#include <string>

namespace vignette {

/// One table of a zip archive, unpacked as it is read. `name` chooses among several; empty: the first. Throws
/// as contentsOf, Failure(BadInput) when there is no table or none of that name; on reading Failure(TooLarge)
/// beyond `limit`, Failure(Damaged) for what can't be unpacked, fails its checksum or is longer than claimed.
std::unique_ptr<ByteSource> openZipTable(std::unique_ptr<DiskFile> file, const std::string& name,
                                         std::uint64_t limit);

} // namespace vignette
