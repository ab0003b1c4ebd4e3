#pragma once

#include "core/ingest/disk_file.h"

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

struct archive;

namespace vignette {

/// What the directory of a zip file says of one entry.
struct ZipEntry {
    std::string name;   ///< UTF-8, names of old archives decoded from code page 437; empty: no text at all
    bool isFile = true; ///< and no folder, link or device
    bool isEncrypted = false;
    std::optional<std::uint64_t> bytes; ///< unpacked, as the directory claims
};

/// Goes over the entries of a zip file (APPNOTE.TXT 6.3.10) in the order in which they stand. The file is
/// read at places, so its directory must be whole: one that is cut short is Failure(Damaged). Nothing is ever
/// written to a disk. Names do not depend on the process's locale.
class ZipReader {
public:
    /// The file must outlive the reader.
    explicit ZipReader(const DiskFile& file);
    ~ZipReader();
    ZipReader(const ZipReader&) = delete;
    ZipReader& operator=(const ZipReader&) = delete;

    std::optional<ZipEntry> next();
    /// Unpacks on from the entry; 0 at its end, where its checksum has been compared.
    std::size_t read(std::span<char> out);
    std::uint64_t bytesRead() const { return m_bytesRead; } ///< of the file on disk
    [[noreturn]] void refuse() const;

private:
    static std::ptrdiff_t feed(archive* handle, void* self, const void** bytes);
    static std::int64_t seek(archive*, void* self, std::int64_t offset, int whence);
    static std::int64_t skip(archive*, void* self, std::int64_t request);

    const DiskFile& m_file;
    std::uint64_t m_position = 0;
    std::uint64_t m_bytesRead = 0;
    std::vector<char> m_input = std::vector<char>(std::size_t{64} << 10);
    std::exception_ptr m_error; ///< thrown below libarchive, which is C: thrown again by refuse()
    std::unique_ptr<archive, int (*)(archive*)> m_archive;
};

} // namespace vignette
