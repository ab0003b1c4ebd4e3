#pragma once

#include "core/base/hash.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace vignette {

/// How much an extract may grow to: a few hostile kilobytes must not fill the disk or the day.
struct ReadLimits {
    std::uint64_t plainBytes = std::uint64_t{64} << 30;
    std::uint64_t expandedBytes = std::uint64_t{1} << 30; ///< of a compressed file, plus …
    std::uint64_t expandedRatio = 200;                    ///< … this many times its size on disk
};

enum class HashSource { Yes, No };

/// The bytes of an extract from first to last, decompressed. Plain files; gzip (RFC 1952), zstd, xz and
/// bzip2, members one after another allowed; a zip archive of one file. Opened again for each pass. One
/// reader at a time.
class ByteSource {
public:
    /// Throws Failure(NotFound | NotReadable | BadInput | TooLarge) for what is no extract: a directory, a
    /// device, an empty file, an Excel file, another archive.
    static std::unique_ptr<ByteSource> open(const std::filesystem::path& file, HashSource hash,
                                            const ReadLimits& limits = {});
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Fills `out` and returns how much; less than asked for only at the end. Throws Failure(Damaged) for a
    /// compressed file that is cut short or broken, saying how far it was readable.
    virtual std::size_t read(std::span<char> out) = 0;
    virtual std::uint64_t bytesOnDisk() const = 0;
    virtual std::uint64_t diskBytesRead() const = 0; ///< for progress
    /// After the end was read: SHA-256 of the file on disk. Throws Failure(ChangedSource) when the file is no
    /// longer the one that was opened.
    virtual Digest finish() = 0;

protected:
    ByteSource() = default;
};

} // namespace vignette
